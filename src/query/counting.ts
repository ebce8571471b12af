import type { SearchEngine, TermOccurrences } from '../engine/search-engine.ts'
import { Boundary, boundaryAt } from '../match/boundary.ts'
import type { Work } from '../match/work.ts'
import type { QueryTerm } from '../model/query.ts'
import { inExactScript } from './exact-script.ts'
import type { Label } from './labels.ts'
import { displayedCharacters, typedCharacters } from './typed-characters.ts'

/** What is asked of occurrences beside the query. */
export interface CountingOptions {
  /** `exact`: only the very characters that were typed. Default `any`: both scripts, all widths. */
  readonly script?: 'any' | 'exact'
  /** `word`: only occurrences that are words or parts of one. Default `any`: across words too. */
  readonly boundary?: 'any' | 'word'
}

/** Which occurrences count, in sections and in titles and headings; undefined when all do. */
export interface Counting {
  readonly inSection: CountsInSection | undefined
  readonly inLabel: Counts<Label> | undefined
}

/** Whether an occurrence of a term counts, by its half-open positions in a label. */
export type Counts<Where> = (term: QueryTerm, start: number, end: number, where: Where) => boolean

/** Which occurrences of terms count in sections. */
export interface CountsInSection {
  /** Makes ready to ask of some terms what counts in some sections, ascending. */
  among(terms: readonly QueryTerm[], sections: Uint32Array): CountsAmong
  /** Whether only those count that are words or parts of one: asked of each that is accepted. */
  readonly asWords: boolean
  /** Whether texts may have to be read: then it is asked of all terms for some sections before the next. */
  readonly readsTexts: boolean
}

/** The same of some terms in some sections. */
export interface CountsAmong {
  /**
   * Forgets the texts that were read.
   *
   * @param from place of a section.
   * @returns up to which section as many texts as may be held at once reach from there: past `from`.
   */
  stretch(from: number): number
  /**
   * What counts in a section by its ordinal: all of a term's occurrences there, none of them (null), or
   * those that the given test accepts by their half-open positions.
   *
   * @param t place of the term among the terms.
   * @param i place of the section among those of the occurrences.
   */
  of(t: number, section: number, occurrences: TermOccurrences, i: number): Accepted
}

type Accepted = 'all' | null | ((start: number, end: number) => boolean)

export function countingOf(
  engine: SearchEngine,
  work: Work,
  { script = 'any', boundary = 'any' }: CountingOptions,
): Counting {
  const words = boundary === 'word'
  const exact = script === 'exact'
  return {
    inSection: inSections(words, exact ? inExactScript(engine, work) : undefined),
    inLabel: every<Label>([
      words &&
        ((_term, start, end, label) =>
          boundaryAt(label.compared, start, end - start) !== Boundary.across),
      exact && asTyped(),
    ]),
  }
}

/** Whether a label shows the very characters of a term; these are read once for all occurrences. */
function asTyped(): Counts<Label> {
  let asked: QueryTerm | null = null
  let characters = ''
  return (term, start, end, { text, map }) => {
    if (asked !== term) characters = typedCharacters(term.text)
    asked = term
    return displayedCharacters(text, map, start, end) === characters
  }
}

function inSections(
  words: boolean,
  exact: CountsInSection | undefined,
): CountsInSection | undefined {
  if (!words) return exact
  return exact === undefined ? ALL_WORDS : { ...exact, asWords: true }
}

const ALL_WORDS: CountsInSection = {
  among: (_, sections) => ({ stretch: () => sections.length, of: () => 'all' }),
  asWords: true,
  readsTexts: false,
}

function every<Where>(
  tests: readonly [Counts<Where> | false, Counts<Where> | false],
): Counts<Where> | undefined {
  const [first, second] = tests.filter((test) => test !== false)
  if (first === undefined || second === undefined) return first
  return (...given) => first(...given) && second(...given)
}
