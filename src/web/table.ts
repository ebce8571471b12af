import type { AnchoredPart, Table, TableKind } from '../server/contract.ts'
import { html, type Markup } from './html.ts'
import { marked } from './marks.ts'
import { sliceEach, slicePieces } from './pieces.ts'

const NAMES: Readonly<Record<TableKind, string>> = {
  proactive: '主动公开政府信息情况表',
  requests: '收到和处理政府信息公开申请情况表',
  review: '政府信息公开行政复议、行政诉讼情况表',
}

/**
 * A table of a section, with the marks in its cells. Tabs and pipes between the cells are not
 * shown. It scrolls by itself where the screen is narrower, by keyboard as well.
 *
 * @param parts the section's displayed text `text` in pieces.
 */
export function tableMarkup(table: Table, text: string, parts: readonly AnchoredPart[]): Markup {
  const width = Math.max(...table.rows.map((row) => row.length))
  const { start, end } = table.span
  const pieces = sliceEach(
    slicePieces(parts, start, end),
    table.rows.flat().map(({ span }) => ({ start: span.start - start, end: span.end - start })),
  )
  const headed = hasHead(table, text)
  let at = 0
  const rows = table.rows.map((row, index) => {
    const cells = row.map(({ number }) => {
      const shown = marked(pieces[at++] ?? [])
      // A row of one merged cell: a title of those below it.
      if (row.length === 1) return html`<td colspan="${width}">${shown}</td>`
      if (headed && index === 0) return html`<th scope="col">${shown}</th>`
      return number === null ? html`<td>${shown}</td>` : html`<td class="number">${shown}</td>`
    })
    const missing = row.length === 1 ? 0 : width - row.length
    const rest = Array.from({ length: missing }, () => html`<td></td>`)
    return html`<tr>${cells}${rest}</tr>\n`
  })
  const name = table.kind === null ? '表格' : NAMES[table.kind]
  return html`<div class="table" role="group" aria-label="${name}" tabindex="0"><table>
${rows}</table></div>
`
}

/**
 * The first row names the columns: a rule of dashes stands below it (Markdown), or all its cells
 * are words above a last column of figures.
 */
function hasHead({ rows }: Table, text: string): boolean {
  const [first = [], second = []] = rows
  const below = text.slice(first.at(-1)?.span.end, second[0]?.span.start)
  if (rows.length > 1 && below.includes('-')) return true
  const named = first.every(({ span, number }) => number === null && span.end > span.start)
  const counted = rows.slice(1).every((row) => row[first.length - 1]?.number != null)
  return named && counted && rows.length > 2
}
