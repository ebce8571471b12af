import { formInRoom, searchForm } from '../analyze.ts'
import type { Matches, SearchEngine, TermOccurrences } from '../engine/search-engine.ts'
import { byPlace, type FormRange, spanOf } from '../highlight/spans.ts'
import type { TermSpan } from '../highlight/tally.ts'
import type { MarkedSpan } from '../model/answer.ts'
import type { Query, QueryTerm } from '../model/query.ts'
import type { Span } from '../model/span.ts'
import { lengthOf } from '../query/occurrences.ts'

/**
 * Every occurrence that counts in the section at a place among the matches, in reading order.
 *
 * @param text of the section, as it is displayed.
 */
export function spansAt(
  engine: SearchEngine,
  query: Query,
  matches: Matches,
  place: number,
  text: string,
): (MarkedSpan & TermSpan)[] {
  const origin = engine.formOrigins[matches.sections[place] as number] as number
  const mayShowOther = query.terms.some(({ alternatives }) => alternatives.length > 0)
  const mapped = mayShowOther ? searchForm(text) : null
  const form = mapped?.text ?? ''
  const map = mapped ?? formInRoom(text)
  const spans: (MarkedSpan & TermSpan)[] = []
  for (let term = 0; term < matches.terms.length; term++) {
    const occurrences = matches.terms[term] as TermOccurrences
    const asked = query.terms[term] as QueryTerm
    const end = occurrences.ends[place] as number
    for (let k = occurrences.firsts[place] as number; k < end; k++) {
      const offset = (occurrences.positions[k] as number) - origin
      const range = { offset, length: lengthOf(occurrences, k) }
      const alternative = alternativeIn(asked, form, range)
      const { start, end: to } = spanOf(map, range)
      spans.push(
        alternative === null ? { start, end: to, term } : { start, end: to, term, alternative },
      )
    }
  }
  // Those of one term are in order, but for some in one character: sorting would take longer than finding out.
  const areInOrder = spans.every((span, i) => i === 0 || byPlace(spans[i - 1] as Span, span) <= 0)
  return areInOrder ? spans : spans.sort(byPlace)
}

/** The other word that a text shows in place of a term's; null when it shows the term itself. */
function alternativeIn(
  { form, alternatives }: QueryTerm,
  text: string,
  { offset, length }: FormRange,
): string | null {
  if (alternatives.length === 0) return null
  const shown = text.slice(offset, offset + length)
  if (shown === form) return null
  const used = alternatives.find((each) => shown.includes(each.form) && !form.includes(each.form))
  return used?.to ?? null
}
