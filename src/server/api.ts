import type { SearchIndex } from '../index.ts'
import { readParameters, readReportId } from './address.ts'
import { checkParameters, mentionsParameters, noParameters, searchParameters } from './contract.ts'
import { HttpProblem } from './problem.ts'
import { json } from './responses.ts'

/** What a route is given: the index, and the address as it was asked, nothing decoded. */
export type Route = (index: SearchIndex, url: URL) => Response

export const search: Route = (index, url) => {
  const { q, page, per_page } = checkParameters(searchParameters, readParameters(url.search))
  return json(index.search(q, { page, perPage: per_page }))
}

export const mentions: Route = (index, url) => {
  const { q } = checkParameters(mentionsParameters, readParameters(url.search))
  return json(index.mentions(q))
}

export const report: Route = (index, url) => {
  checkParameters(noParameters, readParameters(url.search))
  return json(storedReport(index, readReportId(url.pathname, '/v1/reports/')))
}

/** The process runs. */
export const livez: Route = () => json({ status: 'ok' })

/** The index is open; a server without one does not listen. */
export const readyz: Route = (index) =>
  json({ status: 'ok', index: { generation: index.generation, ...index.counts } })

/** @throws HttpProblem when the index holds no such report. */
export function storedReport(index: SearchIndex, id: string) {
  const found = index.report(id)
  if (found !== null) return found
  throw new HttpProblem(
    404,
    'report_unknown',
    'The index holds no report with this id.',
    'Take the id from a search answer, and percent-encode each part between slashes.',
  )
}
