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

  /** The words, in order; joined they are the text. */
  of(text: string): string[] {
    this.#weigh(text)
    const words: string[] = []
    for (let at = 0; at < text.length; ) {
      const end = this.#ends[at] as number
      words.push(text.slice(at, end))
      at = end
    }
    return words
  }

  /** From the end to the start, as cppjieba's `MPSegment` does: of cuts that weigh the same the shorter word. */
  #weigh(text: string): void {
    if (this.#ends.length < text.length) {
      this.#scores = new Float64Array(text.length + 1)
      this.#ends = new Uint32Array(text.length)
    }
    const dictionary = this.#dictionary
    const { weights, unknown } = dictionary
    const scores = this.#scores
    const ends = this.#ends
    scores[text.length] = 0
    for (let start = text.length - 1; start >= 0; start--) {
      let at = start + 1
      let node = text.charCodeAt(start)
      if (isLowSurrogate(node) && isHighSurrogate(text.charCodeAt(start - 1))) continue
      if (isHighSurrogate(node) && isLowSurrogate(text.charCodeAt(at))) {
        node = dictionary.next(node, text.charCodeAt(at++))
      }
      let bestEnd = at
      const single = node < 0 ? Number.NEGATIVE_INFINITY : (weights[node] as number)
      let best = (scores[at] as number) + (single === Number.NEGATIVE_INFINITY ? unknown : single)
      while (node >= 0 && at < text.length) {
        node = dictionary.next(node, text.charCodeAt(at++))
        if (node < 0) break
        const score = (scores[at] as number) + (weights[node] as number)
        if (score > best) {
          best = score
          bestEnd = at
        }
      }
      scores[start] = best
      ends[start] = bestEnd
    }
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
