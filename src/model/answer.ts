import type { Level, Region } from './report.ts'
import type { Span } from './span.ts'

/** A piece of a snippet: `h` when it is marked. Joined, the pieces are the exact slice. */
export interface SnippetPart {
  readonly t: string
  readonly h: boolean
}

/** What a hit says of its report. `agency` is the full name in simplified script. */
export interface ReportSummary {
  readonly id: string
  readonly title: string | null
  readonly agency: string | null
  readonly region: Region | null
  readonly year: number | null
  readonly published: string | null
}

export interface Hit {
  /** Section id. */
  readonly id: string
  readonly report: ReportSummary
  readonly section: {
    /** From the outermost heading down to the section's own. */
    readonly headings: readonly string[]
    /** The headings above the section's own, joined by ` › `; empty for an outermost section. */
    readonly path: string
  }
  readonly score: number
  /** Every occurrence of every term, in order; offsets into the section's displayed text. */
  readonly spans: readonly Span[]
  readonly snippet: { readonly parts: readonly SnippetPart[] }
}

export interface SearchAnswer {
  readonly query: {
    readonly text: string
    readonly terms: readonly { readonly text: string; readonly form: string }[]
  }
  /** Exact, whatever the page. */
  readonly total: { readonly sections: number; readonly reports: number; readonly relation: 'eq' }
  readonly hits: readonly Hit[]
  readonly page: number
  readonly per_page: number
  readonly index: { readonly generation: string }
  readonly took_ms: number
}

/** One agency that mentions the query. `agency` is null for the reports whose agency is unknown. */
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
  readonly query: SearchAnswer['query']
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
