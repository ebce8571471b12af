import { type NameShape, shapeOf } from './agency-shape.ts'

/** How a report speaks of itself: 我局, 我委, 我县. */
export interface SelfReference {
  readonly word: string
  /** Whether the word is a place (我县): then the author is its government. */
  readonly isPlace: boolean
}

/** 我 or 本 is looked for first, what may not stand before it then. */
const SELF =
  /[我本](?<![基日成资根标版样课书文脚原自].)(?:(自治区|街道?|[县市区镇乡省州旗盟])|(局|委(?!员|托)|办(?!法|理|公|事|案)|厅|院|校|中心|处(?!理|罚)|所(?!称|有|在)|站|队|会(?!议)|公司|行(?!政|业|动)|部(?!门|分)|署|馆|社(?!区|会)))/g

/** Each word of a place in `SELF`, as a township's own name has it: 我镇 is 青禾镇人民政府. */
const TOWNSHIPS = new Map(
  ['自治区', '街道', '街', ...'县市区镇乡省州旗盟'].map(
    (word) => [word, new RegExp(`${word}道?(?:人民政府|政府|办事处|$)`)] as const,
  ),
)

/**
 * The word a report uses most for itself. A department also speaks of 我市 and 我县, its home, and
 * often more than of itself; so a department's word goes before a place unless it is rare beside it.
 */
export function selfReference(text: string): SelfReference | null {
  const places = new Map<string, number>()
  const units = new Map<string, number>()
  for (const [, place, unit] of text.matchAll(SELF)) {
    const counts = place ? places : units
    const word = place ?? unit ?? ''
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const unit = most(units)
  const place = most(places)
  // One 我院 in a long report of a place is a quotation; in a short one it is the author.
  const isUnit = (units.get(unit ?? '') ?? 0) * 10 >= (places.get(place ?? '') ?? 0)
  if (unit && isUnit) return { word: unit, isPlace: false }
  return place && (places.get(place) ?? 0) > 1 ? { word: place, isPlace: true } : null
}

/** Whether a name is of the kind a report speaks of as itself. Without such a word every name is. */
export function isSelf(shape: NameShape, self: SelfReference | null): boolean {
  if (!self) return true
  const { unit, kind, chain, marker } = shape
  if (!self.isPlace) {
    if (kind === 'government') return false
    if (kind === 'township') return /[办处]/.test(self.word) && /街道|办事处/.test(unit)
    return ENDINGS[self.word]?.test(unit) ?? unit.endsWith(self.word)
  }
  if (kind === 'township') return TOWNSHIPS.get(self.word)?.test(unit) ?? false
  if (kind !== 'government') return false
  return (
    marker === self.word || (chain?.places.some((place) => place.name.endsWith(self.word)) ?? false)
  )
}

const ENDINGS: Readonly<Record<string, RegExp>> = {
  办: /办公室$|办公厅$|办$/,
  委: /委员会$|委$|管委会$/,
  院: /院$/,
  校: /[学校院]$/,
  会: /会$/,
  行: /行$/,
}

function most(counts: ReadonlyMap<string, number>): string | null {
  let best: string | null = null
  for (const [word, count] of counts)
    if (count > (best === null ? 0 : (counts.get(best) ?? 0))) best = word
  return best
}

/**
 * The body an office writes for, when the report speaks of itself as that body: 攸县人民政府 for its
 * 办公室 where it says 我县, 闽侯县水利局 for its 办公室 where it says 我局 or nothing. Null when the name is
 * no such office, or the report says 我办.
 */
export function ownerOf(shape: NameShape, self: SelfReference | null): NameShape | null {
  const text = shape.text.replace(/(?:信息公开)?办(?:公[室厅])?$/, '')
  if (text === shape.text) return null
  const owner = shapeOf(text)
  if (!owner?.chain) return null
  return self ? (isSelf(owner, self) ? owner : null) : /[局厅]$/.test(text) ? owner : null
}
