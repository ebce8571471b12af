import { type Hit, openIndex, type SearchAnswer } from '../index.ts'
import type { Io } from './io.ts'
import { type Paint, paintFor } from './paint.ts'
import { oneLine, printableJson } from './printable.ts'

export interface SearchCommand {
  readonly index: string
  readonly json?: boolean
  /** Hits a page, 1 to 50. */
  readonly limit: number
  readonly page: number
}

/** `baosou search`: a page of hits, or the answer as the server gives it. */
export async function search(query: string, options: SearchCommand, io: Io): Promise<number> {
  const index = await openIndex(options.index)
  const answer = index.search(query, { page: options.page, perPage: options.limit })
  io.out.write(options.json ? `${printableJson(answer, 2)}\n` : shown(answer, paintFor(io)))
  return 0
}

/** The answer as people read it. */
function shown(answer: SearchAnswer, paint: Paint): string {
  const { total, page, per_page, hits } = answer
  const last = Math.max(1, Math.ceil(total.sections / per_page))
  const first = (page - 1) * per_page + 1
  const where = last === 1 && page === 1 ? '' : `, page ${page} of ${last}`
  const head = `${total.sections} sections in ${total.reports} reports${where}\n`
  return head + hits.map((hit, at) => shownHit(hit, first + at, paint)).join('')
}

function shownHit({ report, section, snippet }: Hit, number: number, paint: Paint): string {
  const facts = [
    report.agency ?? 'agency unknown',
    report.year === null ? null : `${report.year}`,
    report.published,
  ].filter((fact) => fact !== null)
  const text = snippet.parts
    .map(({ t, h }) => (h ? paint.mark(oneLine(t)) : oneLine(t)))
    .join('')
    .trim()
  const lines = [
    paint.soft(facts.map(oneLine).join(' · ')),
    section.headings.map(oneLine).join(' › '),
    text,
    paint.soft(oneLine(report.id)),
  ].filter((line) => line !== '')
  const title = paint.title(oneLine(report.title ?? 'no title'))
  return `\n${number}. ${title}\n${lines.map((line) => `   ${line}\n`).join('')}`
}
