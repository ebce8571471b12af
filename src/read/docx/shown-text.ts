import type { ParagraphNumbers } from './paragraph-numbers.ts'
import { isHidden, lineage, type Style } from './styles.ts'
import { eachBox, isDrawing, shownOf } from './text-boxes.ts'
import { beginningOf, wordsIn } from './words.ts'
import { Written } from './written.ts'
import {
  attributeOf,
  below,
  childOf,
  elementsOf,
  isElement,
  unusable,
  wordsOf,
  type XmlElement,
} from './xml.ts'

/** What is shown in their place is what stands in them. */
const WRAPPERS = new Set(['fldSimple', 'hyperlink', 'dir', 'bdo', 'smartTag', 'customXml'])
const DEEPEST = 512
/** How text looks, is laid out and computed: nothing of it is read further on. */
const LOOKS = new Set(
  'rPr numPr tblPr tblGrid sectPr proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak fldChar instrText'.split(
    ' ',
  ),
)
const TOC_STYLE = /^toc \d$/i
/** Positions before a row; more are no table's. */
const MOST_BEFORE = 60

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
  const out = new Written(root.namespaceURI)
  const furniture: string[] = []
  let embedded = 0
  let isBoxless = false
  let style: string | null = null
  const unreferred = new Set(notes)

  const checked = (depth: number): void => {
    if (depth > DEEPEST) throw unusable(path, part, `nests deeper than ${DEEPEST} elements`)
  }
  const isUnseen = (element: XmlElement): boolean =>
    element.localName === 'r' && isHidden(styles, childOf(element, 'rPr'), style)
  const children = (element: XmlElement, depth: number): void => {
    for (let node = element.firstChild; node; node = node.nextSibling) {
      const words = wordsOf(node)
      if (words !== null) out.words(words)
      else if (isElement(node)) write(node, depth)
    }
  }
  const copy = (element: XmlElement, depth: number): void => {
    out.open(element)
    children(element, depth + 1)
    out.close(element)
  }
  const paragraph = (element: XmlElement, depth: number): void => {
    const properties = childOf(element, 'pPr')
    if (isContentsLine(properties, styles)) {
      furniture.push(beginningOf(element))
      return
    }
    const outer = style
    style = attributeOf(childOf(properties, 'pStyle'))
    const mark = childOf(properties, 'rPr')
    const isDeleted = mark !== null && isMark(mark)
    const isEmpty = (): boolean => beginningOf(element, isUnseen) === ''
    const isMoved = childOf(mark, 'moveFrom') !== null
    const isGone = isDeleted || isMoved || (isHidden(styles, mark, style) && isEmpty())
    const number = isGone ? '' : numbers.next(properties)
    out.open(element)
    if (isDeleted && properties) copy(properties, depth + 1)
    // An empty paragraph counts; its number alone would be taken for that of the next.
    if (number !== '' && !isEmpty()) out.run(number)
    for (const child of elementsOf(element)) if (child !== properties) write(child, depth + 1)
    out.close(element)
    style = outer
  }
  const write = (element: XmlElement, depth: number): void => {
    checked(depth)
    const name = element.localName
    if (name === 'p') paragraph(element, depth)
    else if (isUnseen(element)) return
    else if (LOOKS.has(name) && !(name === 'rPr' && isMark(element))) return
    else if (isDrawing(element)) drawing(element, depth)
    else if (WRAPPERS.has(name)) children(element, depth)
    else if (name === 'ruby') {
      const base = childOf(element, 'rubyBase')
      if (base) children(base, depth)
    } else if (name === 'oMath') out.run(wordsIn(element))
    else if (name === 'oMathPara') children(element, depth)
    else if (name === 'cr') out.single('br')
    else if (name === 'ptab') out.single('tab')
    else if (name === 'sdt') {
      const content = childOf(element, 'sdtContent')
      if (isContents(element)) furniture.push(beginningOf(element))
      else if (content) children(content, depth)
    } else if (name === 'altChunk') embedded += 1
    else if (name === 'trPr') {
      copy(element, depth)
      const before = Number(attributeOf(childOf(element, 'gridBefore')) ?? 0)
      if (before > 0) out.emptyCell(Math.min(before, MOST_BEFORE))
    } else if (name !== 'footnoteReference' && name !== 'endnoteReference') copy(element, depth)
    else if (unreferred.delete(`${name} ${attributeOf(element, 'id')}`)) copy(element, depth)
  }
  const drawing = (element: XmlElement, depth: number): void => {
    if (element.localName === 'object') embedded += 1
    const shown = shownOf(element, isBoxless)
    if ('boxesIn' in shown) {
      eachBox(shown.boxesIn, depth, checked, (box, below) => {
        out.around('pict', () => copy(box, below))
      })
      return
    }
    const before = isBoxless
    isBoxless = true
    if (shown.instead) children(shown.instead, depth)
    isBoxless = before
  }

  copy(root, 0)
  return { xml: `${out}`, furniture: furniture.filter((words) => words !== ''), embedded }
}

/** The notes of a part, as they are referred to: `footnoteReference 2`. */
export function* notesIn(root: XmlElement): Generator<string> {
  for (const element of elementsOf(root)) {
    yield `${element.localName}Reference ${attributeOf(element, 'id')}`
  }
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
