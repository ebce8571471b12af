import { isClosed, isSentence, type Line } from './line.ts'
import { isSigner } from './signature.ts'
import { isCell } from './tables.ts'

const HEADING_END =
  /(?:情况|概述|概况|事项|措施|打算|安排|计划|问题|方面|渠道|形式|方式|内容|做法|成效|思路|回顾|任务|要求|建议|附件|附表|目标|重点|工作)$/

/** 三、持续提升政府⏎治理效能: the only short line below a number whose words are no heading yet. */
export function isWrappedHeading(
  lines: readonly Line[],
  at: number,
  group: readonly Line[],
): boolean {
  const [heading, next, after] = [group[0], lines[at], lines[at + 1]]
  if (group.length !== 1 || !heading || !next || !after || next.gap) return false
  const marker = heading.marker
  if (marker?.style !== 'han' || heading.plain.length > 24) return false
  if (!isBareWords(heading) || !isBareWords(next) || HEADING_END.test(heading.plain)) return false
  if (!isSentence(after)) return false
  for (let below = at + 1; below < lines.length; below += 1) {
    const line = lines[below]
    if (!line || line.marker?.style === 'han') break
    if (isBareWords(line) && line.marker === null && !isSigner(line)) return false
  }
  return true
}

function isBareWords(line: Line): boolean {
  return line.plain.length <= 40 && !/[。，,；;：:！？!?]/.test(line.plain.slice(1))
}

/** 公开信息⏎5928⏎条,全文…: a figure that stood in a link or a frame of its own. */
export function isFigure(lines: readonly Line[], at: number): boolean {
  const figure = lines[at]
  if (!figure || !isDigit(figure.plain.charCodeAt(0))) return false
  const before = lines[at - 1]
  const after = lines[at + 1]
  if (!before || !after) return false
  if (!/^\d[\d.,]{0,14}[%％]?$/.test(figure.plain)) return false
  if (isClosed(before) || isCell(before.plain) || isCell(after.plain)) return false
  return /^(?:[，,。；;、]|条|件|次|个|人|万|元|亿|篇|期|家|项|起|份|场|%|％|年|月|日)./.test(
    after.plain,
  )
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}
