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
  Hit,
  MentionsAnswer,
  ReportSummary,
  SearchAnswer,
  SnippetPart,
} from './model/answer.ts'
export type {
  Agency,
  AgencyCandidate,
  EvidenceSource,
  Level,
  OutlineNode,
  Region,
  Report,
  ReportField,
} from './model/report.ts'
export type { Section } from './model/section.ts'
export type { Span } from './model/span.ts'
export { holdsIndex, openIndex, PER_PAGE, type SearchIndex, type SearchOptions } from './search.ts'
