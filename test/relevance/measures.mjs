/** Hits that a reader looks at. */
export const DEPTH = 10

/**
 * Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002, with the gain 2^grade − 1 of
 * Burges et al. 2005): 1 when the best judged sections come first and in order of their grades.
 *
 * @param {readonly string[]} ranking section ids, best first
 * @param {ReadonlyMap<string, number>} grades section id → 1 to 3
 */
export function ndcg(ranking, grades, depth = DEPTH) {
  const gains = ranking.slice(0, depth).map((id) => gain(grades.get(id) ?? 0))
  const ideal = [...grades.values()].sort((a, b) => b - a).map(gain)
  return discounted(gains) / discounted(ideal.slice(0, depth))
}

/** 1 over the rank of the first section of grade 3; 0 when the ranking holds none. */
export function reciprocalRank(ranking, grades) {
  const at = ranking.findIndex((id) => grades.get(id) === 3)
  return at < 0 ? 0 : 1 / (at + 1)
}

/** Judged sections among the first, as a share of those that could be there. */
export function recall(ranking, grades, depth = DEPTH) {
  const found = ranking.slice(0, depth).filter((id) => grades.has(id)).length
  return found / Math.min(depth, grades.size)
}

/** @param {readonly number[]} values */
export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function gain(grade) {
  return 2 ** grade - 1
}

function discounted(gains) {
  return gains.reduce((sum, value, i) => sum + value / Math.log2(i + 2), 0)
}
