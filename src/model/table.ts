import type { Span } from './span.ts'

/** One cell of a table. */
export interface Cell {
  /**
   * In the displayed text of the table's section, without white space at the ends; of no length
   * for an empty cell.
   */
  readonly span: Span
  /**
   * The cell as a number when all of it is one figure (`1,234`, `１２`, `-3.5`, `12.5%` as 12.5);
   * null for words, dashes, slashes and nothing, and for `3万` or `007`, which are no plain figure.
   */
  readonly number: number | null
}

/**
 * The three tables that yearly reports have since 2019: what was made public, what became of the
 * requests, reviews and lawsuits.
 */
export type TableKind = 'proactive' | 'requests' | 'review'

/**
 * A table the source kept: rows that follow each other, cells parted by tabs or pipes. One that is
 * longer than a section may be is a table in each of its sections.
 */
export interface Table {
  /** Ordinal of its section in the report, from 0. */
  readonly section: number
  /** Null when its labels name none of them. */
  readonly kind: TableKind | null
  /** From its first row to its last, in the section's displayed text. */
  readonly span: Span
  /** A row has the cells the source gives it: one that ends early is shorter than the others. */
  readonly rows: readonly (readonly Cell[])[]
}
