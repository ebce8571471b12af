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

/**
 * Takes the bytes of an answer, which its response then goes without: putting 26 kB into a response and
 * reading them back takes 0.18 ms, where a whole answer takes some 2 (measured).
 */
export type TakeBody = (body: ArrayBuffer) => void

function respond(
  body: string | ArrayBuffer | null,
  status: number,
  type: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(body, {
    status,
    headers: {
      'cache-control': 'no-cache',
      ...SECURITY_HEADERS,
      ...headers,
      'content-type': type,
    },
  })
}

export function json(value: object): Response {
  return respond(JSON.stringify(value), 200, JSON_TYPE)
}

/** The same of what is JSON already, in UTF-8; whoever takes it gets it beside the response, for good. */
export function jsonBytes(body: ArrayBuffer, take?: TakeBody): Response {
  take?.(body)
  return respond(take === undefined ? body : null, 200, JSON_TYPE)
}

export function html(page: string, status = 200, headers = {}): Response {
  return respond(page, status, 'text/html; charset=utf-8', { vary: 'accept', ...headers })
}

export function asset(body: string, type: string): Response {
  return respond(body, 200, type)
}

export function problemJson(problem: Problem, headers = {}): Response {
  return respond(JSON.stringify(problem), problem.status, 'application/problem+json', {
    'cache-control': 'no-store',
    vary: 'accept',
    ...headers,
  })
}
