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
  '(人次|场次|班次|条(?![例款约])|件(?![事套])|项(?!目)|份(?!额)|宗|起(?!来|草|诉)|例(?!外|如|会)|篇|次(?!日|数)|人(?![员民均口才大])|名(?![单额称为])|位(?!于)|期(?![限间内])|场(?!所|地)|班(?!子|组)|个(?![人体别])|元(?!旦)|%)'
/**
 * Digits with or without grouping, or a Chinese numeral; then 万 or 亿, what makes it approximate,
 * and the unit. A number that goes on from another (2013-01, 3至5件, 第3件) is none.
 */
const WRITTEN = new RegExp(
  `(?<![\\d.第~～\\-—–/+])(?<!\\d[至到,])(?:(\\d{1,3}(?:,\\d{3}){1,3}(?!\\d)|\\d{1,12})(\\.\\d{1,6})?|(?<![几数上好])([〇零一二两三四五六七八九十百千万]{1,9}))([千万亿]?)([余多来]?)([千万亿]?)${UNIT}`,
  'g',
)
const PERCENT = /百分之(百|[〇零一二两三四五六七八九十]{1,4}|\d{1,3}(?:\.\d{1,4})?)/g
const SCALE: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 亿: 1e8 }
const MORE = /^(?:以上|左右|上下)/
/** 3件至5件, 3至5件: neither end is a figure. */
const RANGE_AHEAD = /^(?:[~～\-—–]|至|到)(?:\d|[一二两三四五六七八九十])/
const RANGE_BEHIND = /[\d一二两三四五六七八九十百千万件条项人名次元%](?:至|到|[~～\-—–]{1,2})$/

/** Every quantity of a plain text between two places, in order. */
export function quantitiesIn(text: string): readonly Quantity[] {
  const found: Quantity[] = []
  for (const match of text.matchAll(WRITTEN)) {
    const [whole, integer, fraction = '', han, scale = '', more, second = '', unit = ''] = match
    const start = match.index
    const end = start + whole.length
    if (scale !== '' && second !== '' && more === '') continue
    const after = text.slice(end, end + 4)
    if (RANGE_AHEAD.test(after) || RANGE_BEHIND.test(text.slice(Math.max(0, start - 3), start)))
      continue
    const base = han === undefined ? digits(integer, fraction) : hanNumber(han)
    if (base === null) continue
    const times = (SCALE[scale] ?? 1) * (SCALE[second] ?? 1)
    const value = fraction === '' ? base * times : rounded(base * times)
    found.push({
      value,
      unit,
      approximate: more !== '' || MORE.test(after),
      start,
      end,
    })
  }
  if (text.includes('百分之')) found.push(...percentagesIn(text))
  return found.sort((a, b) => a.start - b.start)
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
