import { SourceError } from '../errors.ts'
import type { HeaderField } from '../model/header-field.ts'
import { isMarkup } from './html/held-html.ts'
import type { Reading } from './read-source.ts'

/** A record of a file of many reports, as far as we read it. */
export interface ReportRecord {
  readonly id: string | null
  readonly url: string | null
  readonly stated: readonly HeaderField[]
  /** As it stands in the record: plain, or HTML. */
  readonly text: string
}

const LONGEST_ID = 300
const FIELDS = ['title', 'agency', 'published'] as const
/** What else than `published` sites call the day of publication; the first that is there counts. */
const PUBLISHED = [
  'pubDate',
  'pubTime',
  'publishDate',
  'publishTime',
  '发布时间',
  '发布日期',
] as const
/** What else than `text` crawlers call the text; the first that is there counts. */
const TEXTS = ['content', 'html', 'body', 'zw', '正文'] as const

/**
 * Reads `{id?, title?, agency?, published?, url?, text}`: all of them strings, null where absent, an
 * id also a number. Without `text`, a string called content, html, body, zw or 正文 is the text; without
 * `published`, one called pubDate, publishTime, 发布日期 or the like is it. Other members are nobody's
 * business. A string says what is wrong.
 */
export function readRecord(json: string): ReportRecord | string {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return 'is no JSON'
  }
  return recordOf(value)
}

/** The same of a value that has been parsed. */
export function recordOf(value: unknown): ReportRecord | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'is no JSON object'
  }
  const members = new Map<string, unknown>(Object.entries(value))
  const strings = new Map<string, string>()
  for (const name of ['text', 'url', 'id', ...FIELDS]) {
    const member = members.get(name) ?? null
    if (typeof member === 'string') strings.set(name, member)
    else if (name === 'id' && typeof member === 'number') strings.set(name, String(member))
    else if (member !== null) return `gives no text as "${name}"`
  }
  if (!strings.has('published')) {
    const published = PUBLISHED.map((name) => members.get(name)).find(isText)
    if (published !== undefined) strings.set('published', published)
  }
  const text = [strings.get('text'), ...TEXTS.map((name) => members.get(name))].find(isText)
  if (text === undefined) return 'has no text'
  const id = strings.get('id')?.trim() ?? null
  if (id !== null && !isId(id)) {
    return 'has an id that is empty, too long, not of one line, with half a character, or with . or .. between slashes'
  }
  return { id, url: strings.get('url')?.trim() || null, stated: fieldsOf(strings), text }
}

/**
 * What a record gives: its text, read as a page where it is one, and what it says of itself before what
 * that page does. `otherwise` is its id when it gives none.
 */
export async function readingOf(
  place: string,
  otherwise: string,
  { id, url, stated, text }: ReportRecord,
): Promise<Reading | SourceError> {
  const source = { id: id ?? otherwise, fileName: '', url, text, stated }
  if (!isMarkup(text)) return { place, source }
  // Loaded when a record is a page: most are none.
  const { readHtml } = await import('./html/read-html.ts')
  try {
    const page = readHtml(place, text)
    return { place, source: { ...source, ...page, stated: [...stated, ...(page.stated ?? [])] } }
  } catch (error) {
    if (error instanceof SourceError) return error
    throw error
  }
}

function isText(member: unknown): member is string {
  return typeof member === 'string' && member.trim() !== ''
}

/** It is part of an address: none holds half a character, or a step to the folder above. */
function isId(id: string): boolean {
  const isText = id !== '' && id.length <= LONGEST_ID && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(id)
  return isText && !id.split('/').some((part) => part === '.' || part === '..')
}

function fieldsOf(strings: ReadonlyMap<string, string>): readonly HeaderField[] {
  return FIELDS.flatMap((name) => {
    const value = strings.get(name)?.trim() ?? ''
    return value === '' ? [] : [{ kind: name, label: name, value }]
  })
}
