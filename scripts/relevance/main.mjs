// Prints how well each engine ranks the judged queries of test/relevance.
// `npm run build && npm ci --prefix scripts/peers && node scripts/relevance/main.mjs`
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Table from 'cli-table3'
import nodejieba from 'nodejieba'
import { searchForm, wordsOf } from '../../dist/analyze.js'
import { buildIndex, openIndex } from '../../dist/index.js'
import { readJudgements, withoutCopies } from '../../test/relevance/judgements.mjs'
import { DEPTH, mean, ndcg, recall, reciprocalRank } from '../../test/relevance/measures.mjs'
import { flexSearch, miniSearch, sqliteTrigram } from '../peers/ranked.mjs'

const SAMPLE = fileURLToPath(new URL('../../index-data/sample', import.meta.url))
const REAL = fileURLToPath(new URL('../../../shared/reports', import.meta.url))
/** Hits that are asked for: more than are looked at, since copies are passed over. */
const HITS = 20
const OURS = 'Baosou'

const judgements = readJudgements()
const results = [
  ...(await judged('sample', [SAMPLE])),
  ...(existsSync(REAL) ? await judged('real', [SAMPLE, REAL]) : []),
]

if (process.argv.includes('--queries')) printQueries()
printKinds()
printEngines()

/** One result an engine and a query of the collection. */
async function judged(collection, folders) {
  const out = mkdtempSync(join(tmpdir(), 'baosou-relevance-'))
  try {
    const sections = []
    const onSource = ({ kind, report }) => {
      if (kind !== 'indexed') return
      const prefix = collection === 'real' && !report.id.includes('/') ? 'real/' : ''
      for (const section of report.sections) {
        sections.push({ ...section, id: prefix + section.id, found: section.id })
      }
    }
    await buildIndex(folders, out, { onSource })
    const engines = { ...(await ours(sections, out)), ...peers(sections) }
    const queries = judgements.queries.filter((query) => query.collection === collection)
    return queries.flatMap((query) =>
      Object.entries(engines).map(([engine, search]) => {
        const ranking = withoutCopies(search(query.query).slice(0, HITS), judgements.copies)
        return { engine, ...query, ranking, ...measured(ranking, query.grades) }
      }),
    )
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

function measured(ranking, grades) {
  return {
    ndcg: ndcg(ranking, grades),
    first: reciprocalRank(ranking, grades),
    recall: recall(ranking, grades),
  }
}

async function ours(sections, folder) {
  const index = await openIndex(folder)
  const names = new Map(sections.map(({ id, found }) => [found, id]))
  return {
    // As the page shows them: hits, and below few of them what a looser reading finds.
    [OURS]: (typed) => {
      const { hits, also } = index.search(typed, { perPage: HITS, also: true })
      return [...hits, ...(also?.hits ?? [])].map(({ id }) => names.get(id))
    },
  }
}

/** Each twice: on the text as it is, and on our search forms, which makes scripts and widths one. */
function peers(sections) {
  const plain = sections.map((section) => fields(section, (text) => text))
  const folded = sections.map((section) => fields(section, form))
  const words = {
    forIndex: (text) => nodejieba.cutForSearch(text).filter(isWord),
    forQuery: (text) => nodejieba.cut(text).filter(isWord),
  }
  const formWords = {
    forIndex: (text) => nodejieba.cutForSearch(text).filter(isWord),
    forQuery: (text) =>
      wordsOf(text)
        .map(({ text: word }) => word)
        .filter(isWord),
  }
  const named =
    (search, read = (typed) => typed) =>
    (typed) =>
      search(read(typed)).map((ordinal) => sections[ordinal].id)
  const typedForm = (typed) => typed.split(/\s+/).map(form).join(' ')
  return {
    'FlexSearch + jieba': named(flexSearch(plain, words)),
    'MiniSearch + jieba': named(miniSearch(plain, words)),
    'SQLite FTS5 trigram': named(sqliteTrigram(plain, words)),
    'FlexSearch + jieba, our forms': named(flexSearch(folded, formWords), typedForm),
    'MiniSearch + jieba, our forms': named(miniSearch(folded, formWords), typedForm),
    'SQLite FTS5 trigram, our forms': named(sqliteTrigram(folded, formWords), typedForm),
  }
}

function fields({ text, lead, leadEnd }, read) {
  const first = read(text.slice(0, leadEnd))
  return {
    title: lead === 'title' ? first : '',
    heading: lead === 'heading' ? first : '',
    body: read(text.slice(leadEnd)),
  }
}

function form(text) {
  return searchForm(text).text.replaceAll('|', '\n').trim()
}

function isWord(word) {
  return /[\p{L}\p{N}]/u.test(word)
}

function printEngines() {
  const table = plainTable(['engine', 'nDCG@10', 'known-item MRR', 'recall@10'])
  for (const [engine, rows] of grouped(results, 'engine')) {
    const known = rows.filter(({ kind }) => kind === 'known-item')
    table.push([engine, average(rows, 'ndcg'), average(known, 'first'), average(rows, 'recall')])
  }
  const queries = new Set(results.map(({ query }) => query)).size
  const known = new Set(results.filter(isKnown).map(({ query }) => query)).size
  console.log(`${queries} queries, ${known} of them known items\n${table}`)
}

function isKnown({ kind }) {
  return kind === 'known-item'
}

/** nDCG by kind of query: where each engine is strong and weak. */
function printKinds() {
  const engines = [...grouped(results, 'engine').keys()]
  const table = plainTable(['nDCG@10', 'queries', ...engines])
  for (const [kind, rows] of grouped(results, 'kind')) {
    const means = [...grouped(rows, 'engine').values()].map((each) => average(each, 'ndcg'))
    table.push([kind, rows.length / engines.length, ...means])
  }
  console.log(`${table}`)
}

/** Every query with what was found of it, our worst first. */
function printQueries() {
  const worst = results.filter(({ engine }) => engine === OURS).sort((a, b) => a.ndcg - b.ndcg)
  for (const { query, kind, intent } of worst) {
    console.log(`\n${query} (${kind}): ${intent}`)
    for (const row of results.filter((other) => other.query === query)) {
      const first = row.ranking.slice(0, DEPTH).map((id) => `${row.grades.get(id) ?? '-'} ${id}`)
      console.log(`  ${figure(row.ndcg)} ${row.engine}: ${first.join(' · ')}`)
    }
  }
}

function plainTable(head) {
  return new Table({ head, style: { head: [], border: [] } })
}

function grouped(rows, key) {
  const groups = new Map()
  for (const row of rows) groups.set(row[key], [...(groups.get(row[key]) ?? []), row])
  return groups
}

function average(rows, measure) {
  return figure(mean(rows.map((row) => row[measure])))
}

function figure(value) {
  return value.toFixed(3)
}
