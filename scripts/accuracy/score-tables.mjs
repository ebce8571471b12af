import { aligned } from './align.mjs'

/**
 * Scores tables cell by cell. Tables and their rows are paired in order so that most cells agree; a
 * cell is right when its words are, white space aside, and it stands in the same column of its row.
 * Empty cells are not counted, but a word in the place of an empty one is wrong, and so are all
 * words of a table that is none.
 */
export function scoreTables(found, wanted, add, miss) {
  const pairs = aligned(found, wanted, (a, b) => rowPairs(a, b).right)
  const taken = new Set(pairs.map(([a]) => a))
  const met = new Map(pairs.map(([a, b]) => [b, a]))
  wanted.forEach((table, b) => {
    const name = `table ${b + 1}`
    if (!met.has(b)) {
      add('table cells', 0, 0, filled(table))
      miss('table cells', `${name} is absent: ${firstWords(table)}`)
      return
    }
    const own = found[met.get(b)]
    const { right, rows } = rowPairs(own, table)
    add('table cells', right, filled(own), filled(table))
    if (right === filled(own) && right === filled(table)) return
    const rowOf = new Map(rows.map(([x, y]) => [y, x]))
    table.forEach((row, y) => {
      const other = rowOf.has(y) ? own[rowOf.get(y)] : []
      if (agreeing(other, row) === filled([row]) && filled([other]) === filled([row])) return
      miss('table cells', `${name} row ${y + 1}: ${bars(other)} instead of ${bars(row)}`)
    })
    const used = new Set(rows.map(([x]) => x))
    own.forEach((row, x) => {
      if (!used.has(x)) miss('table cells', `${name}: ${bars(row)} is none of its rows`)
    })
  })
  found.forEach((table, a) => {
    if (taken.has(a)) return
    add('table cells', 0, filled(table), 0)
    miss('table cells', `no table: ${firstWords(table)}`)
  })
}

function rowPairs(own, table) {
  const rows = aligned(own, table, agreeing)
  return { rows, right: rows.reduce((sum, [x, y]) => sum + agreeing(own[x], table[y]), 0) }
}

function agreeing(a, b) {
  return b.filter((cell, i) => packed(cell) !== '' && packed(cell) === packed(a[i] ?? '')).length
}

function filled(table) {
  return table.flat().filter((cell) => packed(cell) !== '').length
}

function firstWords(table) {
  return bars(table.find((row) => row.some((cell) => packed(cell) !== '')) ?? [])
}

function bars(row) {
  return row.map((cell) => packed(cell)).join(' | ') || 'nothing'
}

function packed(text) {
  return text.replace(/\s/g, '')
}
