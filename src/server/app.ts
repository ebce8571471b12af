import { Hono } from 'hono'
import type { SearchIndex } from '../index.ts'
import * as api from './api.ts'
import { loadAssets } from './assets.ts'
import { checkLimits } from './limits.ts'
import * as pages from './pages.ts'
import { HttpProblem, problemOf } from './problem.ts'
import { type Answer, asset, problemJson, respond, type TakeAnswer } from './responses.ts'

const ROUTES: readonly (readonly [string, api.Route])[] = [
  ['/v1/search', api.search],
  ['/v1/mentions', api.mentions],
  ['/v1/figures', api.figures],
  ['/v1/suggest', api.suggest],
  ['/v1/reports/*', api.report],
  ['/livez', api.livez],
  ['/readyz', api.readyz],
  ['/', pages.search],
  ['/mentions', pages.mentions],
  ['/figures', pages.figures],
  ['/reports/*', pages.report],
]

export interface AppOptions {
  /** Told once of each error that was not foreseen, with its stack. Default: stderr. */
  readonly log?: (line: string) => void
}

/** What a request may bring beside itself. */
export interface Beside {
  /** Who takes an answer past its response; of HEAD with its body. */
  readonly take?: TakeAnswer
}

/**
 * The HTTP interface of an opened index: JSON under `/v1`, pages beside it, health at `/livez`
 * and `/readyz`. Every error is a problem document, or the same as a page for who accepts HTML.
 */
export function createApp(
  index: SearchIndex,
  options: AppOptions = {},
): Hono<{ Bindings: Beside }> {
  const log = options.log ?? ((line: string) => console.error(line))
  // Raw paths: report ids are decoded strictly, where they are used.
  const app = new Hono<{ Bindings: Beside }>({
    getPath: (request) => new URL(request.url).pathname,
  })

  app.use(async (context, next) => {
    checkLimits(context.req.raw)
    await next()
  })
  for (const [path, route] of ROUTES) {
    app.get(path, (context) => respond(route(index, new URL(context.req.url)), context.env?.take))
    app.all(path, methodNotAllowed)
  }
  for (const [path, each] of loadAssets()) {
    app.get(path, ({ req, env }) => respond(asset(each, req.header('if-none-match')), env?.take))
    app.all(path, methodNotAllowed)
  }
  app.notFound(({ req, env }) => respond(told(req.raw, notFound()), env?.take))
  app.onError((error, context) => {
    const answer = told(context.req.raw, error)
    if (answer.status === 500) log(`${context.req.method} ${context.req.path}: ${error.stack}`)
    return respond(answer, context.env?.take)
  })
  return app
}

function told(request: Request, error: Error): Answer {
  const url = new URL(request.url)
  const problem = problemOf(error, url.pathname)
  const headers = error instanceof HttpProblem ? error.headers : {}
  return pages.wantsPage(request, url)
    ? pages.problem(problem, url, headers)
    : problemJson(problem, headers)
}

function methodNotAllowed(): never {
  throw new HttpProblem(
    405,
    'method_not_allowed',
    'This address is read only.',
    'Ask with GET or HEAD.',
    { allow: 'GET, HEAD' },
  )
}

function notFound(): HttpProblem {
  return new HttpProblem(
    404,
    'path_unknown',
    'There is nothing at this address.',
    'The addresses are /, /mentions, /figures, /reports/{id}, /v1/search, /v1/mentions, /v1/figures, /v1/suggest and /v1/reports/{id}.',
  )
}
