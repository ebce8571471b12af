import type { HeaderField } from '../model/header-field.ts'

/** One line of a JSON Lines file, as far as we read it. */
export interface ReportRecord {
  readonly id: string | null
  readonly url: string | null
  readonly stated: readonly HeaderField[]
  readonly text: string
}

const LONGEST_ID = 300
const FIELDS = ['title', 'agency', 'published'] as const

/**
 * Reads `{id?, title?, agency?, published?, url?, text}`: all of them strings, null where absent, an
 * id also a number. Other members are nobody's business. A string says what is wrong.
 */
export function readRecord(json: string): ReportRecord | string {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return 'is no JSON'
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'is no JSON object'
  }
  const members = new Map<string, unknown>(Object.entries(value))
  const strings = new Map<string, string>()
  for (const name of ['text', 'url', 'id', ...FIELDS]) {
    const member = members.get(name) ?? null
    if (typeof member === 'string') strings.set(name, member)
    else if (name === 'id' && typeof member === 'number') strings.set(name, String(member))
    else if (member !== null) return `has a ${name} that is no text`
  }
  const text = strings.get('text') ?? ''
  if (text.trim() === '') return 'has no text'
  const id = strings.get('id')?.trim() ?? null
  if (id !== null && !isId(id)) return 'has an id that is empty, too long, or not of one line'
  return { id, url: strings.get('url')?.trim() || null, stated: fieldsOf(strings), text }
}

function isId(id: string): boolean {
  return id !== '' && id.length <= LONGEST_ID && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(id)
}

function fieldsOf(strings: ReadonlyMap<string, string>): readonly HeaderField[] {
  return FIELDS.flatMap((name) => {
    const value = strings.get(name)?.trim() ?? ''
    return value === '' ? [] : [{ kind: name, label: name, value }]
  })
}
