import type { Dictionary } from './dictionary.ts'

/** Cuts a text into those words of a dictionary, and single characters, that are likeliest together. */
export class LikeliestCut {
  readonly #dictionary: Dictionary
  /** By place: weight of the best cut of what follows, and where its first word ends. */
  #scores = new Float64Array(0)
  #ends = new Uint32Array(0)

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary
  }

  /**
   * Cuts a part of a text, from the end to the start, as cppjieba's `MPSegment` does: of cuts that weigh the same the
   * shorter word.
   *
   * @returns by place in the part, where a word that stands there ends in the text: until the next part is cut.
   */
  endsIn(text: string, from: number, to: number): Uint32Array {
    const length = to - from
    if (this.#ends.length < length) {
      this.#scores = new Float64Array(length + 1)
      this.#ends = new Uint32Array(length)
    }
    const dictionary = this.#dictionary
    const { unknown } = dictionary
    const scores = this.#scores
    const ends = this.#ends
    scores[length] = 0
    for (let start = to - 1; start >= from; start--) {
      let at = start + 1
      let node = text.charCodeAt(start)
      if (isLowSurrogate(node) && start > from && isHighSurrogate(text.charCodeAt(start - 1))) {
        continue
      }
      if (isHighSurrogate(node) && at < to && isLowSurrogate(text.charCodeAt(at))) {
        node = dictionary.next(node, text.charCodeAt(at++))
      }
      let bestEnd = at
      const single = node < 0 ? Number.NEGATIVE_INFINITY : dictionary.weight(node)
      let best =
        (scores[at - from] as number) + (single === Number.NEGATIVE_INFINITY ? unknown : single)
      while (node >= 0 && at < to) {
        node = dictionary.next(node, text.charCodeAt(at++))
        if (node < 0) break
        const score = (scores[at - from] as number) + dictionary.weight(node)
        if (score > best) {
          best = score
          bestEnd = at
        }
      }
      scores[start - from] = best
      ends[start - from] = bestEnd
    }
    return ends
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
