import { mentionsPage } from '../web/mentions-page.ts'
import { problemPage } from '../web/problem-page.ts'
import { reportPage } from '../web/report-page.ts'
import { searchPage } from '../web/search-page.ts'
import { readParameters, readReportId } from './address.ts'
import { type Route, storedReport } from './api.ts'
import {
  checkParameters,
  mentionsPageParameters,
  noParameters,
  type Problem,
  searchPageParameters,
} from './contract.ts'
import { html } from './responses.ts'

export const search: Route = (index, url) => {
  const { q, page, per_page } = checkParameters(searchPageParameters, readParameters(url.search))
  const answer = q.trim() === '' ? null : index.search(q, { page, perPage: per_page })
  return html(searchPage(q, answer, index.counts))
}

export const mentions: Route = (index, url) => {
  const { q } = checkParameters(mentionsPageParameters, readParameters(url.search))
  const answer = q.trim() === '' ? null : index.mentions(q)
  return html(mentionsPage(q, answer, index.counts))
}

export const report: Route = (index, url) => {
  checkParameters(noParameters, readParameters(url.search))
  return html(reportPage(storedReport(index, readReportId(url.pathname, '/reports/'))))
}

/** A problem as a page, with what was asked kept in the search box. */
export function problem(told: Problem, url: URL, headers = {}): Response {
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

function askedIn(url: URL): string {
  const q = url.searchParams.get('q') ?? ''
  return q.length > 2_000 ? '' : q
}
