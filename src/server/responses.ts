import type { Asset } from './assets.ts'
import type { Problem } from './contract.ts'

/**
 * Every answer carries these: pages may load our own stylesheet and icon and send our own form,
 * and nothing else; nobody may frame them or guess their types.
 */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const

const JSON_TYPE = 'application/json; charset=utf-8'

/** What is answered, before it is put into a response. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer> | null
}

/** An answer as it is sent to who takes it. */
export interface TakenAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** In UTF-8; empty when there is none. */
  readonly body: Uint8Array<ArrayBuffer>
}

/** Takes an answer past its response, which then tells nothing. */
export type TakeAnswer = (answer: TakenAnswer) => void

const utf8 = new TextEncoder()

export function respond({ status, headers, body }: Answer, take?: TakeAnswer): Response {
  if (take === undefined) return new Response(body, { status, headers })
  const bytes = typeof body === 'string' ? utf8.encode(body) : (body ?? new Uint8Array(0))
  take({ status, headers, body: bytes })
  return new Response(null)
}

function answerOf(
  body: Answer['body'],
  status: number,
  type: string,
  headers: Answer['headers'] = {},
): Answer {
  return {
    status,
    headers: {
      'cache-control': 'no-cache',
      ...SECURITY_HEADERS,
      ...headers,
      'content-type': type,
    },
    body,
  }
}

export function json(value: object): Answer {
  return answerOf(JSON.stringify(value), 200, JSON_TYPE)
}

/** The same of what is JSON already, in UTF-8. */
export function jsonBytes(body: Uint8Array<ArrayBuffer>): Answer {
  return answerOf(body, 200, JSON_TYPE)
}

export function html(page: string, status = 200, headers = {}): Answer {
  return answerOf(page, status, 'text/html; charset=utf-8', { vary: 'accept', ...headers })
}

/** @param known the tags of what the asker has; a response without a body when this is among them. */
export function asset({ body, type, etag }: Asset, known = ''): Answer {
  const tags = known.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  const isKnown = tags.includes('*') || tags.includes(etag)
  return answerOf(isKnown ? null : body, isKnown ? 304 : 200, type, { etag })
}

export function problemJson(problem: Problem, headers = {}): Answer {
  return answerOf(JSON.stringify(problem), problem.status, 'application/problem+json', {
    'cache-control': 'no-store',
    vary: 'accept',
    ...headers,
  })
}
