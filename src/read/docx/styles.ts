import { attributeOf, below, childOf, elementsOf, isOn, type XmlElement } from './xml.ts'

export interface Style {
  readonly name: string
  readonly basedOn: string | null
  /** What its paragraphs are numbered by, where it says so itself. */
  readonly numId: string | null
  readonly level: string | null
  /** Whether its text is hidden, where it says so itself. */
  readonly isHidden: boolean | null
}

/** The styles of a document by their ids; none without their part. */
export function readStyles(root: XmlElement | null): ReadonlyMap<string, Style> {
  const styles = new Map<string, Style>()
  for (const element of root ? elementsOf(root) : []) {
    if (element.localName !== 'style') continue
    const numbering = below(element, 'pPr', 'numPr')
    styles.set(attributeOf(element, 'styleId') ?? '', {
      name: attributeOf(childOf(element, 'name')) ?? '',
      basedOn: attributeOf(childOf(element, 'basedOn')),
      numId: attributeOf(childOf(numbering, 'numId')),
      level: attributeOf(childOf(numbering, 'ilvl')),
      isHidden: hidden(childOf(element, 'rPr')),
    })
  }
  return styles
}

/** Word has eleven at most. */
const LONGEST_LINEAGE = 32

/** A style and what it is based on, in order, each with its id; ends where it runs in a circle. */
export function* lineage(
  styles: ReadonlyMap<string, Style>,
  id: string | null,
): Generator<readonly [string, Style]> {
  let at = id
  for (let step = 0; at !== null && step < LONGEST_LINEAGE; step += 1) {
    const style = styles.get(at)
    if (!style || (step > 0 && at === id)) return
    yield [at, style]
    at = style.basedOn
  }
}

/**
 * Whether a run of a paragraph, or its end, is hidden: by its own properties, else by its style or that of
 * its paragraph. One of two that both hide text shows it again (ECMA-376 part 1, 17.7.3).
 */
export function isHidden(
  styles: ReadonlyMap<string, Style>,
  properties: XmlElement | null,
  paragraphStyle: string | null,
): boolean {
  const own = hidden(properties)
  if (own !== null) return own
  const style = attributeOf(childOf(properties, 'rStyle'))
  return isHiddenBy(styles, style) !== isHiddenBy(styles, paragraphStyle)
}

/** A style says it, or what it is based on. */
function isHiddenBy(styles: ReadonlyMap<string, Style>, id: string | null): boolean {
  for (const [, style] of lineage(styles, id)) if (style.isHidden !== null) return style.isHidden
  return false
}

/** Null when the properties of a run do not say. */
function hidden(properties: XmlElement | null): boolean | null {
  const vanish = childOf(properties, 'vanish')
  return vanish && isOn(vanish)
}
