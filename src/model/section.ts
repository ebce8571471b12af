/**
 * What a section of a yearly report is about, in one taxonomy for the formats of 2008, 2013, 2019
 * and 2021.
 */
export type SectionKind =
  | 'overview'
  | 'proactive'
  | 'requests'
  | 'review'
  | 'consultation'
  | 'organisation'
  | 'spending'
  | 'fees'
  | 'problems'
  | 'plans'
  | 'other'

/**
 * The unit that is indexed and shown.
 *
 * Every character of a report, furniture and header labels aside, stands in exactly one section:
 * the head, the text before the first heading, then each heading with the text up to the next.
 */
export interface Section {
  /** `<report id>#<ordinal>`; ordinals count from 0 in reading order. */
  readonly id: string
  /** From the outermost heading down to the section's own; empty for head and preamble. */
  readonly headings: readonly string[]
  readonly kind: SectionKind
  /**
   * Id of the rule that decided the kind: `plans:next-step`; `head` for what stands above the first
   * heading. Null when no heading above the text says anything: then the kind is `other`.
   */
  readonly kindRule: string | null
  /** Displayed text. It begins with the section's own heading, if it has one. */
  readonly text: string
  /**
   * What the first `leadEnd` UTF-16 units of `text` are: the report's title, the section's own
   * heading, or nothing of either (`leadEnd` is 0). A title or heading weighs more in ranking.
   */
  readonly lead: 'title' | 'heading' | null
  readonly leadEnd: number
}
