import type { EvidenceSource } from '../model/report.ts'
import type { Candidate, Findings } from './agency-candidates.ts'
import { shortens } from './agency-lexicon.ts'
import { fullUnit } from './agency-name.ts'
import type { NameShape } from './agency-shape.ts'
import { ZONE } from './agency-words.ts'
import type { Place } from './gazetteer.ts'
import { dominant, type Mentions, merged } from './gazetteer-context.ts'

/** A place that a name leaves out, and where it was found. */
export interface Location {
  readonly place: Place
  readonly evidence: EvidenceSource
}

/** Whether a name is the full name of one body: with its place, and written out. */
export function isComplete(shape: NameShape): boolean {
  return (shape.chain !== null || shape.isNational) && !shape.isShort
}

/** Bodies known by a name of their own, without a place: 建新镇人民政府, 融侨开发区管委会, 湘雅医院. */
export function isOwnName({ marker, kind, unit }: NameShape): boolean {
  if (marker !== '') return false
  return (
    kind === 'township' || ZONE.test(unit) || /.{2}(?:大学|学院|医院|公司|集团|银行)$/.test(unit)
  )
}

/** The same body in full: by the same words first, then by words the title's can be short for. */
export function completionOf(lead: Candidate, candidates: readonly Candidate[]): Candidate | null {
  const { shape } = lead
  if (shape.kind === 'township' && /(?:人民政府|办事处)$/.test(shape.unit)) return null
  const full = candidates.filter((other) => isComplete(other.shape) && mayBe(shape, other.shape))
  const named = full.filter(
    ({ shape: { unit, kind } }) => kind !== 'township' || !/[镇乡道]$/.test(unit),
  )
  const isClipped = shape.isShort || (shape.marker !== '' && shape.unit.length <= 4)
  return (
    named.find((other) => isSameUnit(shape, other.shape)) ??
    (isClipped ? named.find((other) => shortens(shape.unit, other.shape.unit)) : undefined) ??
    null
  )
}

/** 市法制办公室 is 株洲市人民政府法制办公室; 云林街道 is 人民政府云林街道办事处. */
function isSameUnit(short: NameShape, full: NameShape): boolean {
  return (
    fullUnit(full).replace(/^人民政府(?=.)/, '') === fullUnit(short).replace(/^人民政府(?=.)/, '')
  )
}

/** Where a township or zone lies: from a fuller form of its name (开平市沙塘镇), else the county the text is about. */
export function locationOf(
  { shape, evidence }: Candidate,
  { candidates, mentions }: Findings,
): Location | null {
  const stem = shape.unit.replace(/(?<=[镇乡道])(?:人民政府|政府|办事处|办)$/, '')
  const same = candidates.find((other) => other.shape.chain && other.shape.unit.includes(stem))
  const [named, ...others] = same?.shape.chain?.places ?? []
  if (same && named && others.length === 0) return { place: named, evidence: same.evidence }
  if (shape.kind !== 'township' && !ZONE.test(shape.unit)) return null
  const suitable = ({ level }: Place): boolean =>
    level === 'county' || (level === 'prefecture' && shape.kind !== 'township')
  const place = dominant(suitable, merged(mentions))
  return place && { place, evidence: sourceOf(place, mentions) ?? evidence }
}

/** Whether two names agree in kind and, as far as the shorter one says, in place. */
function mayBe(short: NameShape, full: NameShape): boolean {
  if (full.text === short.text || short.kind !== full.kind) return false
  const places = full.chain?.places ?? []
  if (short.marker !== '') {
    if (short.kind === 'township') return full.unit.includes(short.marker)
    return places.some(suits(short.marker))
  }
  return !short.chain || places.some((place) => short.chain?.places.includes(place))
}

/** Places a marker can mean: 区 is a district, or the autonomous region for those who live there. */
export function suits(marker: string): (place: Place) => boolean {
  if (marker === '' || /[镇乡道]$/.test(marker)) return () => false
  return ({ name }) => name.endsWith(marker) && !(marker === '州' && !name.endsWith('自治州'))
}

/** The first part of a report that names a place in full. */
export function sourceOf(
  place: Place,
  mentions: readonly (readonly [EvidenceSource, Mentions])[],
): EvidenceSource | null {
  return mentions.find(([, { named }]) => named.has(place))?.[0] ?? null
}
