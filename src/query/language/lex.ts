import { type Enclosures, enclosures } from './enclosures.ts'
import { halfWidth, isSpace } from './half-width.ts'
import { type Prefix, prefixAt } from './prefix.ts'
import type { TermToken, Token } from './tokens.ts'
import { WordReader } from './word.ts'

/**
 * Cuts a query into tokens: first what encloses what, then one walk. Never throws; every `open`
 * has its `close`; tokens are in order, do not overlap, and are never empty.
 */
export function lex(text: string): Token[] {
  return new Lexer(text).tokens()
}

class Lexer {
  readonly #plain: string
  readonly #enclosures: Enclosures
  readonly #closes: ReadonlySet<number>
  readonly #words: WordReader
  readonly #tokens: Token[] = []

  constructor(text: string) {
    this.#plain = halfWidth(text)
    this.#enclosures = enclosures(this.#plain)
    this.#closes = new Set(this.#enclosures.groups.values())
    this.#words = new WordReader(text, this.#plain, this.#enclosures.wholes)
  }

  tokens(): Token[] {
    for (let at = 0; at < this.#plain.length; ) {
      if (isSpace(this.#plain, at)) at++
      else if (this.#closes.has(at)) this.#tokens.push({ type: 'close', start: at, end: ++at })
      else at = this.#operand(at)
    }
    return this.#tokens
  }

  /** A word with the operators glued to its front; where it ends. */
  #operand(start: number): number {
    let at = start
    // Before `at` stands text that waits for what it is glued to: ( or 同句( that never closes.
    let waiting = start
    for (let prefix = this.#prefix(at); prefix; prefix = this.#prefix(at)) {
      if (this.#isText(prefix)) {
        at = prefix.end
        continue
      }
      if (waiting < at) this.#tokens.push(this.#words.term(waiting, at))
      at = this.#operator(prefix, at)
      waiting = at
    }
    const end = this.#wordEnd(at)
    if (waiting < end) this.#tokens.push(this.#words.read(waiting, end))
    return end
  }

  #prefix(at: number): Prefix | null {
    return this.#enclosures.wholes.has(at) ? null : prefixAt(this.#plain, at)
  }

  #isText({ type, end }: Prefix): boolean {
    return (type === 'open' || type === 'together') && !this.#enclosures.groups.has(end - 1)
  }

  /** Takes an operator, with the value or the terms it encloses; where it ends. */
  #operator(prefix: Prefix, start: number): number {
    const { type, end } = prefix
    switch (type) {
      case 'filter': {
        const valueEnd = this.#wordEnd(end)
        const value = this.#words.term(end, valueEnd).text
        this.#tokens.push({ type, field: prefix.field, value, start, end: valueEnd })
        return valueEnd
      }
      case 'together': {
        const close = this.#enclosures.groups.get(end - 1) ?? end
        const terms = this.#terms(end, close)
        this.#tokens.push({ type, unit: prefix.unit, opened: end, terms, start, end: close + 1 })
        return close + 1
      }
      default:
        this.#tokens.push({ type, start, end })
        return end
    }
  }

  /** What stands between two places, as terms: no operator is looked for. */
  #terms(from: number, to: number): TermToken[] {
    const terms: TermToken[] = []
    for (let at = from; at < to; ) {
      const end = this.#wordEnd(at)
      if (end > at) terms.push(this.#words.term(at, end))
      at = Math.max(end, at + 1)
    }
    return terms
  }

  #wordEnd(from: number): number {
    let end = from
    while (end < this.#plain.length && !isSpace(this.#plain, end) && !this.#closes.has(end)) {
      end = this.#enclosures.wholes.get(end) ?? end + 1
    }
    return end
  }
}
