import type { MappedText } from '../../model/mapped-text.ts'
import type { Reading, Warning } from '../../model/query.ts'
import type { Span } from '../../model/span.ts'

/** What is told of how a query was read, with spans carried back to the text as typed. */
export class Notes {
  readonly #source: MappedText
  readonly #readings: Reading[] = []
  readonly #warnings: Warning[] = []

  constructor(source: MappedText) {
    this.#source = source
  }

  read(span: Span, as: Reading['as']): void {
    this.#readings.push({ span: this.#typed(span), as })
  }

  warn(span: Span, message: string): void {
    this.#warnings.push({ span: this.#typed(span), message })
  }

  /** In the order of the text. */
  get readings(): Reading[] {
    return this.#readings.toSorted(inOrder)
  }

  get warnings(): Warning[] {
    return this.#warnings.toSorted(inOrder)
  }

  #typed({ start, end }: Span): Span {
    const { starts, ends } = this.#source
    return { start: starts[start] as number, end: ends[end - 1] as number }
  }
}

function inOrder(a: { readonly span: Span }, b: { readonly span: Span }): number {
  return a.span.start - b.span.start || a.span.end - b.span.end
}
