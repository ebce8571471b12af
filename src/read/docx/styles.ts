import { attributeOf, below, childOf, elementsOf, type XmlElement } from './xml.ts'

export interface Style {
  readonly name: string
  readonly basedOn: string | null
  /** What its paragraphs are numbered by, where it says so itself. */
  readonly numId: string | null
  readonly level: string | null
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
