import { analyzeTerm } from '../../src/analyze.ts'
import type { Filter, QueryNode, QueryTerm } from '../../src/model/query.ts'
import { typedCharacters } from './model/occurrences.ts'

/** A query as somebody means it, before it is typed. */
export type Meant =
  | { readonly type: 'piece'; readonly text: string }
  | { readonly type: 'all' | 'any'; readonly nodes: readonly Meant[] }
  | { readonly type: 'not'; readonly node: Meant }
  | { readonly type: 'near'; readonly pieces: readonly string[]; readonly within: number }
  | {
      readonly type: 'together'
      readonly pieces: readonly string[]
      readonly unit: 'sentence' | 'paragraph'
    }
  | { readonly type: 'sequence'; readonly pieces: readonly string[] }
  | { readonly type: 'year'; readonly from: number | null; readonly to: number | null }
  | {
      readonly type: 'field'
      readonly field: Exclude<Filter['field'], 'year'>
      readonly value: string
    }

/** Whole numbers below a bound. */
export type Random = (below: number) => number

/** Words the language reads as operators where they stand alone. */
const OPERATORS = /^(?:或|非|OR|AND|NOT|NEAR.*)$/i
const PLAIN = /^[\p{Script=Han}A-Za-z0-9]+$/u
/** The beginning of a document number, which may go on past a space: 国务院令第 492 号. */
const UNFINISHED = /[令字]第?\d*$/

/** Whether a piece can be typed without quotes and still be one term. */
export const isPlain = (piece: string): boolean =>
  PLAIN.test(piece) && !OPERATORS.test(piece) && !UNFINISHED.test(piece)

/** Writes a query in one of the ways it can be typed, chosen at random. */
export function typed(meant: Meant, next: Random): string {
  const pick = (...ways: readonly string[]) => ways[next(ways.length)] as string
  const inside = (node: Meant): string => {
    const text = typed(node, next)
    const single = node.type !== 'all' && node.type !== 'any'
    return single ? text : pick(`(${text})`, `（${text}）`)
  }
  switch (meant.type) {
    case 'piece':
      return isPlain(meant.text) && next(3) > 0 ? meant.text : quoted(meant.text, next)
    case 'all':
      return meant.nodes.map(inside).join(pick(' ', '　', '  '))
    case 'any':
      return meant.nodes.map(inside).join(pick(' OR ', ' | ', ' 或 ', '　或　', ' ｜ '))
    case 'not':
      return `${pick('-', '－', '非 ')}${inside(meant.node)}`
    case 'near': {
      const pieces = meant.pieces.join(' ')
      return pick(
        meant.pieces.join(` NEAR/${meant.within} `),
        `${pick(`"${pieces}"`, `“${pieces}”`)}${pick('~', '～')}${meant.within}`,
      )
    }
    case 'together': {
      const name = meant.unit === 'sentence' ? '同句' : '同段'
      const pieces = meant.pieces.join(pick(' ', '　'))
      return `${name}${pick(`(${pieces})`, `（${pieces}）`)}`
    }
    case 'sequence':
      return meant.pieces.join(pick('*', '＊'))
    case 'year':
      return `year${pick(':', '：')}${yearsTyped(meant.from, meant.to)}`
    case 'field':
      return `${meant.field}${pick(':', '：')}${isPlain(meant.value) ? meant.value : quoted(meant.value, next)}`
    default:
      return meant satisfies never
  }
}

export function yearsTyped(from: number | null, to: number | null): string {
  return from === to && from !== null ? `${from}` : `${from ?? ''}..${to ?? ''}`
}

const QUOTES = ['「」', '“”', '""', '『』', '«»'] as const

/** Whether some pair of quotes does not stand in the piece itself. */
export function isQuotable(piece: string): boolean {
  return quotesFor(piece).length > 0
}

function quotesFor(piece: string): readonly string[] {
  return QUOTES.filter(([open = '', close = '']) => !piece.includes(open) && !piece.includes(close))
}

function quoted(piece: string, next: Random): string {
  const quotes = quotesFor(piece)
  const [open = '「', close = '」'] = quotes[next(Math.max(1, quotes.length))] ?? ''
  return `${open}${piece}${close}`
}

/** A quotable piece in the first quotes that do not stand in it. */
export function quotedPlainly(piece: string): string {
  return quoted(piece, () => 0)
}

export interface ReaderOptions {
  readonly variants: boolean
  readonly script: 'any' | 'exact'
}

/** The tree and the terms a meant query is to be read as. */
export class Reader {
  readonly terms: QueryTerm[] = []
  readonly #options: ReaderOptions

  constructor(options: ReaderOptions) {
    this.#options = options
  }

  read(meant: Meant): QueryNode {
    switch (meant.type) {
      case 'piece':
        return { type: 'term', term: this.#place(meant.text) }
      case 'all':
      case 'any':
        return { type: meant.type, nodes: meant.nodes.map((node) => this.read(node)) }
      case 'not':
        return { type: 'not', node: this.read(meant.node) }
      case 'near':
      case 'together': {
        const terms = [...new Set(this.#places(meant.pieces))]
        // A term beside itself is just that term.
        const [only = 0] = terms
        if (terms.length === 1) return { type: 'term', term: only }
        return meant.type === 'near'
          ? { type: 'near', terms, within: meant.within }
          : { type: 'together', terms, unit: meant.unit }
      }
      case 'sequence':
        return { type: 'sequence', terms: this.#places(meant.pieces) }
      case 'year':
        return { type: 'filter', filter: { field: 'year', from: meant.from, to: meant.to } }
      case 'field':
        return { type: 'filter', filter: this.#filter(meant.field, meant.value) }
      default:
        return meant satisfies never
    }
  }

  #filter(field: Exclude<Filter['field'], 'year'>, value: string): Filter {
    return field === 'title' || field === 'heading'
      ? { field, term: this.#term(value) }
      : { field, value }
  }

  #places(pieces: readonly string[]): number[] {
    return pieces.map((piece) => this.#place(piece))
  }

  /** Place of a term; what cannot be told apart is one. */
  #place(piece: string): number {
    const term = this.#term(piece)
    const identity = ({ form, text }: QueryTerm) =>
      this.#options.script === 'any' ? form : typedCharacters(text)
    const known = this.terms.findIndex((other) => identity(other) === identity(term))
    return known >= 0 ? known : this.terms.push(term) - 1
  }

  #term(piece: string): QueryTerm {
    const term = analyzeTerm(piece, this.#options)
    if (term === null) throw new RangeError(`nothing is left of ${JSON.stringify(piece)}`)
    return term
  }
}
