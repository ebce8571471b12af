import type { ParagraphNumbers } from './paragraph-numbers.ts'
import { lineage, type Style } from './styles.ts'
import {
  attributeOf,
  below,
  childOf,
  elementsOf,
  isElement,
  isOn,
  unusable,
  wordsOf,
  type XmlElement,
} from './xml.ts'

/** What is shown in their place is what stands in them. */
const WRAPPERS = new Set(['fldSimple', 'hyperlink', 'dir', 'bdo', 'smartTag', 'customXml'])
/** Pictures and shapes: of these only the boxes with text are shown. */
const DRAWINGS = new Set(['drawing', 'pict', 'object', 'AlternateContent'])
const DEEPEST = 512
/** How text looks, is laid out and computed: nothing of it is read further on. */
const LOOKS = new Set(
  'rPr numPr tblPr tblGrid sectPr proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak fldChar instrText'.split(
    ' ',
  ),
)
/** Attributes that are read further on, but for names of spaces. */
const READ = new Set('val id type font char'.split(' '))
const SHOWN = 80
const TOC_STYLE = /^toc \d$/i

export interface Shown {
  /** The part again, for mammoth. */
  readonly xml: string
  /** The beginning of each table of contents, which was left out: its lines are those of the text. */
  readonly furniture: readonly string[]
  /** Things that may hold words and are files of their own: sheets, charts, other documents. */
  readonly embedded: number
}

/**
 * A part of a document written so that what Word shows stands in it as text: numbers of paragraphs,
 * words under ruby, in fields, formulas and text boxes. Hidden text, pictures and tables of contents
 * are left out, and so are references to notes that are not there or were referred to before.
 */
export function shownText(
  path: string,
  part: string,
  root: XmlElement,
  numbers: ParagraphNumbers,
  styles: ReadonlyMap<string, Style>,
  notes: ReadonlySet<string>,
): Shown {
  const out: string[] = []
  const furniture: string[] = []
  const namespace = escaped(root.namespaceURI ?? '')
  let embedded = 0
  let boxless = false
  const unreferred = new Set(notes)

  const run = (words: string): void => {
    out.push(
      `<bs:r xmlns:bs="${namespace}"><bs:t xml:space="preserve">${escaped(words)}</bs:t></bs:r>`,
    )
  }
  const single = (name: string): void => {
    out.push(`<bs:${name} xmlns:bs="${namespace}"/>`)
  }
  const children = (element: XmlElement, depth: number): void => {
    for (let node = element.firstChild; node; node = node.nextSibling) {
      const words = wordsOf(node)
      if (words !== null) out.push(escaped(words))
      else if (isElement(node)) write(node, depth)
    }
  }
  const boxes = (element: XmlElement, depth: number): void => {
    if (depth > DEEPEST) throw unusable(path, part, `nests deeper than ${DEEPEST} elements`)
    for (const child of elementsOf(element)) {
      if (child.localName !== 'txbxContent') boxes(child, depth + 1)
      else {
        out.push(`<bs:pict xmlns:bs="${namespace}">`)
        copy(child, depth)
        out.push('</bs:pict>')
      }
    }
  }
  const copy = (element: XmlElement, depth: number, first = ''): void => {
    out.push(`<${element.tagName}${attributesOf(element)}>`, first)
    children(element, depth + 1)
    out.push(`</${element.tagName}>`)
  }
  const paragraph = (element: XmlElement, depth: number): void => {
    const properties = childOf(element, 'pPr')
    if (isContentsLine(properties, styles)) {
      furniture.push(beginningOf(element))
      return
    }
    const mark = childOf(properties, 'rPr')
    const isDeleted = mark !== null && isMark(mark)
    const isGone = isDeleted || childOf(mark, 'moveFrom') !== null
    const number = isGone ? '' : numbers.next(properties)
    out.push(`<${element.tagName}${attributesOf(element)}>`)
    if (isDeleted && properties) copy(properties, depth + 1)
    // An empty paragraph counts; its number alone would be taken for that of the next.
    if (number !== '' && beginningOf(element) !== '') run(number)
    for (const child of elementsOf(element)) if (child !== properties) write(child, depth + 1)
    out.push(`</${element.tagName}>`)
  }
  const write = (element: XmlElement, depth: number): void => {
    if (depth > DEEPEST) throw unusable(path, part, `nests deeper than ${DEEPEST} elements`)
    const name = element.localName
    if (name === 'p') paragraph(element, depth)
    else if (name === 'r' && isOn(below(element, 'rPr', 'vanish'))) return
    else if (LOOKS.has(name) && !(name === 'rPr' && isMark(element))) return
    else if (DRAWINGS.has(name)) drawing(element, depth)
    else if (WRAPPERS.has(name)) children(element, depth)
    else if (name === 'ruby') {
      const base = childOf(element, 'rubyBase')
      if (base) children(base, depth)
    } else if (name === 'oMath') run(wordsIn(element))
    else if (name === 'oMathPara') children(element, depth)
    else if (name === 'cr') single('br')
    else if (name === 'ptab') single('tab')
    else if (name === 'sdt') {
      const content = childOf(element, 'sdtContent')
      if (isContents(element)) furniture.push(beginningOf(element))
      else if (content) children(content, depth)
    } else if (name === 'altChunk') embedded += 1
    else if (name === 'trPr') {
      copy(element, depth)
      emptyCells(Number(attributeOf(childOf(element, 'gridBefore')) ?? 0))
    } else if (name !== 'footnoteReference' && name !== 'endnoteReference') copy(element, depth)
    else if (unreferred.delete(`${name} ${attributeOf(element, 'id')}`)) copy(element, depth)
  }
  const drawing = (element: XmlElement, depth: number): void => {
    if (element.localName === 'object') embedded += 1
    if (element.localName !== 'AlternateContent') {
      boxes(element, depth)
      return
    }
    const choice = childOf(element, 'Choice')
    const fallback = childOf(element, 'Fallback')
    // What has none is not searched again for each that stands in it.
    const holder = boxless ? null : [choice, fallback].find((one) => one && holdsBox(one))
    if (holder) {
      boxes(holder, depth)
      return
    }
    const before = boxless
    boxless = true
    if (fallback) children(fallback, depth)
    boxless = before
  }
  const emptyCells = (count: number): void => {
    if (!(count > 0)) return
    const span = Math.min(count, 60)
    out.push(
      `<bs:tc xmlns:bs="${namespace}"><bs:tcPr><bs:gridSpan bs:val="${span}"/></bs:tcPr><bs:p/></bs:tc>`,
    )
  }

  copy(root, 0)
  return { xml: out.join(''), furniture: furniture.filter((words) => words !== ''), embedded }
}

