import { HttpProblem, problemOf } from './problem.ts'
import { problemJson, respond } from './responses.ts'

/** Seconds until a refused request is worth asking again. */
const SOON = '2'

/** Refuses a request only for now: 503, and when to ask again. */
export function comeAgain(
  { url }: Request,
  code: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const told = { 'Retry-After': SOON, ...headers }
  const problem = new HttpProblem(503, code, detail, 'Ask again in a few seconds.', told)
  return respond(problemJson(problemOf(problem, new URL(url).pathname), problem.headers))
}
