import { BLOCKS, PREFORMATTED, ROWS } from './elements.ts'
import { isFurniture } from './furniture.ts'
import { LineWriter } from './line-writer.ts'
import { ListNumbers } from './list-numbers.ts'
import { gridOf, isCell, type RowGrid } from './table-grid.ts'
import type { Element, Node } from './tree.ts'
import { walk } from './walk.ts'
import { isUnseen, weigh } from './weights.ts'

export interface PageText {
  /** One line for each line a reader sees; cells of a row parted by tabs; a gap between blocks. */
  readonly text: string
  /** The beginning of each box that was left out, in order. */
  readonly furniture: readonly string[]
}

/** A box is told by its beginning. */
const SHOWN = 80

/** The text of a page without the boxes around it. */
export function pageText(nodes: readonly Node[]): PageText {
  const weights = weigh(nodes)
  const page = weights.get(null)
  const writer = new LineWriter()
  const furniture: string[] = []
  const numbers = new ListNumbers()
  const rows = new Map<Element, RowGrid>()
  let preformatted = 0
  const rowOf = (cell: Element): RowGrid | undefined => rows.get(cell.parentNode as Element)
  const edge = (element: Element): void => {
    if (ROWS.has(element.tagName)) writer.rowEdge()
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
      if (element.tagName === 'table') {
        for (const [row, grid] of gridOf(element, weights)) rows.set(row, grid)
      }
      if (!isCell(element)) edge(element)
      else {
        const column = rowOf(element)?.columns.get(element)
        if (column !== undefined) writer.openCell(column)
        else writer.blockEdge()
      }
      if (element.tagName === 'li') writer.openItem(numbers.of(element))
      return true
    },
    leave: (element) => {
      if (PREFORMATTED.has(element.tagName)) preformatted -= 1
      if (element.tagName === 'li') writer.closeItem()
      const row = element.tagName === 'tr' ? rows.get(element) : undefined
      if (row) writer.endRow(row.width)
      else if (!isCell(element)) edge(element)
      else if (rowOf(element)) writer.closeCell()
      else writer.blockEdge()
    },
  })
  return { text: writer.toString(), furniture }
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
