import type { SearchEngine } from '../engine/search-engine.ts'
import { Boundary, boundaryAt } from '../match/boundary.ts'
import type { Work } from '../match/work.ts'
import type { QueryTerm } from '../model/query.ts'
import { displayedCharacters, inExactScript, typedCharacters } from './exact-script.ts'
import type { Label } from './labels.ts'
import type { Occurrence } from './occurrences.ts'

/** What is asked of occurrences beside the query. */
export interface CountingOptions {
  /** `exact`: only the very characters that were typed. Default `any`: both scripts, all widths. */
  readonly script?: 'any' | 'exact'
  /** `word`: only occurrences that are words or parts of one. Default `any`: across words too. */
  readonly boundary?: 'any' | 'word'
}

/** Which occurrences count, in sections and in titles and headings; undefined when all do. */
export interface Counting {
  readonly inSection: Counts<number> | undefined
  readonly inLabel: Counts<Label> | undefined
}

/** Whether an occurrence of a term counts, in a section by its ordinal or in a label. */
export type Counts<Where> = (term: QueryTerm, occurrence: Occurrence, where: Where) => boolean

export function countingOf(
  engine: SearchEngine,
  work: Work,
  { script = 'any', boundary = 'any' }: CountingOptions,
): Counting {
  const words = boundary === 'word'
  const exact = script === 'exact'
  return {
    inSection: every<number>([
      words && ((_term, { start, end }) => engine.boundary(start, end - start) !== Boundary.across),
      exact && inExactScript(engine, work),
    ]),
    inLabel: every<Label>([
      words &&
        ((_term, { start, end }, label) =>
          boundaryAt(label.compared, start, end - start) !== Boundary.across),
      exact &&
        ((term, { start, end }, { text, map }) =>
          displayedCharacters(text, map, start, end) === typedCharacters(term.text)),
    ]),
  }
}

function every<Where>(tests: readonly (Counts<Where> | false)[]): Counts<Where> | undefined {
  const asked = tests.filter((test) => test !== false)
  if (asked.length === 0) return undefined
  return (...given) => asked.every((test) => test(...given))
}
