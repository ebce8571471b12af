import { QUOTES } from './quotation.ts'
import type { TermToken, Token } from './tokens.ts'
import { operatorNamed, sortNamed } from './words.ts'

/** What stands beside a word that stands alone: space, a parenthesis, or nothing. */
const EDGE = /^[\s()]?$/

/** Reads a run of characters that no space parts, quotations aside. */
export class WordReader {
  readonly #text: string
  readonly #plain: string
  readonly #wholes: ReadonlyMap<number, number>

  constructor(text: string, plain: string, wholes: ReadonlyMap<number, number>) {
    this.#text = text
    this.#plain = plain
    this.#wholes = wholes
  }

  read(start: number, end: number): Token {
    const plain = this.#plain.slice(start, end)
    if (this.#standsAlone(start, end)) {
      const sort = sortNamed(plain)
      if (sort !== undefined) return { type: 'sort', sort, start, end }
      const operator = operatorNamed(plain)
      if (operator !== undefined) return { ...operator, start, end }
    }
    return this.#near(start, end) ?? this.#sequence(start, end) ?? this.term(start, end)
  }

  /** The same as a term, whatever it looks like. */
  term(start: number, end: number): TermToken {
    const quoted = this.#quotationEnd(start) === end
    const text = quoted ? this.#text.slice(start + 1, end - 1) : this.#text.slice(start, end)
    return { type: 'term', text, quoted, start, end }
  }

  #quotationEnd(start: number): number | undefined {
    return QUOTES.has(this.#plain.charAt(start)) ? this.#wholes.get(start) : undefined
  }

  #standsAlone(start: number, end: number): boolean {
    return EDGE.test(this.#plain.charAt(start - 1)) && EDGE.test(this.#plain.charAt(end))
  }

  #near(start: number, end: number): Token | undefined {
    const phraseEnd = this.#quotationEnd(start) ?? end
    const within = /^~(\d+)$/.exec(this.#plain.slice(phraseEnd, end))?.[1]
    if (within === undefined) return undefined
    return { type: 'near', phrase: this.term(start, phraseEnd), within: Number(within), start, end }
  }

  /** Pieces between `*`; undefined when there is none, or nothing on a side of one. */
  #sequence(start: number, end: number): Token | undefined {
    const pieces: TermToken[] = []
    let from = start
    for (let at = start; at < end; at = this.#wholes.get(at) ?? at + 1) {
      if (this.#plain.charAt(at) !== '*') continue
      pieces.push(this.term(from, at))
      from = at + 1
    }
    pieces.push(this.term(from, end))
    const isSequence = pieces.length > 1 && pieces.every((piece) => piece.start < piece.end)
    return isSequence ? { type: 'sequence', pieces, start, end } : undefined
  }
}
