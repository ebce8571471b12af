import type { Reading } from '../server/contract.ts'

const ENCLOSES_NOTHING = /[(（]\s*[)）]/g

/**
 * The typed text with a term cut out of it; null where that is not plain, since the term was not
 * read from one place, or nothing would be left.
 */
export function withoutTerm(
  typed: string,
  interpreted: readonly Reading[],
  term: string,
): string | null {
  const places = interpreted.filter(({ as, span }) => {
    if (as !== 'term' && as !== 'phrase') return false
    const text = typed.slice(span.start, span.end)
    return text === term || text.slice(1, -1) === term
  })
  const [place] = places
  if (place === undefined || places.length > 1) return null
  const before = typed.slice(0, place.span.start).trimEnd()
  const rest = `${before} ${typed.slice(place.span.end).trimStart()}`
  const left = rest.replaceAll(ENCLOSES_NOTHING, '').trim()
  return left === '' ? null : left
}
