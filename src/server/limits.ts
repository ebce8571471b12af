import { HttpProblem } from './problem.ts'

/**
 * Longest address that is read, in characters. It leaves room for queries far past their own
 * limit of 1,000 characters, so that these are told what is wrong with them.
 */
export const LONGEST_ADDRESS = 100_000

/** Bytes of request line and headers that are accepted; beyond, the connection gets a 431. */
export const HEADER_BYTES = 128 * 1024

/**
 * Refuses what no route could want, before anything is parsed.
 *
 * @throws HttpProblem
 */
export function checkLimits(request: Request): void {
  if (request.url.length > LONGEST_ADDRESS)
    throw new HttpProblem(
      414,
      'address_too_long',
      `The address has ${request.url.length} characters; at most ${LONGEST_ADDRESS} are read.`,
      'A query may have 1,000 characters and 32 terms.',
    )
  if (hasBody(request))
    throw new HttpProblem(
      400,
      'body_refused',
      'The request has a body.',
      'Send parameters in the address; no request here takes a body.',
      { connection: 'close' },
    )
}

function hasBody(request: Request): boolean {
  if (request.headers.has('transfer-encoding')) return true
  return !['0', null].includes(request.headers.get('content-length'))
}
