import { glueLines, isClosed, isSentence, type Line } from './line.ts'
import { isCountedPoint } from './numbering.ts'
import { isSigner } from './signature.ts'
import { isCell } from './tables.ts'
import { isDateLine } from './timestamp.ts'
import { width, wrapWidth } from './wrap-width.ts'

export interface Joined {
  readonly lines: readonly Line[]
  /** Line breaks that were undone. */
  readonly joins: number
  /** Each line that was joined, with the lines it was joined of. */
  readonly groups: ReadonlyMap<Line, readonly Line[]>
}

/** Words that open a sentence, so that a line that begins with them goes on when it has no end. */
const OPENER =
  /^(?:根据|依据|按照|为(?:了|进一步|贯彻|加强|做好)|(?:19|20)\d{2}年|本年度|本报告|截[至止])/
/** Words that begin a paragraph of their own even when the one before lost its full stop. */
const FRESH = /^(?:(?:19|20)\d{2}年|一年来|今年|全年|本年度|下一步|各位代表|附件|附表|目前)/
const HEADING_END =
  /(?:情况|概述|概况|事项|措施|打算|安排|计划|问题|方面|渠道|形式|方式|内容|做法|成效|思路|回顾|任务|要求|建议|附件|附表|目标|重点|工作)$/

/** Cells written one character a line, and a number parted from its heading: 三、⏎本⏎年⏎度. */
export function joinVertical(lines: readonly Line[]): Joined {
  const narrow = running((line, place) => place === 0 || isNarrow(line), 'every')
  return joinWhere(lines, (group, next, at) => {
    const [first] = group
    if (!first) return false
    const marker = first.marker
    if (group.length === 1 && marker && !marker.loose && marker.length >= first.plain.length) {
      return next.marker === null && !isCell(next.plain)
    }
    const numbered = marker !== null && !marker.loose && marker.length >= first.plain.length
    if (numbered) return isNarrow(next) && narrow(group)
    if (!isSingle(next)) return false
    if (group.length > 1) return isSingle(group.at(-1))
    return isSingle(first) && isSingle(lines[at + 1])
  })
}

/** Hard line breaks inside a sentence; never between headings, list items or table cells. */
export function joinBroken(lines: readonly Line[], rows: readonly boolean[]): Joined {
  const wrap = wrapWidth(lines, rows)
  const someGoOn = running((line) => goesOn(line.plain), 'some')
  return joinWhere(lines, (group, next, at) => {
    const last = group.at(-1)
    if (!last) return false
    if (isFigure(lines, at) || isFigure(lines, at - 1)) return true
    if (rows[at - 1] || rows[at]) return false
    const going = group.length > 1 && someGoOn(group)
    return continues(last, next, wrap, going) || isWrappedHeading(lines, at, group)
  })
}

function joinWhere(
  lines: readonly Line[],
  belongs: (group: readonly Line[], next: Line, at: number) => boolean,
): Joined {
  const joined: Line[] = []
  const groups = new Map<Line, readonly Line[]>()
  let group: Line[] = []
  const close = (): void => {
    const [first, second] = group
    if (first && !second) joined.push(first)
    else if (second) {
      const line = glueAll(group)
      joined.push(line)
      groups.set(line, group)
    }
    group = []
  }
  lines.forEach((line, at) => {
    if (group.length > 0 && !belongs(group, line, at)) close()
    group.push(line)
  })
  close()
  return { lines: joined, joins: lines.length - joined.length, groups }
}

/** `every` or `some` of a group that only grows: each of its lines is looked at once. */
function running(
  test: (line: Line, place: number) => boolean,
  kind: 'every' | 'some',
): (group: readonly Line[]) => boolean {
  let known: readonly Line[] | null = null
  let seen = 0
  let answer = false
  return (group) => {
    if (group !== known) {
      known = group
      seen = 0
      answer = kind === 'every'
    }
    for (; seen < group.length; seen += 1) {
      const line = group[seen]
      if (line && test(line, seen) !== (kind === 'every')) answer = kind === 'some'
    }
    return answer
  }
}

/** Pairwise, so that a text wrapped into a million lines is not copied a million times. */
function glueAll(group: readonly Line[]): Line {
  let level = group
  while (level.length > 1) {
    const next: Line[] = []
    for (let at = 0; at < level.length; at += 2) {
      const [first, second] = [level[at], level[at + 1]]
      if (first) next.push(second ? glueLines(first, second) : first)
    }
    level = next
  }
  return level[0] as Line
}

function continues(last: Line, next: Line, wrap: number, going: boolean): boolean {
  // Nearly every line begins with a Han character.
  if (!isHan(next.plain.charCodeAt(0))) {
    if (/^[，,。、；;：:）)》”’】！？%]/.test(next.plain)) return !isCell(next.plain)
    if (/^[(（](?:以下|下称|简称|下同)/.test(next.plain)) return true
  }
  if (isClosed(last)) return bracketOpen(last, next)
  if (startsAnew(next)) return false
  if (GOES_ON.includes(last.plain.slice(-1)) || bracketOpen(last, next)) return true
  if (next.gap && !next.page) return false
  if (wrap !== Number.POSITIVE_INFINITY && width(last.plain) >= wrap) return true
  if (FRESH.test(next.plain) && !next.page) return false
  return going || goesOn(last.plain)
}

function startsAnew(next: Line): boolean {
  const marker = next.marker
  if (marker && !marker.loose) return true
  return isCountedPoint(next.plain) || isDateLine(next.plain) || isSigner(next)
}

/** The line holds a sentence that does not end in it. */
function goesOn(plain: string): boolean {
  if (isCountedPoint(plain)) return true
  const stop = Math.max(plain.lastIndexOf('。'), plain.lastIndexOf('；'))
  if (stop >= 0) return stop < plain.length - 1
  return OPENER.test(plain) && /[，,]/.test(plain)
}

/** No line ends with these: the next one belongs to it. */
const GOES_ON = '，,、《“‘（(—'
const BRACKETS = [
  ['《', '》'],
  ['（', '）'],
  ['(', ')'],
  ['“', '”'],
  ['〈', '〉'],
] as const

const CLOSES = /[》）)”〉]/

/** 《中华人民共和国政府⏎信息公开条例》: what was opened is closed on the next line. */
function bracketOpen(last: Line, next: Line): boolean {
  const head = next.plain.slice(0, 80)
  if (!CLOSES.test(head)) return false
  const tail = last.plain.slice(-120)
  for (const [open, close] of BRACKETS) {
    const end = head.indexOf(close)
    if (end < 0) continue
    const opened = tail.lastIndexOf(open)
    if (opened < 0 || opened <= tail.lastIndexOf(close)) continue
    const again = head.indexOf(open)
    if (again < 0 || again > end) return true
  }
  return false
}

/** 三、持续提升政府⏎治理效能: the only short line below a number whose words are no heading yet. */
function isWrappedHeading(lines: readonly Line[], at: number, group: readonly Line[]): boolean {
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
function isFigure(lines: readonly Line[], at: number): boolean {
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

function isHan(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff
}

function isNarrow(line: Line | undefined): boolean {
  return (
    line !== undefined &&
    line.text.length <= 2 &&
    isHan(line.text.charCodeAt(0)) &&
    (line.text.length === 1 || isHan(line.text.charCodeAt(1)))
  )
}

function isSingle(line: Line | undefined): boolean {
  return line !== undefined && line.text.length === 1 && isHan(line.text.charCodeAt(0))
}
