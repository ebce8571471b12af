import { BLOCKS, PREFORMATTED } from './elements.ts'
import { isFurniture } from './furniture.ts'
import { LineWriter } from './line-writer.ts'
import { type Element, isElement, type Node } from './tree.ts'
import { walk } from './walk.ts'
import { isUnseen, type Weight, weigh } from './weights.ts'

export interface PageText {
  /** One line for each line a reader sees; cells of a row parted by tabs; a gap between blocks. */
  readonly text: string
  /** The beginning of each box that was left out, in order. */
  readonly furniture: readonly string[]
}

/** A cell of figures or labels; longer ones hold a text, or the page itself. */
const LONGEST_CELL = 200
/** A box is told by its beginning. */
const SHOWN = 80

/** The text of a page without the boxes around it. */
export function pageText(nodes: readonly Node[]): PageText {
  const weights = weigh(nodes)
  const page = weights.get(null)
  const writer = new LineWriter()
  const furniture: string[] = []
  const rows = new Set<Element>()
  let preformatted = 0
  const edge = (element: Element): void => {
    if (element.tagName === 'tr') writer.rowEdge()
    else if (BLOCKS.has(element.tagName)) writer.blockEdge()
  }
  walk(nodes, {
    text: (value) => (preformatted > 0 ? writer.preformatted(value) : writer.text(value)),
    enter: (element) => {
      if (isUnseen(element)) return false
      const weight = weights.get(element)
      if (weight && page && isFurniture(element, weight, page)) {
        edge(element)
        const words = beginningOf(element)
        if (words !== '') furniture.push(words)
        return false
      }
      if (element.tagName === 'br') writer.lineEnd()
      if (PREFORMATTED.has(element.tagName)) preformatted += 1
      if (element.tagName === 'tr' && isRow(element, weights)) rows.add(element)
      if (!isCell(element)) edge(element)
      else if (rows.has(element.parentNode as Element)) writer.openCell(isFirstCell(element))
      else writer.blockEdge()
      return true
    },
    leave: (element) => {
      if (PREFORMATTED.has(element.tagName)) preformatted -= 1
      if (!isCell(element)) edge(element)
      else if (rows.has(element.parentNode as Element)) writer.closeCell()
      else writer.blockEdge()
    },
  })
  return { text: writer.toString(), furniture }
}

/** A row of a table of figures or labels; a table may also be how the whole page is laid out. */
function isRow(row: Element, weights: ReadonlyMap<Element | null, Weight>): boolean {
  const cells = row.childNodes.filter((node) => isElement(node) && isCell(node)) as Element[]
  return (
    cells.length > 1 &&
    cells.every((cell) => {
      const weight = weights.get(cell)
      if (!weight) return true
      return (
        weight.tables === 0 && weight.stops <= 1 && weight.words + weight.linked <= LONGEST_CELL
      )
    })
  )
}

function isCell({ tagName }: Element): boolean {
  return tagName === 'td' || tagName === 'th'
}

function isFirstCell(cell: Element): boolean {
  return cell.parentNode?.childNodes.find((node) => isElement(node) && isCell(node)) === cell
}

function beginningOf(box: Element): string {
  let words = ''
  walk(box.childNodes, {
    text: (value) => {
      if (words.length <= SHOWN) words += ` ${value.trim()}`
    },
    enter: (element) => words.length <= SHOWN && !isUnseen(element),
    leave: () => {},
  })
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line
}
