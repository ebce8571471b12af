import { lettersOf, readingOf } from './pinyin.ts'
import {
  byRank,
  type Candidate,
  KINDS,
  type Suggestion,
  type SuggestionKind,
} from './suggestion.ts'

/** Suggestions kept of an index. */
export const MOST_SUGGESTIONS = 50_000
/** Of each kind at most, those in most sections; kinds take their room in the order of `KINDS`. */
const MOST_OF: Readonly<Record<SuggestionKind, number>> = {
  agency: 15_000,
  policy: 10_000,
  heading: 10_000,
  phrase: MOST_SUGGESTIONS,
}

/**
 * The suggestions of an index, in order of rank, with their readings.
 *
 * @param candidates of a kind, in any order.
 * @param before suggestions whose forms and readings are known.
 */
export function chosenOf(
  candidates: (kind: SuggestionKind, known: ReadonlyMap<string, Suggestion>) => Candidate[],
  before: readonly Suggestion[] = [],
): Suggestion[] {
  const known = new Map(before.map((one) => [one.text, one]))
  const chosen = new Map<string, Candidate>()
  for (const kind of KINDS) {
    let left = MOST_OF[kind]
    for (const candidate of candidates(kind, known).sort(byRank)) {
      if (left === 0 || chosen.size === MOST_SUGGESTIONS) break
      const other = chosen.get(candidate.form)
      // One form of several kinds is shown as the most frequent is written.
      const more = other !== undefined && other.sections >= candidate.sections ? other : candidate
      chosen.set(candidate.form, { ...more, kind: other?.kind ?? kind })
      if (other === undefined) left--
    }
  }
  return [...chosen.values()].sort(byRank).map((candidate) => {
    const same = known.get(candidate.text)
    const readings = same?.form === candidate.form ? same.readings : readingsOf(candidate)
    return { ...candidate, readings }
  })
}

/** About 50 µs. */
export function readingsOf({ text, form }: Candidate): string[] {
  const [written, folded] = [lettersOf(text).join(''), lettersOf(form).join('')]
  const reading = readingOf(written)
  return written === folded ? [reading] : [...new Set([reading, readingOf(folded)])]
}
