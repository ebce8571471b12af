import type { SearchEngine } from '../engine/search-engine.ts'
import type { Work } from '../match/work.ts'
import type { QueryTerm } from '../model/query.ts'
import type { Counts, CountsInSection } from './counting.ts'
import type { Filters } from './filters.ts'
import type { Label } from './labels.ts'

/** What a query is answered from. */
export interface Retrieval {
  readonly engine: SearchEngine
  readonly filters: Filters
  readonly work: Work
  /** Undefined: every occurrence counts. */
  readonly counts?: CountsInSection | undefined
  /** The same for titles and headings. */
  readonly inLabel?: Counts<Label> | undefined
  /** What a text is as a term, as the query's own were read. */
  readonly analyze: (text: string) => QueryTerm | null
  /** What equal terms have in common. */
  readonly keyOf: (term: QueryTerm) => string
  /** Only these sections, ascending; all when undefined. */
  readonly among?: Uint32Array | undefined
}
