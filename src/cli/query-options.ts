import { type Command, Option } from 'commander'
import type { FacetFilters, QueryOptions } from '../index.ts'

/** What reports are filtered by, as typed. */
export interface FilterFlags {
  readonly agency?: readonly string[]
  readonly region?: readonly string[]
  readonly level?: readonly string[]
  readonly year?: readonly string[]
  readonly kind?: readonly string[]
}

/** The same, and how a query is read. */
export interface QueryFlags extends FilterFlags {
  readonly variants: 'on' | 'off'
  readonly script: 'any' | 'exact'
  readonly boundary: 'any' | 'word'
}

/** Adds the filters of reports. One given again is an alternative. */
export function withFilters(command: Command): Command {
  return command
    .option('--agency <name>', 'only reports of these agencies', collected)
    .option(
      '--region <place>',
      'only of these places and what lies in them, by name or code',
      collected,
    )
    .option('--level <level>', 'nation, province, prefecture, county or township', collected)
    .option('--year <years>', 'only about these years: 2013 or 2013..2016', collected)
    .option('--kind <kind>', '年度报告, 工作报告, 公报, 通知 or 其他', collected)
}

/** Adds the options that every command with a query takes. */
export function withQueryOptions(command: Command): Command {
  return withFilters(command)
    .addOption(
      oneOf('--variants <on|off>', 'also look for other words: 民眾 for 群众', 'on', 'off'),
    )
    .addOption(oneOf('--script <any|exact>', 'exact: the typed characters only', 'any', 'exact'))
    .addOption(oneOf('--boundary <any|word>', 'word: not across words', 'any', 'word'))
}

function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

function oneOf(flags: string, description: string, usual: string, other: string): Option {
  return new Option(flags, description).choices([usual, other]).default(usual)
}

export function queryOptions(flags: QueryFlags): QueryOptions {
  const { variants, script, boundary } = flags
  return { variants: variants === 'on', script, boundary, filters: filtersOf(flags) }
}

export function filtersOf({ agency, region, level, year, kind }: FilterFlags): FacetFilters {
  const given = Object.entries({ agency, region, level, year, kind })
  return Object.fromEntries(given.filter(([, values]) => values !== undefined))
}
