export {
  type BuildOptions,
  type BuildResult,
  buildIndex,
  readReport,
  type SourceOutcome,
} from './build.ts'
export {
  BaosouError,
  IndexError,
  ListenError,
  NothingIndexedError,
  ParameterError,
  QueryError,
  SourceError,
} from './errors.ts'
export type {
  AgencyMentions,
  Explanation,
  Facet,
  FacetField,
  FacetValue,
  Fragment,
  Help,
  Hit,
  MarkedSpan,
  MentionsAnswer,
  Relaxed,
  ReportSummary,
  SearchAnswer,
  SnippetPart,
  SuggestAnswer,
  SuggestedText,
} from './model/answer.ts'
export type { Alternative, Reading, Sort, Warning } from './model/query.ts'
export type {
  Agency,
  AgencyCandidate,
  EvidenceSource,
  Level,
  OutlineNode,
  Region,
  Report,
  ReportField,
  ReportKind,
} from './model/report.ts'
export type { Section, SectionKind } from './model/section.ts'
export type { Span } from './model/span.ts'
export {
  type AnchoredPart,
  FACET_FIELDS,
  type FacetFilters,
  holdsIndex,
  type MarkedReport,
  openIndex,
  PER_PAGE,
  type QueryOptions,
  type SearchIndex,
  type SearchOptions,
  SUGGESTIONS,
} from './search.ts'
