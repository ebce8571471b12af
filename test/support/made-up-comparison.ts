import { searchForm } from '../../src/analyze.ts'
import type { Matches, SearchEngine, TermOccurrences } from '../../src/engine/search-engine.ts'
import { Work } from '../../src/match/work.ts'
import type { QueryNode, QueryTerm } from '../../src/model/query.ts'
import type { Report } from '../../src/model/report.ts'
import type { Span } from '../../src/model/span.ts'
import { Filters } from '../../src/query/filters.ts'
import { retrieve } from '../../src/query/retrieve.ts'
import { MadeUpTerms } from './made-up-terms.ts'
import { Model } from './model/answer.ts'
import { engineOf, reportOf } from './reports.ts'
import type { Random } from './typed-queries.ts'

/** Trees of terms asked of one collection before another is made up. */
const TREES = 50

/**
 * Compares what the engine retrieves with the model for terms of any shape, so that it is exact
 * whatever the lexicon holds. @returns differences, described; stops at the fifth.
 */
export function compareMadeUp(trees: number, next: Random): string[] {
  const made = new MadeUpTerms(next)
  const differences: string[] = []
  for (let tried = 0; tried < trees && differences.length < 5; tried += TREES) {
    const reports = (['hans', 'hant', null] as const).map((script, i) => {
      const texts = Array.from({ length: 1 + next(4) }, () => made.text(30))
      return reportOf(`${i}`, texts, { script })
    })
    const engine = engineOf(reports)
    const model = new Model(reports)
    for (let i = 0; i < TREES; i++) {
      const drawn = Array.from({ length: 1 + next(3) }, () => made.term())
      const terms = [...new Map(drawn.map((term) => [term.form, term])).values()]
      const root = made.tree(terms.length, next(3))
      const found = JSON.stringify([...retrieved(engine, root, terms)])
      const { ids, spansOf: spansBy } = model.answer({ root, terms })
      const expected = JSON.stringify(ids.map((id) => [id, spansBy(id)]))
      if (found === expected) continue
      differences.push(described(reports, { root, terms, found, expected }))
    }
  }
  return differences
}

function retrieved(
  engine: SearchEngine,
  root: QueryNode,
  terms: readonly QueryTerm[],
): Map<string, Span[]> {
  const work = new Work()
  const unread = { text: '', sort: null, printed: '', interpreted: [], warnings: [] }
  const filters = new Filters(engine, work, { inSection: undefined, inLabel: undefined })
  const matches = retrieve(
    { ...unread, root, terms },
    { engine, filters, work, analyze: () => null, keyOf: ({ form }: QueryTerm) => form },
  )
  return new Map(
    [...matches.sections].map((ordinal, place) => [
      engine.section(ordinal).id,
      spansOf(engine, matches, ordinal, place),
    ]),
  )
}

function spansOf(engine: SearchEngine, matches: Matches, ordinal: number, place: number): Span[] {
  const { starts, ends } = searchForm(engine.section(ordinal).text)
  const origin = engine.formOrigins[ordinal] as number
  const ofTerm = (term: TermOccurrences) => {
    const spans: Span[] = []
    for (let k = term.firsts[place] as number; k < (term.ends[place] as number); k++) {
      const at = (term.positions[k] as number) - origin
      const length = term.lengths === null ? term.length : (term.lengths[k] as number)
      spans.push({ start: starts[at] as number, end: ends[at + length - 1] as number })
    }
    return spans
  }
  return matches.terms.flatMap(ofTerm).sort((a, b) => a.start - b.start || a.end - b.end)
}

function described(reports: readonly Report[], difference: object): string {
  const texts = reports.map(({ script, sections }) => ({
    script,
    texts: sections.map(({ id, text }) => ({ id, text })),
  }))
  return JSON.stringify({ ...difference, texts })
}
