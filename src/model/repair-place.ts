/** One repair, and where it was made. */
export interface RepairPlace {
  /** As `Report.repairs` counts it: `pinyin`, `entity`, `line-join`. */
  readonly kind: string
  /** UTF-16 offset in the text as read; null for what the source states beside its text. */
  readonly offset: number | null
  /** Line of the text as read, from 1. */
  readonly line: number | null
  /** What was there, as read; a repair laid bare by another names what both of them mended. */
  readonly was: string
  readonly shown: string
}
