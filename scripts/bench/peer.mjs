// The embedded engine in the shape a benchmark of peers runs: build, open, all, top, form, forms.
// Sections are plain `{ text }`; queries are terms separated by spaces.
import { analysisFingerprint, analyzeSection, analyzeTerm, searchForm } from '../../dist/analyze.js'
import { openEngine, writeIndex } from '../../dist/engine/embedded/embedded-engine.js'
import { best } from '../../dist/query/best.js'
import { scorer } from '../../dist/query/rank.js'

let engine

function* reports(sections) {
  let i = 0
  for (const { text } of sections) {
    const id = String(i++).padStart(8, '0')
    const section = { id: `${id}#0`, headings: [], text, lead: null, leadEnd: 0 }
    yield { report: { id, agency: null, year: null }, sections: [analyzeSection(section)] }
  }
}

function read(q) {
  const terms = q
    .split(/\s+/)
    .map((text) => analyzeTerm(text))
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
  async open(folder) {
    engine = await openEngine(folder, analysisFingerprint)
  },
  all(q) {
    return engine.match(read(q).terms).sections
  },
  top(q) {
    const query = read(q)
    const matches = engine.match(query.terms)
    const ranked = best(
      matches.sections.length,
      20,
      scorer(engine, query, matches),
      (a, b) => a - b,
    )
    return {
      ids: ranked.map(({ place }) => matches.sections[place]),
      total: matches.sections.length,
    }
  },
  form: (text) => searchForm(text).text,
  forms(term) {
    const analyzed = analyzeTerm(term)
    return analyzed === null ? [searchForm(term).text] : enumerate(analyzed)
  },
}

/** The strings a text may show for a term. Matching compares in place; only a scan needs them listed. */
function enumerate({ form, spellings }) {
  let readings = [new Map([...form.split('')].map((unit, at) => [at, unit]))]
  for (const { offset, text } of spellings) {
    const respelled = readings.map((reading) => {
      const units = new Map(reading)
      for (let i = 0; i < text.length; i++) units.set(offset + i, text[i])
      return units
    })
    readings = [...readings, ...respelled]
  }
  const inOrder = (reading) => [...reading].sort(([a], [b]) => a - b).map(([, unit]) => unit)
  return [...new Set(readings.map((reading) => inOrder(reading).join('')))]
}
