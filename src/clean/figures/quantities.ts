import { hanNumber } from './han-number.ts'

/** A number with its unit, as it stands in a plain line. */
export interface Quantity {
  readonly value: number
  readonly unit: string
  /** It ends in 余, 多, 以上 or the like. */
  readonly approximate: boolean
  /** Where the number begins and where its unit ends. */
  readonly start: number
  readonly end: number
}

/** A word that goes on after what looks like a unit is none: 条例, 人员, 项目, 期间. */
const UNIT =
  '(人次|场次|班次|条(?![例款约])|件(?![事套])|项(?!目)|份(?!额)|宗|起(?!来|草|诉)|例(?!外|如|会)|篇|次(?!日|数)|人(?![员民均口才大])|名(?![单额称为])|位(?!于)|期(?![限间内])|场(?!所|地)|班(?!子|组)|个(?![人体别月])|元(?![旦素])|%)'
/**
 * Digits with or without grouping, or a Chinese numeral; then 万 or 亿, what makes it approximate,
 * and the unit.
 */
const WRITTEN = new RegExp(
  `(?:(\\d{1,3}(?:,\\d{3}){1,3}(?!\\d)|\\d{1,12})(\\.\\d{1,6})?|([〇零一二两三四五六七八九十百千万]{1,9}))([千万亿]?)([余多来]?)([千万亿]?)${UNIT}`,
  'y',
)
const PERCENT = /百分之(百|[〇零一二两三四五六七八九十]{1,4}|\d{1,3}(?:\.\d{1,4})?)/g
const SCALE: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 亿: 1e8 }
const DIGIT = 1
const HAN = 2
/** What may follow the first run of digits or numerals of a quantity. */
const GOES_ON = 4
/** A number that goes on from another (2013-01, 第3件, 几十件) is none. */
const JOINED = 8
const KINDS = new Uint8Array(0x10000)
function mark(characters: string, kind: number): void {
  for (const character of characters) {
    const unit = character.charCodeAt(0)
    KINDS[unit] = (KINDS[unit] ?? 0) | kind
  }
}
mark('0123456789', DIGIT)
mark('〇零一二两三四五六七八九十百千万', HAN)
mark(',.千万亿余多来人场班条件项份宗起例篇次名位期个元%', GOES_ON)
mark('.第~～-—–/+', JOINED)
const MORE = /^(?:以上|左右|上下)/
/** 3件至5件, 3至5件: neither end is a figure. */
const RANGE_AHEAD = /^(?:[~～\-—–]|至|到)(?:\d|[一二两三四五六七八九十])/
const RANGE_BEHIND = /[\d一二两三四五六七八九十百千万件条项人名次元%](?:至|到|[~～\-—–]{1,2})$/

/** Every quantity of a plain text, in order. */
export function quantitiesIn(text: string): readonly Quantity[] {
  const found: Quantity[] = []
  for (let at = 0; at < text.length; ) {
    const kind = (KINDS[text.charCodeAt(at)] as number) & (DIGIT | HAN)
    if (kind === 0) {
      at++
      continue
    }
    const start = at
    do at++
    while (at < text.length && ((KINDS[text.charCodeAt(at)] as number) & kind) !== 0)
    if (at === text.length || ((KINDS[text.charCodeAt(at)] as number) & GOES_ON) === 0) continue
    if (goesOn(text, start, kind)) continue
    WRITTEN.lastIndex = start
    const match = WRITTEN.exec(text)
    if (match === null) continue
    at = WRITTEN.lastIndex
    const quantity = quantityOf(match, start, text)
    if (quantity !== null) found.push(quantity)
  }
  if (!text.includes('百分之')) return found
  return [...found, ...percentagesIn(text)].sort((a, b) => a.start - b.start)
}

/** The number at `start` continues another one, or is no definite one: 3至5件, 几十件. */
function goesOn(text: string, start: number, kind: number): boolean {
  if (start === 0) return false
  const before = KINDS[text.charCodeAt(start - 1)] as number
  if ((before & (JOINED | DIGIT)) !== 0) return true
  const last = text[start - 1] as string
  if (start > 1 && '至到,'.includes(last))
    return ((KINDS[text.charCodeAt(start - 2)] as number) & DIGIT) !== 0
  return kind === HAN && '几数上好'.includes(last)
}

function quantityOf(match: RegExpExecArray, start: number, text: string): Quantity | null {
  const [whole, integer, fraction = '', han, scale = '', more, second = '', unit = ''] = match
  if (scale !== '' && second !== '' && more === '') return null
  const end = start + whole.length
  const after = text.slice(end, end + 4)
  if (RANGE_AHEAD.test(after) || RANGE_BEHIND.test(text.slice(Math.max(0, start - 3), start)))
    return null
  const base = han === undefined ? digits(integer, fraction) : hanNumber(han)
  if (base === null) return null
  const times = (SCALE[scale] ?? 1) * (SCALE[second] ?? 1)
  const value = fraction === '' ? base * times : rounded(base * times)
  return { value, unit, approximate: more !== '' || MORE.test(after), start, end }
}

function* percentagesIn(text: string): Iterable<Quantity> {
  for (const match of text.matchAll(PERCENT)) {
    const [whole, written = ''] = match
    const value =
      written === '百' ? 100 : /^\d/.test(written) ? Number(written) : hanNumber(written)
    if (value === null) continue
    yield {
      value,
      unit: '%',
      approximate: false,
      start: match.index,
      end: match.index + whole.length,
    }
  }
}

function digits(integer = '', fraction: string): number {
  return Number(integer.replaceAll(',', '') + fraction)
}

/** 3.12 × 10000 is 31200, whatever the binary fractions say. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
