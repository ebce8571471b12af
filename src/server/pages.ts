import { FACET_FIELDS } from '../index.ts'
import { figuresPage } from '../web/figures-page.ts'
import { mentionsPage } from '../web/mentions-page.ts'
import { problemPage } from '../web/problem-page.ts'
import { reportPage } from '../web/report-page.ts'
import { searchPage } from '../web/search-page.ts'
import { readParameters, readReportId } from './address.ts'
import { type Route, storedReport } from './api.ts'
import {
  checkParameters,
  figuresPageParameters,
  filtersOf,
  mentionsPageParameters,
  type Problem,
  queryOptions,
  reportPageParameters,
  searchPageParameters,
} from './contract.ts'
import { type Answer, html } from './responses.ts'

export const search: Route = (index, url) => {
  const asked = checkParameters(searchPageParameters, readParameters(url.search))
  const { q, page, per_page, sort } = asked
  const order = sort === undefined ? {} : { sort }
  const shown = { page, perPage: per_page, facets: FACET_FIELDS, also: true, ...order }
  const answer = isBlank(q) ? null : index.search(q, { ...queryOptions(asked), ...shown })
  return html(searchPage(asked, answer, index.counts))
}

export const mentions: Route = (index, url) => {
  const asked = checkParameters(mentionsPageParameters, readParameters(url.search))
  const answer = isBlank(asked.q) ? null : index.mentions(asked.q, queryOptions(asked))
  return html(mentionsPage(asked, answer, index.counts))
}

export const figures: Route = (index, url) => {
  const asked = checkParameters(figuresPageParameters, readParameters(url.search))
  const { measure } = asked
  const answer = measure === undefined ? null : index.figures(measure, filtersOf(asked))
  return html(figuresPage(asked, answer, index.counts))
}

export const report: Route = (index, url) => {
  const asked = checkParameters(reportPageParameters, readParameters(url.search))
  const id = readReportId(url.pathname, '/reports/')
  const found = storedReport(index, id)
  const marked = isBlank(asked.q) ? null : index.markedReport(id, asked.q, queryOptions(asked))
  return html(reportPage(asked, found, marked?.marked ?? null))
}

/** A problem as a page, with what was asked kept in the search box. */
export function problem(told: Problem, url: URL, headers = {}): Answer {
  return html(problemPage(told, askedIn(url)), told.status, {
    'cache-control': 'no-store',
    ...headers,
  })
}

/** Whether the asker wants a page. The paths of programs are answered in JSON whoever asks. */
export function wantsPage(request: Request, url: URL): boolean {
  if (/^\/(?:v1(?:\/|$)|livez$|readyz$)/.test(url.pathname)) return false
  return /(?:^|,)\s*text\/html\s*(?:;\s*q=(?:1|0\.\d*[1-9])|,|$)/i.test(
    request.headers.get('accept') ?? '',
  )
}

function isBlank(q: string): boolean {
  return q.trim() === ''
}

function askedIn(url: URL): string {
  const q = url.searchParams.get('q') ?? ''
  return q.length > 2_000 ? '' : q
}
