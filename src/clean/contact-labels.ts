import type { Contact } from '../model/report.ts'
import { borrowUnits } from './units.ts'

export type Part = keyof Contact

const GAP = '[ \\u00a0\\u3000]{0,4}'
const DIGIT = '[0-9０-９]'
const DASH = '[-－–—―‐]{1,2}'
const LOCAL = `(?:${DIGIT}{5,12}|${DIGIT}{3,4}(?:${DASH}| )${DIGIT}{4})(?:(?:${DASH}|转|轉)${DIGIT}{1,6})?`
/** 0731-22688000, （0731）22688000转8012, +86-731-22688000, 400-700-1234. */
const NUMBER = `(?:[+＋]86[- ]?)?(?:[(（]?[0０]?${DIGIT}{2,3}[)）]?(?:${DASH}| )?)?${LOCAL}`

/** 联系方式：攸县水利局办公室，0731-…: whose number it is may stand before it. */
const WHO = '(?:[\\u4e00-\\u9fff]{2,24}[，,：: （(]{0,2})?'

interface Label {
  readonly part: Part
  /** In both scripts; the characters may be spread out: 电 话. */
  readonly words: string
  /** What no such label follows: a number for complaints, an address on the web. */
  readonly notAfter: string
  readonly value: string
}

const LABELS: readonly Label[] = [
  {
    part: 'email',
    words:
      '电子邮箱|电子邮件|电子信箱|邮箱地址|邮箱|邮件|信箱|電子郵箱|電子郵件|電子信箱|郵箱地址|郵箱|郵件|[Ee][-－]?[Mm][Aa][Ii][Ll]',
    notAfter: '',
    value: '[A-Za-z0-9_.+-]{1,64}[@＠][A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,4}',
  },
  {
    part: 'postcode',
    words: '邮政编码|邮编|郵政編碼|郵編|郵遞區號',
    notAfter: '',
    value: `${DIGIT}{6}(?!${DIGIT})`,
  },
  {
    part: 'address',
    words: '地址',
    notAfter: '网網页頁站箱件P链鏈接',
    value: '[^\\n\\t。；;，,|｜]{4,80}',
  },
  {
    part: 'phone',
    words: '电话号码|电话|联系方式|電話號碼|電話|聯繫方式|聯系方式',
    notAfter: '督报報诉訴访訪线線警',
    value: `${NUMBER}(?:[、/或]${GAP}${NUMBER}){0,4}`,
  },
  {
    part: 'fax',
    words: '传真号码|传真|傳真號碼|傳真',
    notAfter: '',
    value: `${NUMBER}(?:[、/或]${GAP}${NUMBER}){0,2}`,
  },
]
const LABEL = new RegExp(
  LABELS.map(
    ({ part, words, notAfter }) =>
      `(?<${part}>${notAfter && `(?<![${notAfter}])`}(?:${spread(words)}))`,
  ).join('|'),
  'y',
)
const FIRST = 1
const SECOND = 2
/** What labels begin with, and what stands after it: nearly every place of a text is turned away. */
const BEGINS = new Uint8Array(0x10000)
for (const word of LABELS.flatMap(({ words }) => words.split('|'))) {
  const [first = '', second = ''] = /^[\u4e00-\u9fff]/.test(word) ? word : ['Ee', '-－Mm']
  markAs(FIRST, first)
  markAs(SECOND, `${second} \u00a0\u3000`)
}
/** Where an address ends: at the label of what follows it. */
const NEXT = new RegExp(`[\\s(（]{1,4}(?:${LABELS.map(({ words }) => spread(words)).join('|')})`)
/** 电话（传真）： and 电话/传真： say both. */
const BOTH = new RegExp(
  `${GAP}[(（/及和、与]{0,2}(?:${spread('传真|傳真|电话|電話')})?${GAP}[)）]?`,
  'y',
)
const VALUES = new Map(
  LABELS.map(({ part, value }) => [
    part,
    new RegExp(`(?:${GAP}[:：为為]${GAP}(?<who>${part === 'phone' ? WHO : ''}))?(${value})`, 'y'),
  ]),
)
const COUNTED = /^\s?[年月个個人次件条條%‰]/
const PLACE = /[\p{Script=Han}]{2}/u

/** Labels looked at: no report names its phone so often. */
const TRIED = 200

/** A labelled part of a contact line, as written. */
export interface Given {
  readonly part: Part
  readonly value: string
  readonly start: number
  readonly end: number
}

/** The labelled parts of a text, in order. Linear: the first labels only, and every value is bounded. */
export function givenIn(text: string): readonly Given[] {
  const found: Given[] = []
  let tried = 0
  let after = 0
  for (const start of labelStarts(text)) {
    if (start < after) continue
    LABEL.lastIndex = start
    const match = LABEL.exec(text)
    if (!match) continue
    if (++tried > TRIED) break
    const [part] = Object.entries(match.groups ?? {}).find(([, label]) => label !== undefined) ?? []
    const given = valueAt(text, part as Part, start, LABEL.lastIndex)
    after = given?.end ?? LABEL.lastIndex
    if (given) found.push(given)
  }
  return found
}

function labelStarts(text: string): readonly number[] {
  const starts: number[] = []
  const units = borrowUnits(text)
  let before = 0
  for (let at = 0; at < units.length; at++) {
    const kind = BEGINS[units[at] as number] as number
    if ((before & FIRST) !== 0 && (kind & SECOND) !== 0) starts.push(at - 1)
    before = kind
  }
  return starts
}

function valueAt(text: string, part: Part, start: number, end: number): Given | null {
  const pattern = VALUES.get(part) as RegExp
  pattern.lastIndex = part === 'phone' || part === 'fax' ? pastBoth(text, end) : end
  const match = pattern.exec(text)
  const value = match?.[2]
  if (!match || value === undefined) return null
  const isLabelled = match[0] !== value
  const at = pattern.lastIndex - value.length
  if (part === 'address') return isLabelled ? addressAt(value, start, at) : null
  if (part !== 'email') {
    // 接听电话12345人次 counts calls; a number without a colon is as long as a number is.
    const digits = value.replace(/[^0-9０-９]/g, '').length
    const isPlain = !isLabelled || (match.groups?.['who'] ?? '') !== ''
    if (isPlain && digits < (part === 'postcode' ? 6 : 7)) return null
    if (COUNTED.test(text.slice(pattern.lastIndex, pattern.lastIndex + 2))) return null
  }
  return { part, value, start, end: pattern.lastIndex }
}

function pastBoth(text: string, end: number): number {
  BOTH.lastIndex = end
  return BOTH.test(text) ? BOTH.lastIndex : end
}

/** An address ends where the next label begins, or with the bracket that was open before it. */
function addressAt(value: string, start: number, at: number): Given | null {
  let depth = 0
  let end = 0
  for (; end < value.length; end++) {
    const character = value.charAt(end)
    if (/[(（]/.test(character)) depth++
    if (/[)）]/.test(character) && --depth < 0) break
  }
  const next = value.slice(0, end).search(NEXT)
  const address = value.slice(0, next < 0 ? end : next).trim()
  const isPlace = address.length >= 4 && PLACE.test(address) && !/^(?:https?:|www\.)/i.test(address)
  return isPlace ? { part: 'address', value: address, start, end: at + address.length } : null
}

function markAs(kind: number, characters: string): void {
  for (const character of characters) {
    const unit = character.charCodeAt(0)
    BEGINS[unit] = (BEGINS[unit] as number) | kind
  }
}

function spread(words: string): string {
  return words.replace(/(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])/g, GAP)
}
