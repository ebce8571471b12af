import type { HeaderField } from '../model/header-field.ts'

/** What the metadata readers look at: a cleaned, repaired text in its parts. */
export interface TextEvidence {
  /** As written, null when the text has none. */
  readonly title: string | null
  /** Where the title was read; `title` is a line of the text itself. */
  readonly titleEvidence?: 'title' | 'header' | null
  readonly header: readonly HeaderField[]
  /** The text between header and signature, paragraphs separated by line ends. */
  readonly body: string
  /** The lines that close the text (who signs, when), in order; often empty. */
  readonly signature: readonly string[]
  /** Name of the file without its folder; empty when there is none. */
  readonly fileName: string
  readonly url: string | null
}