/** The notes of a part, as they are referred to: `footnoteReference 2`. */
export function* notesIn(root: XmlElement): Generator<string> {
  for (const element of elementsOf(root)) {
    yield `${element.localName}Reference ${attributeOf(element, 'id')}`
  }
}

/** The title of a document as its properties say it; null when they do not. */
export function titleIn(properties: XmlElement): string | null {
  const title = childOf(properties, 'title')
  return title ? wordsIn(title).trim() || null : null
}

/** What stands in `w:t`, `m:t` and the like, as far as it is looked at. */
function wordsIn(element: XmlElement, most = 10_000): string {
  let words = ''
  const waiting = [element.firstChild]
  while (waiting.length > 0 && words.length < most) {
    const node = waiting.pop()
    if (!node) continue
    waiting.push(node.nextSibling)
    words += wordsOf(node) ?? ''
    if (isElement(node) && !['rPr', 'pPr', 'instrText', 'delText', 'rt'].includes(node.localName)) {
      waiting.push(node.firstChild)
    }
  }
  return words
}

function beginningOf(element: XmlElement): string {
  const words = wordsIn(element, SHOWN * 2)
    .replace(/\s+/g, ' ')
    .trim()
  return words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words
}

function holdsBox(element: XmlElement): boolean {
  const waiting: XmlElement[] = [element]
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (at.localName === 'txbxContent') return true
    for (const child of elementsOf(at)) waiting.push(child)
  }
  return false
}

/** Properties of a paragraph's end: it may have been deleted. */
function isMark(properties: XmlElement): boolean {
  return childOf(properties, 'del') !== null
}

function isContents(block: XmlElement): boolean {
  const gallery = attributeOf(below(block, 'sdtPr', 'docPartObj', 'docPartGallery'))
  return gallery?.toLowerCase() === 'table of contents'
}

function isContentsLine(
  properties: XmlElement | null,
  styles: ReadonlyMap<string, Style>,
): boolean {
  const [style] = lineage(styles, attributeOf(childOf(properties, 'pStyle')))
  return style !== undefined && TOC_STYLE.test(style[1].name)
}

function attributesOf({ attributes }: XmlElement): string {
  let written = ''
  for (let at = 0; at < attributes.length; at += 1) {
    const attribute = attributes.item(at)
    if (attribute && (READ.has(attribute.localName) || attribute.name.startsWith('xmlns')))
      written += ` ${attribute.name}="${escaped(attribute.value)}"`
  }
  return written
}

/** Control characters that XML has no place for are dropped: they are no text. */
function escaped(words: string): string {
  return words
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
