/** A text and where it comes from. */
export interface SourceText {
  /** Stable id of the report. */
  readonly id: string
  /** Without its folder; empty when there is none. */
  readonly fileName: string
  readonly url: string | null
  readonly text: string
}
