import { simplify } from '../simplify.ts'
import { borrowUnits, textOf } from '../units.ts'

/** A line as figures are looked for in it, and where each unit of it stands in the line. */
export interface PlainLine {
  readonly text: string
  /** Offset in the displayed line of a unit of `text`; of `text.length`, the line's end. */
  readonly at: (index: number) => number
}

/** Left out: white space and what is invisible. */
const DROPPED = 0xffff
/** Needs more than simplifying: white space, invisible characters, full-width forms, over-converted script. */
const OTHER = /[\s\u00ad\u200b-\u200f\u2060\ufeff\uff01-\uff5e谘覆○]/

let table: Uint16Array | undefined

/**
 * A displayed line in simplified script, half-width, without white space: 收到 １ ２３４ 件 and
 * 收到1234件 are one.
 */
export function plainLine(line: string): PlainLine {
  const simple = simplify(line)
  if (!OTHER.test(simple)) return { text: simple, at: (index) => index }
  table ??= makeTable()
  const units = borrowUnits(simple)
  let length = 0
  for (let at = 0; at < units.length; at++) {
    const unit = table[units[at] as number] as number
    if (unit !== DROPPED) units[length++] = unit
  }
  return { text: textOf(units.subarray(0, length)), at: (index) => offsetOf(line, index) }
}

/** Counted when asked for: few sentences turn out to state a figure. */
function offsetOf(line: string, index: number): number {
  table ??= makeTable()
  let at = 0
  for (let left = index; at < line.length; at++) {
    if (table[line.charCodeAt(at)] !== DROPPED && left-- === 0) break
  }
  return at
}

function makeTable(): Uint16Array {
  const made = new Uint16Array(0x10000)
  for (let unit = 0; unit < made.length; unit++) made[unit] = unit
  for (const { index } of textOf(made).matchAll(/[\s\u00ad\u200b-\u200f\u2060\ufeff]/g)) {
    made[index] = DROPPED
  }
  for (let unit = 0xff01; unit <= 0xff5e; unit++) made[unit] = unit - 0xfee0
  for (const [from = '', to = ''] of ['谘咨', '覆复', '○〇']) {
    made[from.charCodeAt(0)] = to.charCodeAt(0)
  }
  return made
}
