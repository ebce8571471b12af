import type { SearchAnswer } from './answer.ts'
import type { Figure, Measure } from './figure.ts'
import type { Level, Region } from './report.ts'

/**
 * One agency that mentions the query. `agency` is null for the reports whose agency is unknown.
 * A publication found at several places (`Report.duplicates`) counts once in every number: of its
 * copies that match, the first by id speaks for all, one whose agency is known before the others.
 */
export interface AgencyMentions {
  readonly agency: string | null
  readonly region: Region | null
  readonly level: Level | null
  readonly reports: number
  readonly sections: number
  /** Occurrences of a single term; for several terms, sections that have them all. */
  readonly mentions: number
  /** Years the reports are about; null when none of them tells. */
  readonly first_year: number | null
  readonly last_year: number | null
  /** Mentions by year, oldest first; reports without a year stand under `unknown`. */
  readonly by_year: Readonly<Record<string, number>>
}

export interface MentionsAnswer {
  readonly query: Omit<SearchAnswer['query'], 'sort'>
  /** Most mentions first, then by name; exact and uncapped. */
  readonly agencies: readonly AgencyMentions[]
  /** `agencies` counts known agencies only. */
  readonly total: {
    readonly agencies: number
    readonly reports: number
    readonly sections: number
    readonly mentions: number
  }
  /** What was searched: all reports of the index and their known agencies. */
  readonly scope: { readonly reports: number; readonly agencies: number }
  readonly index: { readonly generation: string }
  readonly took_ms: number
}

/** A figure with the words that state it and where they stand. */
export interface StatedFigure
  extends Pick<Figure, 'value' | 'unit' | 'scope' | 'approximate' | 'part'> {
  /** An exact slice of the section's displayed text. */
  readonly text: string
  /** Id of the report. */
  readonly report: string
  readonly section: { readonly id: string; readonly headings: readonly string[] }
}

/** What the reports of one agency state of one measure. `agency` is null for a report of unknown agency. */
export interface AgencyFigures {
  readonly agency: string | null
  readonly region: Region | null
  readonly level: Level | null
  /** Years the reports are about, oldest first; null, for reports that do not tell, last. */
  readonly years: readonly {
    readonly year: number | null
    /** The year's own total, by the stated rules. */
    readonly figure: StatedFigure
    /** What else is stated of that year: parts, other totals. */
    readonly others: readonly StatedFigure[]
  }[]
}

export interface FiguresAnswer {
  readonly measure: Measure
  /** By name; every agency with a figure, uncapped. */
  readonly agencies: readonly AgencyFigures[]
  /** `agencies` counts known agencies only, `reports` those with a figure, copies once. */
  readonly total: { readonly agencies: number; readonly reports: number }
  /** What was searched: all reports of the index and their known agencies. */
  readonly scope: { readonly reports: number; readonly agencies: number }
  readonly index: { readonly generation: string }
  readonly took_ms: number
}
