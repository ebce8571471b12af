import { BaosouError } from '../index.ts'
import type { Problem } from './contract.ts'

const TITLES = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  414: 'URI Too Long',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const

type ProblemStatus = keyof typeof TITLES

/** A request that is refused for its form: nothing of the index is at fault. */
export class HttpProblem extends Error {
  readonly status: ProblemStatus
  readonly code: string
  readonly advice: string
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: ProblemStatus,
    code: string,
    detail: string,
    advice: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail)
    this.status = status
    this.code = code
    this.advice = advice
    this.headers = headers
  }
}

/** Errors that the asker can mend; every other one is ours. */
const ASKERS = new Set(['bad_query', 'bad_parameter'])

/** How an error is told. One that was not foreseen is told without its message. */
export function problemOf(error: unknown, path: string): Problem {
  const instance = path.slice(0, 500)
  if (error instanceof HttpProblem)
    return problem(error.status, error.code, error.message, error.advice, instance)
  if (error instanceof BaosouError && ASKERS.has(error.code))
    return problem(400, error.code, error.message, error.advice, instance)
  return problem(
    500,
    'internal',
    'The server could not answer this request.',
    'Try again; if it happens again, tell whoever runs this server. Its log has the reason.',
    instance,
  )
}

/** How a request that could not even be read is told. */
export function unreadProblem(isTooLong: boolean): Problem {
  return isTooLong
    ? problem(
        431,
        'header_too_long',
        'The address and the headers of the request are too long to be read.',
        'A query may have 1,000 characters and 32 terms.',
        '',
      )
    : problem(400, 'unreadable', 'The request is not HTTP.', 'Ask with an HTTP client.', '')
}

function problem(
  status: ProblemStatus,
  code: string,
  detail: string,
  advice: string,
  instance: string,
): Problem {
  return { type: 'about:blank', title: TITLES[status], status, detail, instance, code, advice }
}
