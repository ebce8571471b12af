/** Bits after the point of a fixed-point figure; a share of 10¹⁴ occurrences stands in them whole. */
const BITS = 100n
const ONE = 1n << BITS
const SCALE = 2 ** Number(BITS)

/**
 * The natural logarithm of each frequency's share, rounded to the nearest double.
 *
 * To the last bit, for many ways to cut are equally likely but for how their sums are rounded.
 * `Math.log` is a bit off for one in a hundred of the frequencies in jieba's dictionary, the C
 * library's `log`, which cppjieba calls, for none. So it is summed up in fixed point, from each
 * frequency to the next below it.
 *
 * @param frequencies above 0, rising; the same may stand again.
 * @param sum of all occurrences.
 */
export function weightsOf(frequencies: Uint32Array, sum: number): Map<number, number> {
  const weights = new Map<number, number>()
  let above = ONE
  let logarithm = 0n
  for (let i = frequencies.length - 1; i >= 0; i--) {
    const frequency = frequencies[i] as number
    if (weights.has(frequency)) continue
    const share = BigInt((frequency / sum) * SCALE)
    logarithm += logarithmOfRatio(share, above)
    weights.set(frequency, Number(logarithm) / SCALE)
    above = share
  }
  return weights
}

/** Of a figure and one that is not less. */
function logarithmOfRatio(a: bigint, b: bigint): bigint {
  let doubled = a
  let logarithm = 0n
  for (; 2n * doubled <= b; doubled *= 2n) logarithm -= LOGARITHM_OF_2
  return logarithm + 2n * artanh(((doubled - b) << BITS) / (doubled + b))
}

/** Its series x + x³/3 + x⁵/5 + …, which is short where x is small. */
function artanh(x: bigint): bigint {
  const square = (x * x) / ONE
  let sum = 0n
  let power = x
  for (let n = 1n, term = x; term !== 0n; term = power / n) {
    sum += term
    power = (power * square) / ONE
    n += 2n
  }
  return sum
}

const LOGARITHM_OF_2 = 2n * artanh(ONE / 3n)
