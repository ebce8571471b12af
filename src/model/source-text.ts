/** What a source says, and where it comes from. */
export interface SourceText {
  /** Stable: the path below the indexed folder (`/`-separated), or the file's name. */
  readonly id: string
  /** Without its folder. */
  readonly fileName: string
  readonly url: string | null
  readonly text: string
}
