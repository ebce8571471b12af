import type { Figure } from './figure.ts'
import type { Alternative, Reading, Sort, Warning } from './query.ts'
import type { Level, Region, ReportKind } from './report.ts'
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
  readonly level: Level | null
  readonly kind: ReportKind | null
  readonly year: number | null
  readonly published: string | null
  /** Where the report was found, when it says so. */
  readonly url: string | null
}

/** A mark; `alternative` is the other word that stands there instead of the typed one. */
export interface MarkedSpan extends Span {
  readonly alternative?: string
}

/** A passage of a section: an exact slice of its displayed text from `start` on. */
export interface Fragment {
  /** UTF-16 offset into the section's displayed text. */
  readonly start: number
  readonly parts: readonly SnippetPart[]
}

/** One summand of a score, or a sum of them. */
export interface Explanation {
  readonly value: number
  readonly description: string
  readonly details: readonly Explanation[]
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
  /** Every occurrence of every term that counts, in order; offsets into the section's displayed text. */
  readonly spans: readonly MarkedSpan[]
  /** The passage that shows most terms: one of the fragments. */
  readonly snippet: { readonly parts: readonly SnippetPart[] }
  /** Up to three passages, in reading order; the snippet is one of them. */
  readonly fragments: readonly Fragment[]
  /** The report's title and the section's headings with the terms marked in them. */
  readonly marked: {
    readonly title: readonly SnippetPart[] | null
    readonly headings: readonly (readonly SnippetPart[])[]
  }
  /** Matched sections of duplicate reports that say the same, not shown as hits of their own. */
  readonly duplicates: readonly { readonly id: string; readonly report: string }[]
  /** What its text counts, in reading order: at most six, parts of another left out. */
  readonly figures: readonly SectionFigure[]
  /** How the score comes about; only when asked for. */
  readonly explain?: Explanation
}

export type SectionFigure = Pick<Figure, 'measure' | 'value' | 'unit' | 'scope' | 'approximate'>

export interface FacetValue {
  /** What to filter by. */
  readonly value: string
  /** As people read it. */
  readonly name: string
  readonly sections: number
  readonly reports: number
}

/** The values of one facet among the matches, most sections first; counted without the facet's own filter. */
export interface Facet {
  readonly values: readonly FacetValue[]
  /** Sections and reports of the values that were cut; null when none was. */
  readonly other_count: {
    readonly values: number
    readonly sections: number
    readonly reports: number
  } | null
  /** Sections and reports that have no value. */
  readonly unknown: { readonly sections: number; readonly reports: number }
}

export const FACET_FIELDS = ['agency', 'region', 'level', 'year', 'kind'] as const

export type FacetField = (typeof FACET_FIELDS)[number]

/** How a query that found nothing was loosened; hits then are those of the looser query alone. */
export interface Relaxed {
  readonly step: 'breaks' | 'head' | 'words' | 'most-words' | 'report'
  /** What was done, in words. */
  readonly message: string
  /** The words that were looked for. */
  readonly words: readonly string[]
}

/** What may help when nothing was found. */
export interface Help {
  /** Terms without which there would be hits: how many sections the others have. */
  readonly without: readonly { readonly term: string; readonly sections: number }[]
  /** Queries that would find something, and why they are proposed. */
  readonly instead: readonly {
    readonly query: string
    readonly reason:
      | 'script'
      | 'variants'
      | 'boundary'
      | 'homophone'
      | 'agency'
      | 'policy'
      | 'filters'
    readonly sections: number
  }[]
}

export interface SearchAnswer {
  readonly query: {
    readonly text: string
    readonly terms: readonly {
      readonly text: string
      readonly form: string
      /** Other words looked for beside it. */
      readonly alternatives: readonly Alternative[]
    }[]
    /** The query as it was read, in its plainest form. */
    readonly printed: string
    readonly interpreted: readonly Reading[]
    readonly warnings: readonly Warning[]
    readonly sort: Sort
  }
  /** Exact, whatever the page. */
  readonly total: {
    readonly sections: number
    readonly reports: number
    readonly relation: 'eq'
    /** Of the sections: those in which every term stands as words, and those in which one stands only across words. */
    readonly boundary: { readonly word: number; readonly across: number }
  }
  readonly hits: readonly Hit[]
  /** Hits on all pages: the sections, less those shown as duplicates of another. */
  readonly hit_count: number
  readonly page: number
  readonly per_page: number
  readonly facets?: Readonly<Partial<Record<FacetField, Facet>>>
  /** Null: the hits are those of the query as typed. */
  readonly relaxed: Relaxed | null
  /**
   * Beside few hits, what a looser reading finds that they do not; only when asked for. Never mixed
   * with the hits, and not in the total.
   */
  readonly also?: {
    readonly relaxed: Relaxed
    readonly sections: number
    readonly hits: readonly Hit[]
  } | null
  /** Only when nothing was found as typed. */
  readonly help: Help | null
  readonly index: { readonly generation: string }
  readonly took_ms: number
}

/** Something that may be meant by what is typed so far. */
export interface SuggestedText {
  readonly text: string
  readonly kind: 'agency' | 'policy' | 'heading' | 'phrase'
  /** Sections in which it stands, exactly. */
  readonly sections: number
}

export interface SuggestAnswer {
  readonly typed: string
  readonly suggestions: readonly SuggestedText[]
  readonly index: { readonly generation: string }
  readonly took_ms: number
}
