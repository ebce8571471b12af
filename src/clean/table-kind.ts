import type { TableKind } from '../model/table.ts'
import type { Line } from './line.ts'
import { markerAt } from './numbering.ts'
import type { TableBlock } from './table-blocks.ts'

const PROACTIVE =
  /^(?:规章|(?:行政)?规范性文件|行政许可|其他对外管理服务事项|行政处罚|行政强制|行政事业性收费|政府集中采购)$/
const REQUESTS = ['本年新收政府信息公开申请数量', '上年结转政府信息公开申请数量']
/** Each of the three holds one of these; other tables need not be taken apart. */
const ANY = /信息内容|本年新收政府信息公开申请数量|行政复议/
const REVIEW = ['行政复议', '行政诉讼', '结果维持', '结果纠正', '尚未审结']

/**
 * Which of the three tables a table is that the form for yearly reports prescribes since 2019
 * (国办公开办函〔2019〕60号, again in 2021), by labels no other table has together; null when it is
 * none, or part of one that lost them.
 */
export function tableKind(
  { first, end, cells }: TableBlock,
  lines: readonly Line[],
): TableKind | null {
  if (!lines.slice(first, end).some(({ plain }) => ANY.test(plain))) return null
  const rows = cells.map((row, at) => {
    const plain = lines[first + at]?.plain ?? ''
    return row.map(({ start, end }) => plain.slice(start, end)).filter((cell) => cell !== '')
  })
  const begins = rows.map(([label = '']) => label)
  if (begins.includes('信息内容') && begins.some((label) => PROACTIVE.test(label)))
    return 'proactive'
  const labels = new Set(rows.flat().map(withoutNumber))
  if (REQUESTS.every((label) => labels.has(label))) return 'requests'
  return REVIEW.every((label) => labels.has(label)) ? 'review' : null
}

function withoutNumber(label: string): string {
  return label.slice(markerAt(label)?.length ?? 0)
}
