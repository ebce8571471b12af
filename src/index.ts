export type { BuildOptions, BuildResult, BuildTelling, SourceOutcome } from './build.ts'
export { buildIndex, readRepairs, readReport, watchSources } from './building.ts'
export {
  BaosouError,
  IndexError,
  ListenError,
  NothingIndexedError,
  ParameterError,
  QueryError,
  SourceError,
} from './errors.ts'
export {
  type GenerationCheck,
  holdsIndex,
  type IndexCheck,
  openIndex,
  verifyIndex,
} from './index-folder.ts'
export type {
  AgencyFigures,
  AgencyMentions,
  FiguresAnswer,
  MentionsAnswer,
  StatedFigure,
} from './model/agencies-answer.ts'
export {
  type Explanation,
  FACET_FIELDS,
  type Facet,
  type FacetField,
  type FacetValue,
  type Fragment,
  type Help,
  type Hit,
  type MarkedSpan,
  type Relaxed,
  type ReportSummary,
  type SearchAnswer,
  type SectionFigure,
  type SnippetPart,
  type SuggestAnswer,
  type SuggestedText,
} from './model/answer.ts'
export { type Figure, MEASURES, type Measure } from './model/figure.ts'
export { PER_PAGE, SUGGESTIONS } from './model/page-sizes.ts'
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
export type {
  AnchoredPart,
  FacetFilters,
  MarkedReport,
  OwnQuery,
  QueryOptions,
  SearchIndex,
  SearchOptions,
} from './search.ts'
export type { WatchOptions } from './watch.ts'
