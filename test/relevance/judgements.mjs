import { readFileSync } from 'node:fs'

/**
 * The judged queries, in the order of `judgements.tsv`, which says what its rows mean.
 *
 * @throws Error that names the line, when the file is not what its head says.
 */
export function readJudgements() {
  const file = new URL('judgements.tsv', import.meta.url)
  return parseJudgements(readFileSync(file, 'utf8'))
}

/** @param {string} text */
export function parseJudgements(text) {
  const queries = []
  const copies = new Map()
  for (const [i, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue
    const [mark, ...cells] = line.split('\t')
    const wrong = (why) => new Error(`judgements.tsv, line ${i + 1}: ${why}`)
    if (cells.some((cell) => cell.trim() === '')) throw wrong('a cell is empty')
    if (mark === '=' && cells.length === 2) {
      copies.set(cells[0], cells[1])
    } else if (mark === '?' && cells.length === 4) {
      const [collection, kind, query, intent] = cells
      if (!['sample', 'real'].includes(collection)) throw wrong(`collection ${collection}`)
      if (queries.some((q) => q.query === query)) throw wrong(`${query} is asked twice`)
      queries.push({ collection, kind, query, intent, grades: new Map(), reasons: new Map() })
    } else if (['1', '2', '3'].includes(mark) && cells.length === 2) {
      const [id, reason] = cells
      const asked = queries.at(-1)
      if (asked === undefined) throw wrong('a judgement stands before every query')
      if (asked.grades.has(id)) throw wrong(`${id} is judged twice`)
      asked.grades.set(id, Number(mark))
      asked.reasons.set(id, reason)
    } else throw wrong('no such row')
  }
  const idle = queries.find(({ grades }) => ![...grades.values()].includes(3))
  if (idle !== undefined) throw new Error(`judgements.tsv: ${idle.query} has no answer of grade 3`)
  return { queries, copies }
}

/**
 * A ranking as a reader takes it in: of two copies of a section only the first that comes, under
 * the name the judgements use.
 *
 * @param {readonly string[]} ranking section ids
 * @param {ReadonlyMap<string, string>} copies report ids
 */
export function withoutCopies(ranking, copies) {
  const original = (id) => {
    const at = id.lastIndexOf('#')
    const report = id.slice(0, at)
    return `${copies.get(report) ?? report}${id.slice(at)}`
  }
  return [...new Set(ranking.map(original))]
}
