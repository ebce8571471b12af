import {
  type Explanation,
  type Facet,
  type FacetField,
  type Hit,
  ParameterError,
  QueryError,
  type QueryOptions,
  type SearchAnswer,
  type SearchIndex,
} from '../../src/index.ts'
import { BARE_HIT, FACETS, FIGURES, HIT, MENTIONS, readAs } from './fake-answers.ts'
import { REPORT } from './fake-report.ts'

/** One question put to a fake index. */
export interface Asking {
  readonly method: 'search' | 'mentions' | 'figures' | 'suggest' | 'markedReport'
  readonly text: string
  readonly options?: object
}

const EXPLAIN: Explanation = {
  value: 1.5,
  description: '总分',
  details: [{ value: 1.5, description: '“<公开>”出现 1 次', details: [] }],
}

const INDEX = { generation: 'g1' }

/**
 * An index that knows one report and finds it 23 times, in turns with one of which nothing is
 * known, unless asked for 没有. 坏了 breaks it, and the year of a filter must be a number. It keeps
 * what it was asked.
 */
export function fakeIndex(): SearchIndex & { readonly asked: readonly Asking[] } {
  const asked: Asking[] = []
  const read = (asking: Asking & { options?: QueryOptions }) => {
    asked.push(asking)
    check(asking.text, asking.options)
    return readAs(asking.text)
  }
  return {
    asked,
    prepare: async () => {},
    ownQueries: () => [],
    generation: 'g1',
    notice: null,
    counts: { reports: 24, sections: 310, agencies: 20 },
    search(text, options = {}) {
      const { page = 1, perPage = 10, sort = 'relevance', facets, explain = false, also } = options
      const query = read({ method: 'search', text, options })
      const sections = text === '没有' ? 0 : 23
      const all = Array.from({ length: sections }, (_, at) => (at % 2 === 0 ? HIT : BARE_HIT))
      return {
        query: { ...query, sort },
        total: {
          sections,
          reports: Math.min(sections, 2),
          relation: 'eq',
          boundary: { word: sections, across: 0 },
        },
        hits: all.slice((page - 1) * perPage, page * perPage).map(explainedIf(explain)),
        hit_count: sections,
        page,
        per_page: perPage,
        ...(facets === undefined ? {} : { facets: facetsOf(facets) }),
        relaxed: null,
        ...(also === true ? { also: null } : {}),
        help: sections === 0 ? { without: [], instead: [] } : null,
        index: INDEX,
        took_ms: 0.25,
      }
    },
    mentions(text, options = {}) {
      const query = read({ method: 'mentions', text, options })
      const nobody = { agencies: 0, reports: 0, sections: 0, mentions: 0 }
      return text === '没有'
        ? { ...MENTIONS, query, agencies: [], total: nobody }
        : { ...MENTIONS, query }
    },
    figures(measure, filters = {}) {
      asked.push({ method: 'figures', text: measure, options: { filters } })
      check('a', { filters })
      return measure === 'staff'
        ? { ...FIGURES, measure, agencies: [], total: { agencies: 0, reports: 0 } }
        : { ...FIGURES, measure }
    },
    suggest(typed, limit = 10) {
      asked.push({ method: 'suggest', text: typed, options: { limit } })
      const all = [
        { text: '政务公开', kind: 'phrase', sections: 12 },
        { text: '政务\u001b[2J中心', kind: 'heading', sections: 3 },
      ] as const
      const suggestions = typed === '没有' ? [] : all.slice(0, limit)
      return { typed, suggestions, index: INDEX, took_ms: 0.1 }
    },
    report: (id) => (id === REPORT.id ? REPORT : null),
    markedReport(id, text, options = {}) {
      read({ method: 'markedReport', text, options })
      return id === REPORT.id ? { report: REPORT, marked: marked(text) } : null
    },
  }
}

function check(text: string, { filters = {} }: QueryOptions = {}): void {
  if (text === '坏了') throw new Error('secret of the inside')
  const year = filters.year?.find((value) => !/^[\d.]+$/.test(value))
  if (year !== undefined) throw new ParameterError(`year is “${year}”`, 'Give a year.')
  if (!/[\p{L}\p{N}]/u.test(text))
    throw new QueryError('The query is empty.', 'Ask for at least one letter, digit or character.')
  if ([...text].length > 1000)
    throw new QueryError('The query is longer than 1000 characters.', 'Shorten it.')
}

function explainedIf(explain: boolean): (hit: Hit) => Hit {
  return (hit) => (explain ? { ...hit, explain: EXPLAIN } : hit)
}

function facetsOf(fields: readonly FacetField[]): NonNullable<SearchAnswer['facets']> {
  return Object.fromEntries(fields.map((field): [FacetField, Facet] => [field, FACETS[field]]))
}

/** Every place of the text in the report, with its anchor. */
function marked(text: string) {
  let marks = 0
  return REPORT.sections.map((section) =>
    section.text
      .split(text)
      .flatMap((t, at) => [
        ...(at === 0 ? [] : [{ t: text, h: true, id: `m${++marks}` }]),
        ...(t === '' ? [] : [{ t, h: false }]),
      ]),
  )
}
