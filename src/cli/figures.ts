import type { FiguresAnswer, Measure, StatedFigure } from '../index.ts'
import type { Io } from './io.ts'
import { opened } from './opened.ts'
import { printableJson } from './printable.ts'
import { type FilterFlags, filtersOf } from './query-options.ts'
import { table } from './table.ts'

export interface FiguresCommand extends FilterFlags {
  readonly index: string
  readonly measure: Measure
  readonly json?: boolean
}

/** `baosou figures`: what reports state of a measure, a line for each agency and year. */
export async function figures(options: FiguresCommand, io: Io): Promise<number> {
  const index = await opened(options.index, io)
  const answer = index.figures(options.measure, filtersOf(options))
  io.out.write(
    options.json
      ? `${printableJson(answer, 2)}\n`
      : shown(answer, io.out.isTerminal ? io.out.columns : undefined),
  )
  return 0
}

function shown({ measure, agencies, total, scope }: FiguresAnswer, width?: number): string {
  const sum = `${measure}: ${total.reports} reports of ${total.agencies} agencies state it; ${scope.reports} reports of ${scope.agencies} agencies searched\n`
  if (agencies.length === 0) return sum
  return table(
    [
      { head: 'agency' },
      { head: 'region' },
      { head: 'year', align: 'right' },
      { head: 'value', align: 'right' },
      { head: 'unit' },
      { head: 'scope' },
      { head: 'section' },
      { head: 'also stated' },
    ],
    agencies.flatMap(({ agency, region, years }) =>
      years.map(({ year, figure, others }) => [
        agency ?? 'unknown',
        region?.path.join(' ') ?? null,
        year ?? 'unknown',
        number(figure),
        figure.unit,
        figure.scope,
        figure.section.id,
        others.length === 0 ? null : others.map(other).join(', '),
      ]),
    ),
    width,
  ).concat(sum)
}

function number({ value, approximate }: StatedFigure): string {
  return `${approximate ? '~' : ''}${value.toLocaleString('en-US', { maximumFractionDigits: 4 })}`
}

function other(figure: StatedFigure): string {
  const scope = figure.scope === null ? '' : ` (${figure.scope})`
  return `${number(figure)} ${figure.unit}${scope}`
}
