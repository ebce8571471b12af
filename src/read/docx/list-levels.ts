import type { Style } from './styles.ts'
import { attributeOf, childOf, elementsOf, isOn, type XmlElement } from './xml.ts'

/** Word has nine. */
export const LEVELS = 9
/** From a list to a style to a list; more only run in a circle. */
const MOST_LINKS = 4

/** How one level of a list is numbered. */
export interface Level {
  readonly start: number
  readonly format: string
  /** `%1、`, `（%2）`, `%1.%2`: what stands around the numbers of this level and those above. */
  readonly text: string
  /** The level after which it starts again: 0 for never, null for any above. */
  readonly restart: number | null
  /** All numbers are written in digits. */
  readonly inDigits: boolean
  /** No space or tab parts the number from the text. */
  readonly isTight: boolean
  /** The paragraph style that is numbered by it. */
  readonly style: string | null
}

/** A list as paragraphs name it. */
export interface List {
  /** Lists of one pattern count on from each other. */
  readonly pattern: string
  readonly levels: ReadonlyMap<number, Level>
  /** Levels that this list starts anew, with their first number. */
  readonly starts: ReadonlyMap<number, number>
}

/** The lists of a document by the ids its paragraphs name; none without their part. */
export function readLists(
  root: XmlElement | null,
  styles: ReadonlyMap<string, Style>,
): ReadonlyMap<string, List> {
  const patterns = new Map<string, XmlElement>()
  const instances = new Map<string, XmlElement>()
  for (const element of root ? elementsOf(root) : []) {
    if (element.localName === 'abstractNum') {
      patterns.set(attributeOf(element, 'abstractNumId') ?? '', element)
    }
    if (element.localName === 'num') instances.set(attributeOf(element, 'numId') ?? '', element)
  }
  const known = new Map<XmlElement, ReadonlyMap<number, Level>>()
  const lists = new Map<string, List>()
  for (const [id, element] of instances) {
    const found = patternOf(element, patterns, instances, styles)
    if (!found) continue
    const [pattern, patternElement] = found
    const usual = known.get(patternElement) ?? levelsIn(patternElement)
    known.set(patternElement, usual)
    const levels = new Map(usual)
    const starts = new Map<number, number>()
    for (const override of elementsOf(element)) {
      if (override.localName !== 'lvlOverride') continue
      const level = number(attributeOf(override, 'ilvl'), 0)
      for (const [at, given] of levelsIn(override)) levels.set(at, given)
      const start = childOf(override, 'startOverride')
      if (start) starts.set(level, number(attributeOf(start), 1))
    }
    lists.set(id, { pattern, levels, starts })
  }
  return lists
}

/** A list may take its levels from a numbering style, which names another list. */
function patternOf(
  instance: XmlElement,
  patterns: ReadonlyMap<string, XmlElement>,
  instances: ReadonlyMap<string, XmlElement>,
  styles: ReadonlyMap<string, Style>,
): readonly [string, XmlElement] | null {
  let at: XmlElement | undefined = instance
  for (let step = 0; at && step < MOST_LINKS; step += 1) {
    const id = attributeOf(childOf(at, 'abstractNumId')) ?? ''
    const pattern = patterns.get(id)
    if (!pattern) return null
    const link = attributeOf(childOf(pattern, 'numStyleLink'))
    if (link === null) return [id, pattern]
    at = instances.get(styles.get(link)?.numId ?? '')
  }
  return null
}

function levelsIn(parent: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const element of elementsOf(parent)) {
    if (element.localName !== 'lvl') continue
    const at = number(attributeOf(element, 'ilvl'), 0)
    if (at < 0 || at >= LEVELS) continue
    const restart = childOf(element, 'lvlRestart')
    levels.set(at, {
      start: number(attributeOf(childOf(element, 'start')), 1),
      format: formatOf(element),
      text: attributeOf(childOf(element, 'lvlText')) ?? '',
      restart: restart ? number(attributeOf(restart), 0) : null,
      inDigits: isOn(childOf(element, 'isLgl')),
      isTight: attributeOf(childOf(element, 'suff')) === 'nothing',
      style: attributeOf(childOf(element, 'pStyle')),
    })
  }
  return levels
}

/** Newer Word wraps a format of its own beside one that all know. */
function formatOf(level: XmlElement): string {
  const alternate = childOf(level, 'AlternateContent')
  const plain = childOf(level, 'numFmt') ?? childOf(childOf(alternate, 'Fallback'), 'numFmt')
  return attributeOf(plain) ?? 'decimal'
}

function number(value: string | null, otherwise: number): number {
  return value !== null && /^-?\d{1,7}$/.test(value) ? Number(value) : otherwise
}
