import type { CollectedRegex } from './collect.mjs'

export interface BoundRow {
  readonly file: string
  readonly beginning: string
  /** UTF-16 units of the longest text it is tried on; null for texts of any length. */
  readonly bound: number | null
  readonly reason: string
}

export function boundOf(regex: CollectedRegex): BoundRow | null
export function staleRows(regexes: readonly CollectedRegex[]): readonly string[]
