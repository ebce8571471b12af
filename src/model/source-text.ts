import type { HeaderField } from './header-field.ts'

/** What a source says, and where it comes from. */
export interface SourceText {
  /** Stable: the path below the indexed folder (`/`-separated), or the file's name; of a record, its own. */
  readonly id: string
  /** Without its folder; empty when the name says nothing about the report. */
  readonly fileName: string
  readonly url: string | null
  readonly text: string
  /** What the source says of the report beside its text: meta tags, fields of a record; in order. */
  readonly stated?: readonly HeaderField[]
  /** What a browser calls the page: the report's title and the site's name, or only one of them. */
  readonly pageTitle?: string
  /** Boxes of the page that were left out: menus, share buttons, lists of links. */
  readonly furniture?: readonly string[]
  /** How the file was read where it says otherwise: `declared gb2312, read as UTF-8`. */
  readonly notes?: readonly string[]
}
