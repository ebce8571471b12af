import type { Span } from '../model/span.ts'
import type { Line } from './line.ts'
import { cellsOf, type Edge } from './table-cells.ts'

/** A line that may be a row of a table, as it looks by itself. */
export interface Row {
  readonly edge: Edge
  /** Its cells in the line; none in the rule below the head of a Markdown table. */
  readonly cells: readonly Span[]
  /**
   * Alone it is no proof of a table: only one of its cells says something, its tab may stand
   * behind a number, or it holds a sentence. Among other rows it is one of them.
   */
  readonly weak: boolean
  /** Pipes at both ends, as nobody writes them in a text. */
  readonly framed: boolean
}

const LONGEST_ROW = 2000
/** What read/html takes for a cell, too: a longer one holds a text. */
const LONGEST_CELL = 200
const MOST_CELLS = 100
const RULE = /^[|｜]?(?:\s{0,8}:?-{1,200}:?\s{0,8}[|｜])+(?:\s{0,8}:?-{1,200}:?)?$/
const STOP = /[。！？；]/
const STOPS = /[。！？；]/g
/** A cell does not begin with what ends or parts a sentence. */
const GOES_ON = /^[，。；、：:！？）)》”]/

/** The row that a line looks like; null when it is none. */
export function rowOf(line: Line): Row | null {
  const { row } = line
  if (row === null) return null
  if (row.known === undefined) row.known = readRow(line)
  return row.known
}

function readRow(line: Line): Row | null {
  const { text, tabs } = line
  const piped = text.includes('|') || text.includes('｜')
  const tabbed = text.includes('\t') || tabs.before + tabs.after > 0
  if (text.length > LONGEST_ROW || tabs.before + tabs.after > MOST_CELLS) return null
  const framed = /^[|｜]/.test(text) && /[|｜]$/.test(text)
  const edge: Edge = piped && (framed || !tabbed) ? 'pipe' : 'tab'
  if (edge === 'pipe' && RULE.test(text)) return { edge, cells: [], weak: true, framed }
  const cells = cellsOf(line, edge)
  if (cells.length < 2 || cells.length > MOST_CELLS) return null
  let filled = 0
  let sentences = 0
  for (const { start, end } of cells) {
    const cell = text.slice(start, end)
    if (cell !== '') filled += 1
    if (framed) continue
    // Most cells hold no stop at all.
    const stops = STOP.test(cell) ? (cell.match(STOPS)?.length ?? 0) : 0
    if (stops > 1 || cell.length > LONGEST_CELL || GOES_ON.test(cell)) return null
    sentences += stops
  }
  const isSure = framed
    ? filled > 0
    : filled > 1 && sentences === 0 && !(edge === 'tab' && isNumbered(line, cells))
  return { edge, cells, weak: !isSure, framed }
}

/** 一、⇥概述: the only tab stands behind the number of a heading. */
function isNumbered({ marker, tabs }: Line, cells: readonly Span[]): boolean {
  const second = cells[tabs.before + 1]
  return (
    marker !== null && cells.length - tabs.before === 2 && marker.length >= (second?.start ?? 0)
  )
}
