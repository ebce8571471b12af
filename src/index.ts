export {
  type BuildOptions,
  type BuildResult,
  buildIndex,
  readRepairs,
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
  AgencyFigures,
  AgencyMentions,
  FiguresAnswer,
  MentionsAnswer,
  StatedFigure,
} from './model/agencies-answer.ts'
export type {
  Explanation,
  Facet,
  FacetField,
  FacetValue,
  Fragment,
  Help,
  Hit,
  MarkedSpan,
  Relaxed,
  ReportSummary,
  SearchAnswer,
  SectionFigure,
  SnippetPart,
  SuggestAnswer,
  SuggestedText,
} from './model/answer.ts'
export { type Figure, MEASURES, type Measure } from './model/figure.ts'
export type { Alternative, Reading, Sort, Warning } from './model/query.ts'
export type { RepairPlace } from './model/repair-place.ts'
export type {
  Agency,
  AgencyCandidate,
  AgencyKind,
  Contact,
  DisputedField,
  EvidenceSource,
  FieldCandidate,
  Level,
  OutlineNode,
  Region,
  Report,
  ReportField,
  ReportKind,
  Successor,
} from './model/report.ts'
export type { Section, SectionKind } from './model/section.ts'
export type { Span } from './model/span.ts'
export type { Cell, Table, TableKind } from './model/table.ts'
export {
  type AnchoredPart,
  FACET_FIELDS,
  type FacetFilters,
  type GenerationCheck,
  holdsIndex,
  type IndexCheck,
  type MarkedReport,
  openIndex,
  PER_PAGE,
  type QueryOptions,
  type SearchIndex,
  type SearchOptions,
  SUGGESTIONS,
  verifyIndex,
} from './search.ts'
