import type { EvidenceSource, FieldCandidate, Level, Region } from '../model/report.ts'
import type { AgencyReading } from './agency.ts'
import type { Place } from './gazetteer.ts'
import type { Chain } from './gazetteer-chain.ts'
import { decide, type Mentions, merged } from './gazetteer-context.ts'
import { levelOf } from './level.ts'

export type Found<T> =
  | { readonly value: T; readonly evidence: EvidenceSource }
  | { readonly value: null; readonly reason: string }

/** Sun Yat-sen's name is on schools, hospitals and parks everywhere: 中山大学 is not in 中山市. */
const PERSON = /^中山(?:大学|学院|医学院|医科大学|中学|小学|医院|公园|图书馆|纪念)/

/**
 * Where the agency governs, from its name, else from the places the report speaks of: which of two
 * 朝阳区, or which county a township lies in. A development zone counts to the place it is named after.
 * A place that came to another prefecture is the one it was at the end of the report's year.
 */
export function readRegion(reading: AgencyReading, year: number | null): Found<Region> {
  const { shape, place, evidence, findings } = reading
  if (!shape || !reading.agency || !evidence) return none('the agency is not known')
  if (place) return found(place, reading.placeEvidence ?? evidence)
  if (PERSON.test(shape.text)) return none('the name of the agency holds a person, no place')
  const [first, ...others] = placesAt(shape.chain, year)
  if (first && others.length === 0) return found(first, evidence)
  if (first) {
    const mentions = withoutBare(merged(findings.mentions), shape.chain)
    const meant = decide([first, ...others], mentions)
    if (meant) return found(meant, supporter(meant, findings.mentions) ?? evidence)
    const paths = [first, ...others].map(({ path }) => path.join('')).join(', ')
    return none(`ambiguous: ${paths}`)
  }
  if (shape.isNational) return none('an agency of the nation has no region of GB/T 2260')
  return none(
    shape.kind === 'township'
      ? 'nothing tells which county the township lies in'
      : 'the name of the agency holds no place',
  )
}

/**
 * Where a place that is gone bore the name as well, the name alone was counted for the one that
 * bears it today: it says nothing.
 */
function withoutBare({ named, short }: Mentions, chain: Chain | null): Mentions {
  if (!chain || chain.named.length === chain.places.length) return { named, short }
  return { named: new Map([...named].filter(([place]) => !chain.places.includes(place))), short }
}

/** The regions an agency's place can be, by their codes; none when it has no agency. */
export function placesMeant(
  { agency, shape, evidence }: AgencyReading,
  year: number | null,
): readonly FieldCandidate[] {
  if (!agency || !shape || !evidence) return []
  return placesAt(shape.chain, year).map(({ code }) => ({ value: code, evidence }))
}

/** What the name of a place could mean at the end of a year: 枞阳县 was in 安庆市 until 2015. */
function placesAt(chain: Chain | null, year: number | null): readonly Place[] {
  if (!chain || year === null || chain.named.length === chain.places.length) {
    return chain?.places ?? []
  }
  const stood = chain.named.filter(
    ({ former, until }) => !former || (until !== null && until >= `${year}-12`),
  )
  const since = new Set(stood.map(({ now }) => now))
  const places = stood.filter(({ code }) => !since.has(code))
  return places.length > 0 ? places : chain.places
}

/** Level of the government the agency belongs to, also when only its kind of place is known (县教育局). */
export function readLevel(reading: AgencyReading, region: Found<Region>): Found<Level> {
  const { shape, evidence } = reading
  if (!shape) return none('the agency is not known')
  const meant = region.value === null ? null : placeOf(reading, region.value)
  const level = levelOf(shape, meant)
  if (typeof level !== 'string') return none(level.reason)
  const source = reading.place === null && shape.chain === null ? leadSource(reading) : evidence
  return { value: level, evidence: source ?? 'title' }
}

function placeOf(reading: AgencyReading, region: Region): Place | null {
  const known = [reading.place, ...(reading.shape?.chain?.named ?? [])]
  return known.find((place) => place?.code === region.code) ?? null
}

/** Where the name itself was read, when no full name came of it. */
function leadSource({ shape, evidence, findings }: AgencyReading): EvidenceSource | null {
  return (
    evidence ?? findings.candidates.find((candidate) => candidate.shape === shape)?.evidence ?? null
  )
}

function supporter(
  place: Place,
  mentions: readonly (readonly [EvidenceSource, Mentions])[],
): EvidenceSource | null {
  const names = (counts: ReadonlyMap<Place, number>): boolean =>
    [...counts.keys()].some(
      ({ code }) =>
        code !== place.code && place.path.length > 1 && code.slice(0, 2) === place.code.slice(0, 2),
    )
  return (
    mentions.find(([, { named }]) => named.has(place))?.[0] ??
    mentions.find(([, { named, short }]) => names(named) || names(short))?.[0] ??
    null
  )
}

function found(place: Place, evidence: EvidenceSource): Found<Region> {
  return { value: { code: place.code, path: place.path }, evidence }
}

function none(reason: string): { readonly value: null; readonly reason: string } {
  return { value: null, reason }
}
