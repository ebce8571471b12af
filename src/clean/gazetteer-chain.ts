import { isWithin, type Place, placeAt, preferCurrent } from './gazetteer.ts'

/** Place names one inside the other at the start of a name: 湖南省株洲市攸县. */
export interface Chain {
  /** What the innermost name can be; several when nothing before it decides. */
  readonly places: readonly Place[]
  /** The same with places that no longer bear the name: which one it was, the year of a report tells. */
  readonly named: readonly Place[]
  /** Where the innermost name begins. */
  readonly inner: number
  readonly end: number
  /** The innermost name is written without its kind: 湖南, 株洲. */
  readonly short: boolean
}

/**
 * Reads place names from `at` of a simplified text as far as each lies in the one before it.
 * 北京市朝阳区 is the one in Beijing; 朝阳区 alone stays open. A name that a place no longer bears
 * counts where what stands around it fits no other (巢湖市居巢区, 铜仁地区思南县).
 */
export function chainAt(text: string, at: number): Chain | null {
  const first = placeAt(text, at)
  if (!first) return null
  let { places, end, short } = first
  let inner = at
  for (let next = placeAt(text, end); next && !next.short; next = placeAt(text, end)) {
    const within = next.places.filter((place) =>
      places.some((outer) => outer.code !== place.code && isWithin(place, outer)),
    )
    if (within.length === 0) break
    inner = end
    places = within
    end = next.end
    short = false
  }
  return { places: preferCurrent(places), named: places, inner, end, short }
}
