import type { Matches, SearchEngine } from '../engine/search-engine.ts'
import { byPlace, spanOf } from '../highlight/spans.ts'
import type { TermSpan } from '../highlight/tally.ts'
import type { MarkedSpan } from '../model/answer.ts'
import type { MappedText } from '../model/mapped-text.ts'
import type { Query, QueryTerm } from '../model/query.ts'
import { occurrencesAt } from '../query/occurrences.ts'

/** Every occurrence that counts in the section at a place among the matches, in reading order. */
export function spansAt(
  engine: SearchEngine,
  query: Query,
  matches: Matches,
  place: number,
  map: MappedText,
): (MarkedSpan & TermSpan)[] {
  const origin = engine.formOrigins[matches.sections[place] as number] as number
  return matches.terms
    .flatMap((occurrences, term) =>
      occurrencesAt(occurrences, place).map(({ start, end }) => {
        const range = { offset: start - origin, length: end - start }
        const shown = map.text.slice(range.offset, range.offset + range.length)
        const alternative = alternativeIn(query.terms[term] as QueryTerm, shown)
        return { ...spanOf(map, range), term, ...(alternative === null ? {} : { alternative }) }
      }),
    )
    .sort(byPlace)
}

/** The other word that a text shows in place of a term's; null when it shows the term itself. */
function alternativeIn({ form, alternatives }: QueryTerm, shown: string): string | null {
  if (shown === form) return null
  const used = alternatives.find((each) => shown.includes(each.form) && !form.includes(each.form))
  return used?.to ?? null
}
