import { childOf, elementsOf, type XmlElement } from './xml.ts'

/** Pictures and shapes: of these only the boxes with text are shown. */
const DRAWINGS = new Set(['drawing', 'pict', 'object', 'AlternateContent'])

export function isDrawing({ localName }: XmlElement): boolean {
  return DRAWINGS.has(localName)
}

/** What is shown of a drawing: the boxes in one of its forms, or what all programs can show instead. */
export type ShownDrawing =
  | { readonly boxesIn: XmlElement }
  | { readonly instead: XmlElement | null }

/**
 * Of the forms of a drawing the first that holds a text box.
 *
 * @param isBoxless whether it stands in one that holds none: then it is not searched again.
 */
export function shownOf(drawing: XmlElement, isBoxless: boolean): ShownDrawing {
  if (drawing.localName !== 'AlternateContent') return { boxesIn: drawing }
  const fallback = childOf(drawing, 'Fallback')
  const forms = isBoxless ? [] : [childOf(drawing, 'Choice'), fallback]
  const holder = forms.find((form) => form && holdsBox(form))
  return holder ? { boxesIn: holder } : { instead: fallback }
}

/**
 * Tells the outermost text boxes in an element, in order.
 *
 * @param checked is asked about each depth that is reached, and may end it by throwing.
 */
export function eachBox(
  element: XmlElement,
  depth: number,
  checked: (depth: number) => void,
  found: (box: XmlElement, depth: number) => void,
): void {
  checked(depth)
  for (const child of elementsOf(element)) {
    if (child.localName === 'txbxContent') found(child, depth)
    else eachBox(child, depth + 1, checked, found)
  }
}

function holdsBox(element: XmlElement): boolean {
  const waiting: XmlElement[] = [element]
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (at.localName === 'txbxContent') return true
    for (const child of elementsOf(at)) waiting.push(child)
  }
  return false
}
