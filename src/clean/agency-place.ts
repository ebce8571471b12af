import type { EvidenceSource, Level, Region } from '../model/report.ts'
import type { AgencyReading } from './agency.ts'
import type { Place } from './gazetteer.ts'
import { decide, type Mentions, merged } from './gazetteer-context.ts'
import { levelOf } from './level.ts'

export type Found<T> =
  | { readonly value: T; readonly evidence: EvidenceSource }
  | { readonly value: null; readonly reason: string }

/**
 * Where the agency governs, from its name, else from the places the report speaks of: which of two
 * 朝阳区, or which county a township lies in. A development zone counts to the place it is named after.
 */
export function readRegion(reading: AgencyReading): Found<Region> {
  const { shape, place, evidence, findings } = reading
  if (!shape || !reading.agency || !evidence) return none('the agency is not known')
  if (place) return found(place, reading.placeEvidence ?? evidence)
  const mentions = merged(findings.mentions)
  const [first, ...others] = shape.chain?.places ?? []
  if (first && others.length === 0) return found(first, evidence)
  if (first) {
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
  const known = [reading.place, ...(reading.shape?.chain?.places ?? [])]
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
