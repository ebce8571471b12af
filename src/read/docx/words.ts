import { childOf, isElement, wordsOf, type XmlElement } from './xml.ts'

/** Nothing in them is a word of the text. */
const OTHERS = ['rPr', 'pPr', 'instrText', 'delText', 'rt']
const SHOWN = 80

/** What stands in `w:t`, `m:t` and the like, as far as it is looked at. */
export function wordsIn(
  element: XmlElement,
  most = 10_000,
  isLeftOut: (element: XmlElement) => boolean = () => false,
): string {
  let words = ''
  const waiting = [element.firstChild]
  while (waiting.length > 0 && words.length < most) {
    const node = waiting.pop()
    if (!node) continue
    waiting.push(node.nextSibling)
    words += wordsOf(node) ?? ''
    if (isElement(node) && !OTHERS.includes(node.localName) && !isLeftOut(node)) {
      waiting.push(node.firstChild)
    }
  }
  return words
}

/** The first words of an element, on one line; `isLeftOut` says of an element that it shows none. */
export function beginningOf(
  element: XmlElement,
  isLeftOut?: (element: XmlElement) => boolean,
): string {
  const words = wordsIn(element, SHOWN * 2, isLeftOut)
    .replace(/\s+/g, ' ')
    .trim()
  return words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words
}

/** The title of a document as its properties say it; null when they do not. */
export function titleIn(properties: XmlElement): string | null {
  const title = childOf(properties, 'title')
  return title ? wordsIn(title).trim() || null : null
}
