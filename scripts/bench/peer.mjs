// The embedded engine in the shape a benchmark of peers runs: build, open, all, top, form, forms.
// Sections are plain `{ text }`; queries are terms separated by spaces.
import { analysisFingerprint, analyzeSection, analyzeTerm, searchForm } from '../../dist/analyze.js'
import { warm } from '../../dist/answer/warming.js'
import { openEngine, writeIndex } from '../../dist/engine/embedded/embedded-engine.js'
import { inRoom } from '../../dist/match/room.js'
import { best } from '../../dist/query/best.js'
import { scorer } from '../../dist/query/rank.js'

/** Of a report the engine reads these. */
const NOTHING_KNOWN = {
  title: null,
  agency: null,
  region: null,
  level: null,
  kind: '其他',
  url: null,
  year: null,
  published: null,
  script: null,
  duplicates: [],
}

let engine

function* reports(sections) {
  let i = 0
  for (const { text } of sections) {
    const id = String(i++).padStart(8, '0')
    const section = { id: `${id}#0`, headings: [], kind: 'other', text, lead: null, leadEnd: 0 }
    yield { report: { ...NOTHING_KNOWN, id }, sections: [analyzeSection(section)] }
  }
}

function read(q) {
  const terms = q
    .split(/\s+/)
    .map((text) => analyzeTerm(text, { variants: false }))
    .filter((term) => term !== null)
  return { text: q, terms }
}

export default {
  label: 'Baosou embedded engine',
  config: 'positional grams, words in FlexSearch, BM25 with boundaries',
  total: 'exact',
  async build(sections, folder) {
    await writeIndex(folder, analysisFingerprint, reports(sections))
    return { save: () => {} }
  },
  /** Warmed as `baosou serve` is: what is measured as opening has it in it. */
  async open(folder) {
    engine = await openEngine(folder, analysisFingerprint)
    await warm(engine, ({ text }) => this.top(text))
  },
  all(q) {
    return engine.match(read(q).terms).sections
  },
  top: (q) =>
    inRoom(() => {
      const query = read(q)
      const matches = engine.match(query.terms)
      const ranked = best(
        matches.sections.length,
        20,
        scorer(engine, query, matches),
        (a, b) => a - b,
      )
      return {
        ids: ranked.map((place) => matches.sections[place]),
        total: matches.sections.length,
      }
    }),
  form: (text) => searchForm(text).text,
  forms(term) {
    const analyzed = analyzeTerm(term, { variants: false })
    if (analyzed === null) return [searchForm(term).text]
    return [analyzed, ...analyzed.others].flatMap(enumerate)
  },
}

/** The strings a text may show for a term. Matching compares in place; only a scan needs them listed. */
function enumerate({ form, spellings }) {
  const options = groupedByPlace(spellings)
  let readings = [new Map([...form.split('')].map((unit, at) => [at, unit]))]
  for (const alike of options.values()) {
    const respelled = readings.flatMap((reading) =>
      alike.map(({ offset, text }) => {
        const units = new Map(reading)
        for (let i = 0; i < text.length; i++) units.set(offset + i, text[i])
        return units
      }),
    )
    readings = [...readings, ...respelled]
  }
  const inOrder = (reading) => [...reading].sort(([a], [b]) => a - b).map(([, unit]) => unit)
  return [...new Set(readings.map((reading) => inOrder(reading).join('')))]
}

function groupedByPlace(spellings) {
  const places = new Map()
  for (const spelling of spellings) {
    const place = `${spelling.offset} ${spelling.text.length}`
    places.set(place, [...(places.get(place) ?? []), spelling])
  }
  return places
}
