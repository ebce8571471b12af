import type { HeaderField } from '../model/header-field.ts'
import { type Peeled, peelHeader } from './header.ts'
import { cutLine, isSentence, type Line } from './line.ts'
import { isBreadcrumb, isPageNumber } from './page-words.ts'
import { isSigner } from './signature.ts'
import { NOTHING_STATED, type Stated, statedTitle } from './stated.ts'
import { isDateLine } from './timestamp.ts'
import { bare, findTitle } from './title.ts'

/** The top of a page: what the head section shows, and where the text begins. */
export interface Head {
  readonly title: string | null
  readonly titleEvidence: 'title' | 'header' | null
  readonly header: readonly HeaderField[]
  /** Header values as the head shows them, each on a line of its own: what stood between is furniture. */
  readonly values: readonly string[]
  readonly furniture: readonly string[]
  readonly rest: readonly Line[]
  /** The lines the title is written on, when it is several: they were joined. */
  readonly titleLines: readonly Line[]
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

/**
 * Reads title, header fields and furniture above the text. What the source says of itself beside
 * its text comes first among the fields; its title only yields to one of the text that holds it.
 */
export function readHead(lines: readonly Line[], stated: Stated = NOTHING_STATED): Head {
  const top = readTop(lines)
  const inText = findTitle(top.candidates)
  const named = top.header.find((field) => field.kind === 'title')
  const own = inText?.text ?? named?.value ?? null
  const given = statedTitle(stated, own)
  const found = given === null ? inText : null
  const title = given ?? own
  const words = title === null ? null : bare(title)
  const same = (text: string): boolean => bare(text) === words
  const below = found ? top.candidates.slice(found.last + 1) : top.candidates
  const last = below.at(-1)
  const signs = title === null && top.rest.length === 0 && last !== undefined && isSigner(last)
  const values = top.values.map((row) => row.filter((value) => !same(value)))
  const repeated = top.values.flat().filter(same)
  if (!found && given === null) repeated.pop()
  const over = found ? top.candidates.slice(0, found.first) : []
  const above = over.filter((line) => same(line.text) || isSiteText(line.plain))
  const kept = over.filter((line) => !above.includes(line))
  const again = below.filter((line) => same(line.text))
  return {
    title,
    titleEvidence: found ? 'title' : title !== null ? 'header' : null,
    header: [
      ...stated.fields,
      ...(signs ? top.header.map(signedDate) : top.header),
      ...kept
        .filter((line) => DOCUMENT_NUMBER.test(line.plain))
        .map(({ text }): HeaderField => ({ kind: 'documentNumber', label: '', value: text })),
    ],
    values: [...kept.map((line) => line.text), ...values.flat()],
    furniture: [
      ...above.map((line) => line.text),
      ...again.map((line) => line.text),
      ...top.furniture,
      ...(found?.furniture ?? []),
      ...repeated,
    ],
    rest: [...below.filter((line) => !again.includes(line)), ...top.rest],
    titleLines: found ? top.candidates.slice(found.first, found.last + 1) : [],
  }
}

const DOCUMENT_NUMBER =
  /^[\u4e00-\u9fff]{1,16}\s?(?:[〔[［(（﹝【](?:19|20)\d{2}[〕\]］)）﹞】]第?\s?\d{1,5}|[令字]\s?第\s?\d{1,12})\s?号$/

/** What sites and their columns are called: all that stands above a title and is no text. */
const SITE_TEXT =
  /^(?:[\u4e00-\u9fff]{0,30}(?:网|网站|门户|平台)|(?:政务|政府)?(?:信息)?公开(?:年报|年度报告|目录|指南|专栏|工作)?|(?:政府|部门)?(?:年报|年度报告|工作报告|信息公开年报)|首页|正文|详细内容|内容正文)$/

function isSiteText(plain: string): boolean {
  return isBreadcrumb(plain) || SITE_TEXT.test(plain.replace(/\s/g, ''))
}

/** A page of a name and a date alone is signed; nobody says when it was published. */
function signedDate(field: HeaderField): HeaderField {
  return field.kind === 'published' && field.label === '' ? { ...field, kind: 'signed' } : field
}

function readTop(lines: readonly Line[]): Top {
  const top: Top = { header: [], values: [], furniture: [], candidates: [], rest: [] }
  const seen = new Set<string>()
  const pending = lines.slice(0, MOST_LINES).reverse()
  let line = pending.pop()
  let waiting: Peeled | null = null
  let stripped = false
  while (line) {
    const { text } = line
    const value: HeaderField | null = waiting ? lateValue(waiting, line) : null
    waiting = null
    const peeled: Peeled | null = value ? null : peelHeader(line)
    const counter = stripped && /^\d{5,}$/.test(line.plain)
    stripped = true
    if (seen.has(line.plain) || isPageNumber(line.plain) || counter) {
      top.furniture.push(line.text)
    } else if (value) {
      top.header.push(value)
      top.values.push([value.value])
    } else if (peeled) {
      keep(top, bracketedDate(line, peeled))
      waiting = peeled.open ? peeled : null
      if (peeled.end < line.text.length) pending.push(cutLine(line, peeled.end))
    } else if (isBreadcrumb(line.plain)) {
      top.furniture.push(line.text)
    } else {
      const title = titleInFront(line)
      if (title) {
        const before = cutLine(line, 0, title.start)
        if (isSiteText(before.plain)) top.furniture.push(before.text)
        else if (before.text !== '') top.candidates.push(before)
        stripped = false
        top.candidates.push(cutLine(line, title.start, title.end))
        pending.push(cutLine(line, title.end))
      } else if (isBody(line)) {
        pending.push(line)
        break
      } else {
        stripped = top.candidates.some((other) => bare(other.text) === bare(text))
        top.candidates.push(line)
        line = pending.pop()
        continue
      }
    }
    seen.add(line.plain)
    line = pending.pop()
  }
  top.rest = [...pending.reverse(), ...lines.slice(MOST_LINES)]
  return top
}

/** （2014年1月） keeps its brackets. */
function bracketedDate(line: Line, peeled: Peeled): Peeled {
  const [field] = peeled.fields
  if (field?.label !== '' || !isDateLine(line.plain)) return peeled
  return { ...peeled, fields: [{ ...field, value: line.text }], furniture: [] }
}

function keep(top: Top, peeled: Peeled): void {
  // A hostile line holds more labels than a call takes arguments.
  for (const field of peeled.fields) top.header.push(field)
  if (peeled.fields.length > 0) top.values.push(peeled.fields.map(({ value }) => value))
  for (const words of peeled.furniture) top.furniture.push(words)
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
    url: /^(?!)/,
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
  if (!/报告|年报/.test(front)) return null
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
  return isSentence(line) || line.marker !== null || /^.{2,40}[:：]$/.test(line.plain)
}
