import type { Line } from './line.ts'
import { type Row, rowOf } from './table-rows.ts'

/** What a merged cell says above the rows it is about; never a caption, a heading or a sentence. */
const TITLE = /^[^。！？；：:，,|｜]{2,40}$/
const CAPTION = /^附?[表图]|^单位|(?:表|情况)$|[：:]/
/** The form of 2019 parts its first table by the items of the article they report on. */
const OFFICIAL_TITLE = /^第二十条第[（(][一二三四五六七八九十]{1,3}[）)]项$/

/**
 * A line without a cell's edge, between rows and with no blank line around it, is a row of one
 * merged cell: so read/html writes it, too. Above the first row only the words can tell.
 */
export function titleRow(line: Line, next: Line | undefined, above: Row | undefined): Row | null {
  const { plain, text } = line
  if (plain.length > 40 || !next || next.gap || rowOf(next)?.edge !== 'tab') return null
  const isBetween =
    above?.edge === 'tab' &&
    !isTitle(above) &&
    !line.gap &&
    TITLE.test(plain) &&
    !isCaption(plain) &&
    line.marker === null
  if (!isBetween && !OFFICIAL_TITLE.test(plain)) return null
  return { edge: 'tab', cells: [{ start: 0, end: text.length }], weak: true, framed: false }
}

export function isTitle(row: Row | undefined): boolean {
  return row?.cells.length === 1
}

/** 表1 收费情况; 单位：万元 */
export function isCaption(plain: string): boolean {
  return CAPTION.test(plain)
}
