import type { Span } from '../model/span.ts'
import type { Mark } from './spans.ts'

/** An occurrence and which term of the query it is of; without a number, all are of one. */
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

/** Counts what the marks of a moving window show. */
export class Tally implements Worth {
  fresh = 0
  terms = 0
  body = 0
  lead = 0
  /** Distinct terms of all spans. */
  readonly all: number
  readonly #marks: readonly Mark[]
  readonly #leadEnd: number
  /** Of each span, its term's place in the arrays that follow. */
  readonly #termOf: Uint32Array
  readonly #counts: Uint32Array
  readonly #shown: Uint8Array

  constructor(marks: readonly Mark[], spans: readonly TermSpan[], leadEnd: number) {
    const places = new Map<number, number>()
    this.#termOf = new Uint32Array(spans.length)
    for (let at = 0; at < spans.length; at++) {
      const { term = 0 } = spans[at] as TermSpan
      let place = places.get(term)
      if (place === undefined) {
        place = places.size
        places.set(term, place)
      }
      this.#termOf[at] = place
    }
    this.all = places.size
    this.#counts = new Uint32Array(this.all)
    this.#shown = new Uint8Array(this.all)
    this.#marks = marks
    this.#leadEnd = leadEnd
  }

  /** Empties the window. */
  clear(): void {
    this.#counts.fill(0)
    this.fresh = this.terms = this.body = this.lead = 0
  }

  worth(): Worth {
    const { fresh, terms, body, lead } = this
    return { fresh, terms, body, lead }
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
        this.#shown[this.#termOf[span] as number] = 1
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

  #changeTerm(span: number, by: 1 | -1): void {
    const term = this.#termOf[span] as number
    const count = (this.#counts[term] as number) + by
    this.#counts[term] = count
    if (count !== (by === 1 ? 1 : 0)) return
    this.terms += by
    if (this.#shown[term] === 0) this.fresh += by
  }
}
