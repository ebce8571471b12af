import { statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

const FIRST = 20
const BATCH = 1_000

export const plainSqlite = {
  label: 'SQLite FTS5 trigram',
  async build(sections, folder) {
    const path = join(folder, 'trigram.db')
    const db = new Database(path)
    db.pragma('journal_mode = OFF')
    db.pragma('synchronous = OFF')
    db.exec("CREATE VIRTUAL TABLE s USING fts5(text, tokenize = 'trigram')")
    const insert = db.prepare('INSERT INTO s(rowid, text) VALUES (?, ?)')
    let count = 0
    for await (const { text } of sections) {
      if (count % BATCH === 0) db.exec(count === 0 ? 'BEGIN' : 'COMMIT; BEGIN')
      insert.run(count++, text)
    }
    if (count > 0) db.exec('COMMIT')
    db.exec("INSERT INTO s(s) VALUES ('optimize')")
    const ordinals = (rows) => rows.map(({ id }) => id)
    return {
      all: (query) => {
        const { where, values } = condition(query)
        return ordinals(db.prepare(`SELECT rowid AS id FROM s WHERE ${where}`).all(...values))
      },
      top(query) {
        const { where, values, ranked } = condition(query)
        const order = ranked ? 'ORDER BY rank' : ''
        const first = `SELECT rowid AS id FROM s WHERE ${where} ${order} LIMIT ${FIRST}`
        const count = `SELECT count(*) AS total FROM s WHERE ${where}`
        return {
          ids: ordinals(db.prepare(first).all(...values)),
          total: db.prepare(count).get(...values).total,
        }
      },
      bytes: async () => statSync(path).size,
    }
  },
}

/** Trigrams know no term of fewer than three characters: those are looked for in every text left. */
function condition(query) {
  const terms = query.split(/\s+/).filter((term) => term !== '')
  const long = terms.filter((term) => [...term].length >= 3)
  const short = terms.filter((term) => [...term].length < 3)
  const match = long.map((term) => `"${term.replaceAll('"', '""')}"`).join(' AND ')
  const tests = [
    ...(long.length > 0 ? ['s MATCH ?'] : []),
    ...short.map(() => 'instr(text, ?) > 0'),
  ]
  return {
    where: tests.join(' AND '),
    values: [...(long.length > 0 ? [match] : []), ...short],
    ranked: long.length > 0,
  }
}
