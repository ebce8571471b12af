// What people reach for first, set up as its own documentation has it. Each is given sections as
// `{ title, heading, body }` and answers `(typed) => ordinals, best first`. All of them get the
// same query, cut by the same jieba: every word first, any word when that finds nothing.
import Database from 'better-sqlite3'
import { Document } from 'flexsearch'
import MiniSearch from 'minisearch'

/** How much more a word weighs there than in the body: as in the embedded engine. */
const BOOST = { title: 3, heading: 2, body: 1 }
const LIMIT = 50

/** @param {{ forIndex(text: string): string[], forQuery(text: string): string[] }} words */
export function flexSearch(sections, words) {
  // One encoder of an index serves both sides; they differ in how finely words are cut.
  let encode = words.forIndex
  const field = (name) => ({ field: name, tokenize: 'strict', encode: (text) => encode(text) })
  // Its AND holds within one field, so the last field is the whole section.
  const index = new Document({
    document: { id: 'id', index: [field('title'), field('heading'), field('content')] },
  })
  for (const [id, { title, heading, body }] of sections.entries()) {
    index.add({ id, title, heading, content: `${title}\n${heading}\n${body}` })
  }
  encode = words.forQuery
  // Fields have no weight in it: it answers by field, in their order.
  const found = (typed, suggest) => [
    ...new Set(index.search(typed, { limit: LIMIT, suggest }).flatMap(({ result }) => result)),
  ]
  return (typed) => orElse(found(typed, false), () => found(typed, true))
}

export function miniSearch(sections, words) {
  const index = new MiniSearch({ fields: Object.keys(BOOST), tokenize: words.forIndex })
  index.addAll(sections.map((section, id) => ({ id, ...section })))
  const found = (typed, combineWith) =>
    index.search(typed, { combineWith, boost: BOOST, tokenize: words.forQuery }).map(({ id }) => id)
  return (typed) => orElse(found(typed, 'AND'), () => found(typed, 'OR'))
}

export function sqliteTrigram(sections, words) {
  const db = new Database(':memory:')
  db.exec("CREATE VIRTUAL TABLE s USING fts5(title, heading, body, tokenize = 'trigram')")
  const insert = db.prepare('INSERT INTO s(rowid, title, heading, body) VALUES (?, ?, ?, ?)')
  for (const [id, { title, heading, body }] of sections.entries()) {
    insert.run(id, title, heading, body)
  }
  const found = (terms, operator) => trigramSearch(db, terms, operator)
  return (typed) => {
    const terms = typed.split(/\s+/).filter((term) => term !== '')
    const cut = words.forQuery(typed)
    return orElse(found(terms, 'AND'), () => orElse(found(cut, 'AND'), () => found(cut, 'OR')))
  }
}

/** Trigrams know no term of fewer than three characters: those are looked for by LIKE, and counted. */
function trigramSearch(db, terms, operator) {
  const long = terms.filter((term) => [...term].length >= 3)
  const short = terms.filter((term) => [...term].length < 3)
  const scores = new Map()
  const add = ({ id, score }) => scores.set(id, (scores.get(id) ?? 0) + score)
  const sets = []
  if (long.length > 0) {
    const match = long.map((term) => `"${term.replaceAll('"', '""')}"`).join(` ${operator} `)
    sets.push(db.prepare(MATCH).all(match))
  }
  for (const term of short) sets.push(db.prepare(LIKE).all({ term, like: `%${term}%` }))
  for (const rows of sets) rows.forEach(add)
  const inAll = (id) => sets.every((rows) => rows.some((row) => row.id === id))
  return [...scores]
    .filter(([id]) => operator === 'OR' || inAll(id))
    .sort(([a, x], [b, y]) => y - x || a - b)
    .map(([id]) => id)
    .slice(0, LIMIT)
}

const weights = Object.values(BOOST).join(', ')
const MATCH = `SELECT rowid AS id, -bm25(s, ${weights}) AS score FROM s WHERE s MATCH ?`
const occurrences = Object.entries(BOOST)
  .map(
    ([field, boost]) =>
      `${boost} * (length(${field}) - length(replace(${field}, :term, ''))) / length(:term)`,
  )
  .join(' + ')
const LIKE = `SELECT rowid AS id, ${occurrences} AS score FROM s
  WHERE title LIKE :like OR heading LIKE :like OR body LIKE :like`

function orElse(found, other) {
  return found.length > 0 ? found : other()
}
