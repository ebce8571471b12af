import type { AgencyMentions, MentionsAnswer } from '../index.ts'
import type { Io } from './io.ts'
import { opened } from './opened.ts'
import { printableJson } from './printable.ts'
import { type QueryFlags, queryOptions } from './query-options.ts'
import { table } from './table.ts'

export interface MentionsCommand extends QueryFlags {
  readonly index: string
  readonly json?: boolean
}

/** `baosou mentions`: every agency that mentions the query, or the answer as the server gives it. */
export async function mentions(query: string, options: MentionsCommand, io: Io): Promise<number> {
  const index = await opened(options.index, io)
  const answer = index.mentions(query, queryOptions(options))
  io.out.write(
    options.json
      ? `${printableJson(answer, 2)}\n`
      : shown(answer, io.out.isTerminal ? io.out.columns : undefined),
  )
  return 0
}

function shown({ agencies, total, scope }: MentionsAnswer, width?: number): string {
  const searched = `${scope.reports} reports of ${scope.agencies} agencies searched\n`
  const sum = `${total.mentions} mentions by ${total.agencies} agencies, in ${total.sections} sections of ${total.reports} reports; ${searched}`
  if (agencies.length === 0) return sum
  return table(
    [
      { head: 'agency' },
      { head: 'region' },
      { head: 'mentions', align: 'right' },
      { head: 'reports', align: 'right' },
      { head: 'sections', align: 'right' },
      { head: 'years' },
      { head: 'by year' },
    ],
    agencies.map((row) => [
      row.agency ?? 'unknown',
      row.region?.path.join(' ') ?? null,
      row.mentions,
      row.reports,
      row.sections,
      years(row),
      byYear(row),
    ]),
    width,
  ).concat(sum)
}

function years({ first_year, last_year }: AgencyMentions): string | null {
  return first_year === last_year ? (first_year?.toString() ?? null) : `${first_year}-${last_year}`
}

function byYear({ by_year }: AgencyMentions): string {
  return Object.entries(by_year)
    .map(([year, count]) => `${year}: ${count}`)
    .join(', ')
}
