import { isHan } from '../model/code-units.ts'
import { isClosed, type Line } from './line.ts'
import { isCountedPoint } from './numbering.ts'
import { isSigner } from './signature.ts'
import { isCell } from './tables.ts'
import { isDateLine } from './timestamp.ts'
import { width } from './wrap-width.ts'

/** Words that open a sentence, so that a line that begins with them goes on when it has no end. */
const OPENER =
  /^(?:根据|依据|按照|为(?:了|进一步|贯彻|加强|做好)|(?:19|20)\d{2}年|本年度|本报告|截[至止])/
/** Words that begin a paragraph of their own even when the one before lost its full stop. */
const FRESH = /^(?:(?:19|20)\d{2}年|一年来|今年|全年|本年度|下一步|各位代表|附件|附表|目前)/

/**
 * Whether a line goes on in the next.
 *
 * @param wrap width at which lines are broken; infinite where none is known.
 * @param going whether a line that was joined before goes on.
 */
export function continues(last: Line, next: Line, wrap: number, going: boolean): boolean {
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
export function goesOn(plain: string): boolean {
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
