import { chineseNumber, digitByDigit, letters, roman } from '../counter-styles.ts'
import { attribute, type Element, isElement } from './tree.ts'

/** How a kind of counter writes a number, and what parts it from the text (CSS Counter Styles 3). */
interface Counter {
  readonly write: (value: number) => string
  readonly suffix: string
}

const decimal: Counter = { write: String, suffix: '. ' }
const chinese: Counter = { write: chineseNumber, suffix: '、' }
const COUNTERS: ReadonlyMap<string, Counter> = new Map([
  ['decimal', decimal],
  ['decimal-leading-zero', { write: (value) => String(value).padStart(2, '0'), suffix: '. ' }],
  ['lower-alpha', { write: letters, suffix: '. ' }],
  ['upper-alpha', { write: (value) => letters(value).toUpperCase(), suffix: '. ' }],
  ['lower-roman', { write: roman, suffix: '. ' }],
  ['upper-roman', { write: (value) => roman(value).toUpperCase(), suffix: '. ' }],
  ['cjk-ideographic', chinese],
  ['simp-chinese-informal', chinese],
  ['trad-chinese-informal', chinese],
  ['cjk-decimal', { write: digitByDigit, suffix: '、' }],
])
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'lower-latin': 'lower-alpha',
  'upper-latin': 'upper-alpha',
}
/** The type attribute: its letters tell small from capital. */
const TYPES: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
}
const UNNUMBERED = new Set(['none', 'disc', 'circle', 'square'])
const STYLE = /(?:^|;)\s{0,9}list-style(?:-type)?\s{0,9}:([^;]{0,80})/i
/** A number that the text has itself: then the page hides the list's. */
const OWN_NUMBER =
  /^(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十百]{1,5}|[a-z])[.、．)）:：]|第[\d一二三四五六七八九十百]{1,5}[条章节]|[\u2460-\u24ff\u3220-\u3243])/i
const LOOKED_AT = 24

/** The numbers of ordered lists, as a browser shows them. */
export class ListNumbers {
  readonly #next = new Map<Element, number>()

  /** What a browser shows before an item of an ordered list: `1. `, `一、`; empty when nothing. */
  of(item: Element): string {
    const list = item.parentNode
    if (!list || !('tagName' in list) || list.tagName !== 'ol') return ''
    const given = integer(attribute(item, 'value'))
    const value = given ?? this.#next.get(list) ?? firstOf(list)
    this.#next.set(list, value + (attribute(list, 'reversed') === null ? 1 : -1))
    const counter = counterOf(item, list)
    if (!counter || OWN_NUMBER.test(beginningOf(item))) return ''
    return `${counter.write(value)}${counter.suffix}`
  }
}

function firstOf(list: Element): number {
  const start = integer(attribute(list, 'start'))
  if (start !== null) return start
  if (attribute(list, 'reversed') === null) return 1
  return list.childNodes.filter((node) => isElement(node) && node.tagName === 'li').length
}

/** Null: the items have no numbers. */
function counterOf(item: Element, list: Element): Counter | null {
  for (const element of [item, list]) {
    const words = STYLE.exec(attribute(element, 'style') ?? '')?.[1]
      ?.toLowerCase()
      .split(/\s+/)
    for (const word of words ?? []) {
      const counter = COUNTERS.get(OTHER_NAMES[word] ?? word)
      if (counter) return counter
      if (UNNUMBERED.has(word)) return null
    }
    const type = attribute(element, 'type')?.trim() ?? ''
    const counter = COUNTERS.get(TYPES[type] ?? type.toLowerCase())
    if (counter) return counter
    if (UNNUMBERED.has(type.toLowerCase())) return null
  }
  return decimal
}

function integer(value: string | null): number | null {
  return value !== null && /^\s{0,9}[-+]?\d{1,7}/.test(value) ? Number.parseInt(value, 10) : null
}

/** The first words of an item; looks down first children only, and not far. */
function beginningOf(item: Element): string {
  let words = ''
  let nodes = item.childNodes
  for (let step = 0; step < LOOKED_AT && words.length < LOOKED_AT; step += 1) {
    const node = nodes.find((one) => isElement(one) || ('value' in one && one.value.trim() !== ''))
    if (!node) break
    if (!isElement(node)) {
      words = 'value' in node ? node.value.trimStart().slice(0, LOOKED_AT) : ''
      break
    }
    nodes = node.childNodes
  }
  return words
}
