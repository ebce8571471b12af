import { type BenchQuery, queryLog, type Sample } from '../../scripts/bench/queries/log.mjs'
import { analyzeTerm } from '../../src/analyze.ts'
import type { Report } from '../../src/model/report.ts'
import { type RandomOptions, RandomQueries } from './random-queries.ts'
import { isPlain, type Meant, type Random } from './typed-queries.ts'

/** Sections that the words of the log are counted in, spread evenly. */
const SAMPLES = 10_000
const LOG_OF = { count: 1000, seed: 20261122 } as const
/** A stretch is at most so much longer than the terms in it. */
const WITHIN = 60

interface Drawn {
  readonly meant: Meant
  readonly options: RandomOptions
}

/** What is drawn from: the benchmarks' queries about some reports, and the plain words of these. */
interface Log {
  readonly queries: readonly BenchQuery[]
  readonly words: readonly string[]
}

export function logOf(reports: readonly Report[]): Log {
  const { queries } = queryLog(samplesOf(reports), LOG_OF)
  const texts = queries.flatMap(({ text }) => text.split(' '))
  return { queries, words: texts.filter((text) => isPlain(text) && analyzeTerm(text) !== null) }
}

/**
 * Queries about a large collection: a third are of the benchmarks' log (frequent and rare words, phrases, several
 * words, the other script, ends of words, single characters, filters), a third join words of it by an operator, and
 * a third are anything the language can say.
 */
export class LogQueries {
  readonly #log: Log
  readonly #random: RandomQueries
  readonly #next: Random

  constructor(reports: readonly Report[], log: Log, next: Random) {
    this.#log = log
    this.#random = new RandomQueries(reports, next)
    this.#next = next
  }

  draw(): Drawn {
    const options = this.#random.options()
    switch (this.#next(3)) {
      case 0: {
        const { text, filters } = this.#pick(this.#log.queries)
        const nodes = text.split(' ').map((word): Meant => ({ type: 'piece', text: word }))
        const meant: Meant = nodes.length === 1 ? (nodes[0] as Meant) : { type: 'all', nodes }
        return { meant, options: { ...options, filters: { ...options.filters, ...filters } } }
      }
      case 1:
        return { meant: this.#joined(), options }
      default:
        return { meant: this.#random.query(), options }
    }
  }

  #joined(): Meant {
    const next = this.#next
    const pieces = Array.from({ length: 2 + next(2) }, () => this.#pick(this.#log.words))
    const nodes = pieces.map((text): Meant => ({ type: 'piece', text }))
    const [first, ...others] = nodes as [Meant, ...Meant[]]
    switch (next(6)) {
      case 0:
        return { type: 'any', nodes }
      case 1:
        return { type: 'not', node: { type: 'any', nodes } }
      case 2:
        return {
          type: 'all',
          nodes: [first, { type: 'not', node: { type: 'any', nodes: others } }],
        }
      case 3:
        return { type: 'near', pieces, within: next(WITHIN) }
      case 4:
        return { type: 'together', pieces, unit: next(2) === 0 ? 'sentence' : 'paragraph' }
      default:
        return { type: 'sequence', pieces }
    }
  }

  #pick<const T>(items: readonly T[]): T {
    return items[this.#next(items.length)] as T
  }
}

function samplesOf(reports: readonly Report[]): Sample[] {
  const all = reports.flatMap(({ agency, region, year, kind, sections }) => {
    const known = { agency: agency?.name ?? null, region: region?.code ?? null, kind }
    const about = { ...known, year: year === null ? null : String(year) }
    return sections.map(({ text }) => ({ text, about }))
  })
  const every = Math.max(1, Math.floor(all.length / SAMPLES))
  return all.filter((_, i) => i % every === 0)
}
