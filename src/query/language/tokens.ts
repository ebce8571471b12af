import type { FilterField, Sort } from '../../model/query.ts'
import type { Span } from '../../model/span.ts'

/** A term as typed; `quoted` when it stood in quotes, which its text is without. */
export interface TermToken extends Span {
  readonly type: 'term'
  readonly text: string
  readonly quoted: boolean
}

/** `"a b"~5`: the quotation, and the number after it. */
export interface NearToken extends Span {
  readonly type: 'near'
  readonly phrase: TermToken
  readonly within: number
}

/** 政务*中心 */
export interface SequenceToken extends Span {
  readonly type: 'sequence'
  readonly pieces: readonly TermToken[]
}

/** 同句(a b), its parentheses included. */
export interface TogetherToken extends Span {
  readonly type: 'together'
  /** Where its opening parenthesis ends. */
  readonly opened: number
  readonly unit: 'sentence' | 'paragraph'
  readonly terms: readonly TermToken[]
}

/** `year:2013`; whether the value is one of the field is not known yet. */
export interface FilterToken extends Span {
  readonly type: 'filter'
  readonly field: FilterField
  readonly value: string
}

/** `sort=newest`; null when it names no order. */
interface SortToken extends Span {
  readonly type: 'sort'
  readonly sort: Sort | null
}

/** `a NEAR/5 b`. */
export interface BesideToken extends Span {
  readonly type: 'beside'
  readonly within: number
}

interface SignToken extends Span {
  readonly type: 'open' | 'close' | 'or' | 'not'
}

/** A piece of a query by its look alone; places count in the repaired text. */
export type Token =
  | TermToken
  | NearToken
  | SequenceToken
  | TogetherToken
  | FilterToken
  | SortToken
  | BesideToken
  | SignToken
