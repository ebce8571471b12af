import type { HeaderField } from './evidence.ts'
import { type Peeled, peelHeader } from './header.ts'
import { cutLine, isSentence, type Line } from './line.ts'
import { markerAt } from './numbering.ts'
import { isBreadcrumb, isPageNumber } from './page-words.ts'
import { findTitle } from './title.ts'

/** The top of a page: what the head section shows, and where the text begins. */
export interface Head {
  readonly title: string | null
  readonly titleEvidence: 'title' | 'header' | null
  readonly header: readonly HeaderField[]
  /** Header values as the head shows them, each on a line of its own: what stood between is furniture. */
  readonly values: readonly string[]
  readonly furniture: readonly string[]
  readonly rest: readonly Line[]
  /** Joins that a title written on several lines needed. */
  readonly joins: number
}

/** A page's top never runs longer than this; below, toolbars are looked for one by one. */
const MOST_LINES = 60

interface Top {
  readonly header: HeaderField[]
  readonly values: string[][]
  readonly furniture: string[]
  readonly candidates: Line[]
  rest: Line[]
}

/** Reads title, header fields and furniture above the text. */
export function readHead(lines: readonly Line[]): Head {
  const top = readTop(lines)
  const found = findTitle(top.candidates)
  const named = top.header.find((field) => field.kind === 'title')
  const title = found?.text ?? named?.value ?? null
  const same = (text: string): boolean => title !== null && bare(text) === bare(title)
  const values = top.values.map((row) => row.filter((value) => !same(value)))
  const repeated = top.values.flat().filter(same)
  if (!found) repeated.pop()
  const above = found ? top.candidates.slice(0, found.first) : []
  const below = found ? top.candidates.slice(found.last + 1) : top.candidates
  const again = below.filter((line) => same(line.text))
  return {
    title,
    titleEvidence: found ? 'title' : named ? 'header' : null,
    header: top.header,
    values: values.flat(),
    furniture: [
      ...above.map((line) => line.text),
      ...top.furniture,
      ...(found?.furniture ?? []),
      ...repeated,
      ...again.map((line) => line.text),
    ],
    rest: [...below.filter((line) => !again.includes(line)), ...top.rest],
    joins: found ? found.last - found.first : 0,
  }
}

function readTop(lines: readonly Line[]): Top {
  const top: Top = { header: [], values: [], furniture: [], candidates: [], rest: [] }
  const seen = new Set<string>()
  const pending = lines.slice(0, MOST_LINES).reverse()
  let line = pending.pop()
  let waiting: Peeled | null = null
  while (line) {
    const value: HeaderField | null = waiting ? lateValue(waiting, line) : null
    waiting = null
    const peeled: Peeled | null = value ? null : peelHeader(line)
    if (seen.has(line.plain) || isPageNumber(line.plain) || /^\d{5,}$/.test(line.plain)) {
      top.furniture.push(line.text)
    } else if (value) {
      top.header.push(value)
      top.values.push([value.value])
    } else if (peeled) {
      keep(top, peeled)
      waiting = peeled.open ? peeled : null
      if (peeled.end < line.text.length) pending.push(cutLine(line, peeled.end))
    } else if (isBreadcrumb(line.plain)) {
      top.furniture.push(line.text)
    } else {
      const title = titleInFront(line)
      if (title) {
        if (title.start > 0) top.furniture.push(line.text.slice(0, title.start).trim())
        top.candidates.push(cutLine(line, title.start, title.end))
        pending.push(cutLine(line, title.end))
      } else if (isBody(line)) {
        pending.push(line)
        break
      } else top.candidates.push(line)
    }
    seen.add(line.plain)
    line = pending.pop()
  }
  top.rest = [...pending.reverse(), ...lines.slice(MOST_LINES)]
  return top
}

function keep(top: Top, peeled: Peeled): void {
  top.header.push(...peeled.fields)
  if (peeled.fields.length > 0) top.values.push(peeled.fields.map(({ value }) => value))
  top.furniture.push(...peeled.furniture)
}

/** A table whose cells stand one below the other: the label, then its value. */
function lateValue(waiting: Peeled, line: Line): HeaderField | null {
  const kind = waiting.open
  if (kind === null || kind === 'filing' || line.text.length > 40) return null
  const fits: Readonly<Record<HeaderField['kind'], RegExp>> = {
    published: /^\d{4}\s?[-/.年]\s?\d{1,2}/,
    signed: /^\d{4}\s?[-/.年]\s?\d{1,2}/,
    indexNumber: /^[\dA-Za-z][\dA-Za-z/\-_.〔〕]{4,39}$/,
    documentNumber: /号$/,
    agency: /^[^。，,：:\s]{2,30}(?:府|厅|局|委|办|会|院|室|处|所|部|中心|街道|镇|乡)$/,
    source: /^[^。，,：:\s]{2,30}(?:府|厅|局|委|办|会|院|室|处|所|部|中心|网|报|科|股)$/,
    title: /(?:报告|年报)$/,
    other: /^(?!)/,
  }
  if (!fits[kind].test(line.plain)) return null
  return { kind, label: waiting.openLabel, value: line.text }
}

const TITLE_IN_FRONT =
  /^[^。，,；;：:\s]{0,40}(?:(?:19|20)\d{2}|二[〇○Ｏ０OoО0零一二三四五六七八九]{2,3})\s?年[^。，,；;：:\s]{0,24}(?:报告|年报)(?=\s|发布|来源|信息来源|索引|时间|日期|(?:19|20)\d{2}[-年/]|作者|字体|字号|浏览|点击|本年度|本报告|本年报|根据|按照|为|一、|现将)/

/** A page flattened into one line begins with its title all the same, perhaps below its path. */
function titleInFront({ plain }: Line): { start: number; end: number } | null {
  const front = plain.slice(0, 240)
  const starts = [
    0,
    ...[...front.matchAll(/\s+/g)].map(({ index, 0: space }) => index + space.length),
  ]
  for (const start of starts.slice(0, 16)) {
    if (/[。，,；;]/.test(front.slice(0, start))) break
    const match = TITLE_IN_FRONT.exec(front.slice(start))
    const end = start + (match?.[0].length ?? 0)
    if (match && end < plain.length) return { start, end }
  }
  return null
}

function isBody(line: Line): boolean {
  return isSentence(line) || markerAt(line.plain) !== null || /^.{2,40}[:：]$/.test(line.plain)
}

/** A title without what its repetitions may differ in. */
export function bare(text: string): string {
  return text.replace(/[\s《》“”"']/g, '')
}
