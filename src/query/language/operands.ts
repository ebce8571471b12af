import type { QueryNode } from '../../model/query.ts'
import type { Span } from '../../model/span.ts'
import { filterOf } from './filter-values.ts'
import { literalSign, operatorInside } from './literal.ts'
import type { Notes } from './notes.ts'
import type { Analyze, Terms } from './terms.ts'
import type { FilterToken, NearToken, SequenceToken, TermToken, TogetherToken } from './tokens.ts'
import { WARNINGS } from './warnings.ts'

/** Most characters that may stand between terms that are to be near. */
const MOST_BETWEEN = 1000

/** Reads each token that holds an operand by itself, and notes how; null when it comes to nothing. */
export class Operands {
  readonly #text: string
  readonly #terms: Terms
  readonly #analyze: Analyze
  readonly #notes: Notes

  constructor(text: string, terms: Terms, analyze: Analyze, notes: Notes) {
    this.#text = text
    this.#terms = terms
    this.#analyze = analyze
    this.#notes = notes
  }

  /** @param isMissed whether to say so when nothing of it can be searched. */
  term(token: TermToken, isMissed: boolean): QueryNode | null {
    const sign = token.quoted ? null : literalSign(token.text)
    if (sign !== null) this.#notes.warn(token, sign)
    const place = this.place(token, isMissed || token.quoted)
    return place === null ? null : { type: 'term', term: place }
  }

  /** The place of a term in the list. */
  place(token: TermToken, isMissed: boolean): number | null {
    const place = this.#terms.place(token.text)
    if (place !== null) this.#notes.read(token, token.quoted ? 'phrase' : 'term')
    else if (isMissed) this.#notes.warn(token, WARNINGS.nothing(this.#typed(token)))
    return place
  }

  near({ phrase, within, start, end }: NearToken): QueryNode | null {
    const places = phrase.text.split(/\s+/).map((text) => this.#terms.place(text))
    const node = this.nearOf(places, within, { start, end })
    if (node === null) return null
    this.#notes.read(phrase, 'phrase')
    this.#notes.read({ start: phrase.end, end }, 'operator')
    return node
  }

  /** Terms that are to be near each other; one alone is a term. */
  nearOf(places: readonly (number | null)[], within: number, span: Span): QueryNode | null {
    const terms = distinct(places)
    if (terms.length < 2) return this.#single(terms, span)
    if (within > MOST_BETWEEN) this.#notes.warn(span, WARNINGS.farApart(MOST_BETWEEN))
    return { type: 'near', terms, within: Math.min(within, MOST_BETWEEN) }
  }

  together({ unit, opened, terms: tokens, start, end }: TogetherToken): QueryNode | null {
    this.#notes.read({ start, end: opened }, 'operator')
    const places = tokens.map((token) => {
      const sign = token.quoted ? null : operatorInside(token.text)
      if (sign !== null) this.#notes.warn(token, sign)
      return this.place(token, true)
    })
    this.#notes.read({ start: end - 1, end }, 'operator')
    const terms = distinct(places)
    return terms.length < 2
      ? this.#single(terms, { start, end })
      : { type: 'together', terms, unit }
  }

  /** A piece of which nothing can be searched makes it one term, `*` and all. */
  sequence({ pieces, start, end }: SequenceToken, isMissed: boolean): QueryNode | null {
    if (pieces.some(({ text }) => this.#analyze(text) === null)) {
      const text = this.#typed({ start, end })
      return this.term({ type: 'term', text, quoted: false, start, end }, isMissed)
    }
    const terms = pieces.flatMap((piece, i) => {
      if (i > 0)
        this.#notes.read({ start: pieces[i - 1]?.end ?? start, end: piece.start }, 'operator')
      return this.place(piece, true) ?? []
    })
    return { type: 'sequence', terms }
  }

  filter({ field, value, start, end }: FilterToken): QueryNode | null {
    const filter = filterOf(field, value, this.#analyze)
    if (filter !== null) {
      if ('term' in filter) this.#terms.typed++
      this.#notes.read({ start, end }, 'filter')
      return { type: 'filter', filter }
    }
    const text = this.#typed({ start, end })
    this.#notes.warn({ start, end }, WARNINGS.unknownValue(text))
    const place = this.place({ type: 'term', text, quoted: false, start, end }, false)
    return place === null ? null : { type: 'term', term: place }
  }

  /** What is left of terms that were to stand together. */
  #single([term]: readonly number[], span: Span): QueryNode | null {
    const message = term === undefined ? WARNINGS.nothing : WARNINGS.singleTerm
    this.#notes.warn(span, message(this.#typed(span)))
    return term === undefined ? null : { type: 'term', term }
  }

  #typed({ start, end }: Span): string {
    return this.#text.slice(start, end)
  }
}

function distinct(places: readonly (number | null)[]): number[] {
  return [...new Set(places.filter((place) => place !== null))]
}
