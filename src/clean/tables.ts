import type { Line } from './line.ts'
import { isOfficialRow, isOfficialSection } from './official.ts'
import { findTables } from './table-blocks.ts'

const CELL = /^(?=.*[\d\-—–/|｜○])[\d\s.,，%％％/\\|｜\-—–－+()（）*○]{1,200}$/
const UNIT = /^(?:条|件|次|个|人|人次|万元|元|篇|起|份|期|场|场次|家|项|部|万字)$/
const COLUMNS = /(?:[\s|｜]{1,20}[\d.,%％\-—/]{1,16}){2}\s{0,4}[|｜]?$/
const OPENING = /统计表|^指\s{0,6}标|统计指标|计量单位|^申请人情况|^第二十条第|^信息内容/

/**
 * Which lines are rows or cells of a statistical table: of one the source kept, or by their words
 * where it lost its structure. Their numbering is the table's own (一、本年新收政府信息公开申请数量),
 * never a heading of the report.
 */
export function findTableRows(lines: readonly Line[]): readonly boolean[] {
  const kept = new Uint8Array(lines.length)
  for (const { first, end } of findTables(lines)) kept.fill(1, first, end)
  let inside = false
  return lines.map((line, index) => {
    const { plain } = line
    if (kept[index] === 1) {
      // Where the source keeps its rows, a line without cells is none of them.
      inside = false
      return true
    }
    const label = labelOf(line)
    if (isCell(plain) || isTabbed(line) || isOfficialRow(label)) return true
    if (isOfficialSection(label)) {
      inside = false
      return false
    }
    if (plain.length <= 60 && OPENING.test(plain) && !/[。]/.test(plain)) {
      inside = line.marker === null
      return inside
    }
    if (plain.length > 60 || /[。；]/.test(plain)) {
      inside = false
      return false
    }
    const { marker } = line
    if (inside && marker)
      return /[数量额费]$|[数量](?:（|\(|\s|\d)/.test(plain) || nextIsCell(lines, index)
    return (marker !== null && nextIsCell(lines, index)) || (inside && nextIsCell(lines, index))
  })
}

/** What the text of a cell can end with: nearly every other line is turned away by its last. */
const CELL_ENDS = /[\d\s.,，%％/\\|｜\-—–－+()（）*○条件次个人元篇起份期场家项部字]/
const CELL_END = new Uint8Array(0x10000)
for (let unit = 0; unit < CELL_END.length; unit += 1) {
  if (CELL_ENDS.test(String.fromCharCode(unit))) CELL_END[unit] = 1
}

/** A line that ends in a cell's edge, or holds nothing but figures or a unit. */
export function isCell(plain: string): boolean {
  if (plain.length > 400 || CELL_END[plain.charCodeAt(plain.length - 1)] !== 1) return false
  return (
    /[|｜]$/.test(plain) || CELL.test(plain) || UNIT.test(plain) || COLUMNS.test(plain.slice(-120))
  )
}

/** Cells of a row that a source with structure keeps apart; a tab behind a number parts no cells. */
function isTabbed({ plain, marker, row }: Line): boolean {
  if (row === null) return false
  const edge = plain.indexOf('\t')
  return edge > (marker?.length ?? 0) && plain.length <= 400 && !plain.includes('。')
}

function nextIsCell(lines: readonly Line[], index: number): boolean {
  const next = lines[index + 1]?.plain ?? ''
  return (
    next.length <= 40 && ((/\d|^[-—–/]{1,8}$/.test(next) && CELL.test(next)) || UNIT.test(next))
  )
}

/** A row's label without its number. */
function labelOf({ plain, marker }: Line): string {
  return marker === null ? plain : plain.slice(marker.length)
}
