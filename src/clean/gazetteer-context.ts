import { isWithin, type Place, placeAt, placeStarts } from './gazetteer.ts'
import { chainAt } from './gazetteer-chain.ts'

/** How often a text names which places; a place that governs (株洲市人民政府) counts twice. */
export interface Mentions {
  readonly named: ReadonlyMap<Place, number>
  /** Provinces and prefectures without their kind (湖南): they support, but never decide. */
  readonly short: ReadonlyMap<Place, number>
}

/** Names that are also plain words for a part of any city. */
const COMMON = /^(?:城区|郊区|矿区|东区|西区|新城区|市中区|城中区|城关区)$/
/** Before a county of two characters stands no other word, or one that introduces it: 形成县乡 is not 成县. */
const INTRODUCES = /[^\p{Script=Han}]|[与由在于据经]/u
const GOVERNS = /^(?:人民政府|政府|委|人大|人民代表大会)/

/** Counts the places a simplified text names, one look at each position. */
export function mentionsIn(text: string): Mentions {
  const named = new Map<Place, number>()
  const short = new Map<Place, number>()
  let after = 0
  for (const at of placeStarts(text)) {
    const match = at < after ? null : placeAt(text, at)
    if (!match) continue
    const chain = match.short ? null : chainAt(text, at)
    const end = chain?.end ?? match.end
    const [place, ...others] = chain?.places ?? match.places
    if (place && others.length === 0 && stands(text, at, end, place)) {
      const counts = match.short ? short : named
      const weight = GOVERNS.test(text.slice(end, end + 6)) ? 2 : 1
      counts.set(place, (counts.get(place) ?? 0) + weight)
    }
    after = end
  }
  return { named, short }
}

function stands(text: string, start: number, end: number, place: Place): boolean {
  if (end - start > place.name.length) return true
  if (COMMON.test(place.name)) return false
  return place.name.length > 2 || start === 0 || INTRODUCES.test(text.charAt(start - 1))
}

/**
 * Which of several places of one name a text means: the one whose prefecture or province it also
 * names, at least twice as often as each rival's. Null when it does not say.
 */
export function decide(places: readonly Place[], mentions: Mentions): Place | null {
  if (places.length <= 1) return places[0] ?? null
  return clearWinner(places.map((place) => [place, support(place, mentions)] as const))
}

/**
 * The place of this kind (市, 县 …) a text is about: named at least twice (or as one that governs)
 * and twice as often as each other one of its kind. Null when none stands out.
 */
export function dominant(suits: (place: Place) => boolean, mentions: Mentions): Place | null {
  const counts = [...mentions.named].filter(([place]) => suits(place))
  return clearWinner(counts.filter(([, count]) => count >= 2))
}

function support(place: Place, mentions: Mentions): number {
  let points = 0
  for (const counts of [mentions.named, mentions.short]) {
    for (const [other, count] of counts) if (isWithin(place, other)) points += count
  }
  return points
}

function clearWinner(scores: readonly (readonly [Place, number])[]): Place | null {
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1])
  if (!best || best[1] === 0) return null
  return second && best[1] < second[1] * 2 ? null : best[0]
}

/** All mentions of several parts together. */
export function merged(parts: readonly (readonly [unknown, Mentions])[]): Mentions {
  const sum = (pick: (mentions: Mentions) => ReadonlyMap<Place, number>): Map<Place, number> => {
    const counts = new Map<Place, number>()
    for (const [, mentions] of parts) {
      for (const [place, count] of pick(mentions))
        counts.set(place, (counts.get(place) ?? 0) + count)
    }
    return counts
  }
  return { named: sum(({ named }) => named), short: sum(({ short }) => short) }
}
