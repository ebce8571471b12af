// Asks an engine every plain query: once as it comes, which is the first time, then again.
import { tell } from './child.mjs'
import { byClass, median } from './timings.mjs'

const AGAIN = 3

/** Of the time there is, how much the first pass may take, and how much it and the comparison. */
const FIRST = 0.5
const COMPARED = 0.75

/**
 * Tells times of the first 20 with the total, and what was found against the truth. An engine out of time has
 * told of a part of the queries, which are some of every class.
 *
 * @param until when to stop, as `performance.now()` gives it.
 */
export function askAll({ queries, truth, top, all, until }) {
  const start = performance.now()
  const isOver = (share) => performance.now() > start + share * (until - start)
  const first = []
  const totals = []
  for (const { text } of queries) {
    if (isOver(FIRST)) break
    const from = performance.now()
    const { total } = top(text)
    first.push(performance.now() - from)
    totals.push(total)
  }
  const rssMb = process.memoryUsage.rss() / 2 ** 20
  tell({ asked: first.length, first: byClass(queries, first), rssMb })
  tell(compared({ queries, truth, totals, all, isOver }))
  const repeated = []
  for (const { text } of queries.slice(0, first.length)) {
    if (isOver(1)) break
    const times = Array.from({ length: AGAIN }, () => {
      const from = performance.now()
      top(text)
      return performance.now() - from
    })
    repeated.push(median(times))
  }
  tell({ repeated: byClass(queries, repeated) })
}

/** Recall is of the queries that find anything; precision counts nothing found as right. */
function compared({ queries, truth, totals, all, isOver }) {
  const sums = { recall: 0, precision: 0, exact: 0, totals: 0, wanted: 0 }
  let count = 0
  for (const [i, total] of totals.entries()) {
    if (isOver(COMPARED)) break
    add(sums, total, all(queries[i].text), truth(i))
    count++
  }
  return {
    compared: count,
    recall: sums.recall / sums.wanted,
    precision: sums.precision / count,
    exact: sums.exact,
    totals: sums.totals,
  }
}

function add(sums, total, sections, truth) {
  const wanted = new Set(truth)
  let right = 0
  for (const section of sections) if (wanted.has(section)) right++
  if (wanted.size > 0) {
    sums.recall += right / wanted.size
    sums.wanted++
  }
  sums.precision += sections.length === 0 ? 1 : right / sections.length
  if (right === wanted.size && right === sections.length) sums.exact++
  if (total === wanted.size) sums.totals++
}
