import type { Span } from '../model/span.ts'
import type { Mark } from './spans.ts'

/** An occurrence and which term of the query it is of, from 0; without a number, all are of one. */
export interface TermSpan extends Span {
  readonly term?: number
}

/** What a passage shows. */
export interface Worth {
  /** Distinct terms that no passage chosen before shows. */
  readonly fresh: number
  /** Distinct terms. */
  readonly terms: number
  /** Marks, but for those in the title or heading the section begins with, which is shown anyway. */
  readonly body: number
  /** Marks in that title or heading. */
  readonly lead: number
}

/** Whether a passage is worth more than another, length and place aside. */
export function isBetter(a: Worth, b: Worth): boolean {
  return (a.fresh - b.fresh || a.terms - b.terms || a.body - b.body || b.lead - a.lead) > 0
}

/** Whether it is for the terms it shows. */
export function showsMore(a: Worth, b: Worth): boolean {
  return (a.fresh - b.fresh || a.terms - b.terms) > 0
}

/** A run of marks: from `first` up to `last`, without it. */
interface Run {
  readonly first: number
  readonly last: number
}

/** Counts what the marks of a moving window show, which is empty at first. */
export class Tally implements Worth {
  fresh = 0
  terms = 0
  body = 0
  lead = 0
  /** Distinct terms of all spans. */
  readonly all: number
  readonly #marks: readonly Mark[]
  readonly #spans: readonly TermSpan[]
  readonly #leadEnd: number
  /** By term: its spans in the window, and whether a passage shows it. */
  readonly #counts: Uint32Array
  readonly #shown: Uint8Array

  constructor(marks: readonly Mark[], spans: readonly TermSpan[], leadEnd: number) {
    this.#marks = marks
    this.#spans = spans
    this.#leadEnd = leadEnd
    let highest = 0
    for (const { term = 0 } of spans) if (term > highest) highest = term
    this.#counts = new Uint32Array(highest + 1)
    this.#shown = new Uint8Array(highest + 1)
    const stands = new Uint8Array(highest + 1)
    for (const { term = 0 } of spans) stands[term] = 1
    this.all = stands.reduce((sum, one) => sum + one, 0)
  }

  add(run: Run): void {
    this.#change(run, 1)
  }

  remove(run: Run): void {
    this.#change(run, -1)
  }

  /** Notes that a passage shows the marks of a run; their terms are no longer fresh. */
  show({ first, last }: Run): void {
    for (let at = first; at < last; at++) {
      const mark = this.#marks[at] as Mark
      for (let span = mark.first; span < mark.last; span++) {
        this.#shown[this.#termOf(span)] = 1
      }
    }
  }

  #change({ first, last }: Run, by: 1 | -1): void {
    for (let at = first; at < last; at++) {
      const mark = this.#marks[at] as Mark
      if (mark.start < this.#leadEnd) this.lead += by
      else this.body += by
      for (let span = mark.first; span < mark.last; span++) this.#changeTerm(span, by)
    }
  }

  #termOf(span: number): number {
    return (this.#spans[span] as TermSpan).term ?? 0
  }

  #changeTerm(span: number, by: 1 | -1): void {
    const term = this.#termOf(span)
    const count = (this.#counts[term] as number) + by
    this.#counts[term] = count
    if (count !== (by === 1 ? 1 : 0)) return
    this.terms += by
    if (this.#shown[term] === 0) this.fresh += by
  }
}
