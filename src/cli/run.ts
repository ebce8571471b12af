import { createRequire } from 'node:module'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { FACET_FIELDS, MEASURES, ParameterError, PER_PAGE, SUGGESTIONS } from '../index.ts'
import { tellError } from './errors.ts'
import { INDEX_FOLDER } from './folders.ts'
import type { Io } from './io.ts'
import { withFilters, withQueryOptions } from './query-options.ts'
import type { ServeCommand } from './serve.ts'

const PORT = whole(0, 65_535)

/** The same seen from `src` and from `dist`. */
const VERSION: string = createRequire(import.meta.url)('../../package.json').version

/**
 * Runs a command line and returns its exit code: 0 done, 1 it could not be done, 2 it was asked
 * wrongly, 70 our own fault.
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let code = 0
  const program = commands(io, (status) => {
    code = status
  })
  try {
    await program.parseAsync(withQueryAsText(args), { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    return tellError(error, io)
  }
}

const WITH_QUERY = ['search', 'mentions']

/** `-收费` is what a query leaves out: no option begins so, and a space before it changes no query. */
function withQueryAsText(args: readonly string[]): string[] {
  const hasQuery = WITH_QUERY.includes(args[0] ?? '')
  return args.map((arg) => (hasQuery && /^-(?:["(]|[^\x21-\x7e])/.test(arg) ? ` ${arg}` : arg))
}

/** What a command takes is loaded when it is given. */
function commands(io: Io, done: (code: number) => void): Command {
  const program = new Command('baosou')
    .description('Complete and exact full-text search of Chinese government reports.')
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('Try: baosou --help')
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => io.err.write(text),
      getOutHelpWidth: () => io.out.columns,
      getErrHelpWidth: () => io.err.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })

  program
    .command('index')
    .description('read reports and build an index of them')
    .argument('<sources...>', 'files, and folders with all that is in them')
    .option(
      '--out <folder>',
      'where the index goes; what it holds stays until this is done',
      INDEX_FOLDER,
    )
    .option(
      '--workers <n>',
      'processes that read, 1 to 64 (default: what is worth it, at most 4)',
      whole(1, 64),
    )
    .option('--watch', 'go on until stopped: build again whenever the sources change')
    .action(async (sources, options) => {
      const { build } = await import('./build.ts')
      done(await build(sources, options, io))
    })

  program
    .command('inspect')
    .description('show what is read from one report')
    .argument('<file>')
    .option('--json', 'as JSON')
    .option('--repairs', 'every repair with its place in the text as read')
    .action(async (file, options) => {
      const { inspect } = await import('./inspect.ts')
      done(await inspect(file, options, io))
    })

  withQueryOptions(program.command('search'))
    .description('find the sections that answer a query')
    .argument('<query...>', 'terms and operators, as src/query/README.md has them')
    .addOption(indexOption())
    .option('--json', 'as JSON, as GET /v1/search answers')
    .option(
      '--limit <n>',
      `hits a page, 1 to ${PER_PAGE.most}`,
      whole(1, PER_PAGE.most),
      PER_PAGE.usual,
    )
    .option('--page <n>', 'which page', whole(1, 1_000_000_000), 1)
    .addOption(
      new Option('--sort <order>', 'order of the hits (default: what the query says)').choices([
        'relevance',
        'newest',
        'oldest',
      ]),
    )
    .option('--facets <fields>', `also count, with commas between: ${FACET_FIELDS.join(',')}`)
    .option('--explain', 'how each score comes about')
    .action(async (query, options) => {
      const { search } = await import('./search.ts')
      done(await search(query.join(' '), options, io))
    })

  program
    .command('suggest')
    .description('what may be meant by what is typed so far, in characters or pinyin')
    .argument('<typed...>')
    .addOption(indexOption())
    .option('--json', 'as JSON, as GET /v1/suggest answers')
    .option(
      '--limit <n>',
      `suggestions, 1 to ${SUGGESTIONS.most}`,
      whole(1, SUGGESTIONS.most),
      SUGGESTIONS.usual,
    )
    .action(async (typed, options) => {
      const { suggest } = await import('./suggest.ts')
      done(await suggest(typed.join(' '), options, io))
    })

  withQueryOptions(program.command('mentions'))
    .description('list every agency whose reports mention a query')
    .argument('<query...>', 'as for search')
    .addOption(indexOption())
    .option('--json', 'as JSON, as GET /v1/mentions answers')
    .action(async (query, options) => {
      const { mentions } = await import('./mentions.ts')
      done(await mentions(query.join(' '), options, io))
    })

  withFilters(program.command('figures'))
    .description('compare what reports state of a measure, by agency and year')
    .addOption(
      new Option('--measure <name>', 'what is counted').choices(MEASURES).makeOptionMandatory(),
    )
    .addOption(indexOption())
    .option('--json', 'as JSON, as GET /v1/figures answers')
    .action(async (options) => {
      const { figures } = await import('./figures.ts')
      done(await figures(options, io))
    })

  program
    .command('verify')
    .description('compare every file of an index with its checksum')
    .addOption(indexOption())
    .option('--json', 'as JSON')
    .action(async (options) => {
      const { verify } = await import('./verify.ts')
      done(await verify(options, io))
    })

  withAddress(program.command('serve'))
    .description('serve an index over HTTP')
    .addOption(indexOption())
    .action(async (options) => {
      const { serve } = await import('./serve.ts')
      done(await serve({ ...options, ...address(options, io) }, io))
    })

  withAddress(program.command('start'))
    .description('serve the index of this package, first built from its sample reports')
    .action(async (options) => {
      const { start } = await import('./start.ts')
      done(await start(address(options, io), io))
    })

  return program
}

function indexOption(): Option {
  return new Option('--index <folder>', 'the index to use').default(INDEX_FOLDER)
}

function withAddress(command: Command): Command {
  return command
    .option('--host <host>', 'address to listen on (default: HOST, or 127.0.0.1)')
    .option('--port <port>', 'port to listen on, 0 for any (default: PORT, or 8080)', PORT)
}

/** Where to listen: as the options say, else the environment. */
function address(options: Partial<ServeCommand>, { env }: Io): ServeCommand {
  const { host = env['HOST'] || '127.0.0.1', port } = options
  if (port !== undefined || !env['PORT']) return { host, port: port ?? 8080 }
  try {
    return { host, port: PORT(env['PORT']) }
  } catch (error) {
    throw new ParameterError('PORT is not a port.', (error as Error).message, { cause: error })
  }
}

function whole(smallest: number, largest: number): (value: string) => number {
  return (value) => {
    const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN
    if (number >= smallest && number <= largest) return number
    throw new InvalidArgumentError(`It must be a whole number from ${smallest} to ${largest}.`)
  }
}
