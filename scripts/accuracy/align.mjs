/**
 * The best pairing of two lists that keeps their order: the one of the highest sum of likenesses
 * (Needleman and Wunsch 1970, gaps for nothing). Pairs of likeness 0 are left out.
 *
 * @returns pairs of indices, in order.
 */
export function aligned(left, right, likeness) {
  const width = right.length + 1
  const like = left.map((a) => right.map((b) => likeness(a, b)))
  const best = new Float64Array((left.length + 1) * width)
  for (let a = left.length - 1; a >= 0; a -= 1) {
    for (let b = right.length - 1; b >= 0; b -= 1) {
      const at = a * width + b
      best[at] = Math.max(best[at + width], best[at + 1], best[at + width + 1] + like[a][b])
    }
  }
  const pairs = []
  for (let a = 0, b = 0; a < left.length && b < right.length; ) {
    const at = a * width + b
    if (like[a][b] > 0 && best[at] === best[at + width + 1] + like[a][b]) {
      pairs.push([a, b])
      a += 1
      b += 1
    } else if (best[at] === best[at + width]) a += 1
    else b += 1
  }
  return pairs
}
