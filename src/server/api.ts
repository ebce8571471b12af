import type { SearchIndex } from '../index.ts'
import { readParameters, readReportId } from './address.ts'
import {
  checkParameters,
  figuresParameters,
  filtersOf,
  mentionsParameters,
  queryOptions,
  reportParameters,
  searchParameters,
  suggestParameters,
} from './contract.ts'
import { hot } from './hot-answers.ts'
import { HttpProblem } from './problem.ts'
import { type Answer, json } from './responses.ts'

/** @param url the address as it was asked, nothing decoded. */
export type Route = (index: SearchIndex, url: URL) => Answer

export const search = hot((index, url) => {
  const given = checkParameters(searchParameters, readParameters(url.search))
  const { q, page, per_page, sort, facets, explain, also } = given
  const order = sort === undefined ? {} : { sort }
  const counted = facets === undefined ? {} : { facets }
  const options = {
    ...queryOptions(given),
    page,
    perPage: per_page,
    explain,
    also,
    ...order,
    ...counted,
  }
  return index.search(q, options)
})

export const mentions = hot((index, url) => {
  const given = checkParameters(mentionsParameters, readParameters(url.search))
  return index.mentions(given.q, queryOptions(given))
})

export const figures = hot((index, url) => {
  const given = checkParameters(figuresParameters, readParameters(url.search))
  return index.figures(given.measure, filtersOf(given))
})

export const suggest = hot((index, url) => {
  const { q, limit } = checkParameters(suggestParameters, readParameters(url.search))
  return index.suggest(q, limit)
})

export const report: Route = (index, url) => {
  const given = checkParameters(reportParameters, readParameters(url.search))
  const id = readReportId(url.pathname, '/v1/reports/')
  const found = storedReport(index, id)
  if (given.q === undefined || given.q.trim() === '') return json(found)
  return json({ ...found, marked: index.markedReport(id, given.q, queryOptions(given))?.marked })
}

/** The process runs. */
export const livez = () => json({ status: 'ok' })

/** The index is open; a server without one does not listen. */
export const readyz: Route = (index) => ready(index)

/** The same of what is known of an index that is open elsewhere. */
export const ready = (index: Pick<SearchIndex, 'generation' | 'counts' | 'notice'>) =>
  json({
    status: 'ok',
    index: { generation: index.generation, ...index.counts },
    ...(index.notice === null ? {} : { notice: index.notice }),
  })

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
