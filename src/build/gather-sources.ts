import type { FoundSource } from '../read/list-sources.ts'
import type { EarlierBuild } from './earlier-build.ts'
import type { Gathered } from './gathered.ts'
import { knownInputs } from './known-inputs.ts'
import type { AnalyzedOutcome } from './outcome.ts'
import { readAll, type Step } from './read-all.ts'
import type { Readers } from './readers.ts'
import type { SourceOutcome } from './source-outcome.ts'
import type { Spool } from './spool.ts'
import type { WaitingReports } from './waiting-reports.ts'

/** What was read, and what known reports of it are of. */
export interface Gathering {
  readonly waiting: WaitingReports
  readonly gathered: Gathered
  readonly earlier: EarlierBuild | null
}

export interface GatheringOptions {
  /** Where the build before may be, and where what was read waits. */
  readonly out: string
  readonly spool: Spool
  /** Parts of sources that may be under way. */
  readonly most: number
  readonly onSource: ((outcome: SourceOutcome) => void) | undefined
  readonly onFile: (() => void) | undefined
  /** Given what the build before left, when there is any, while what is new is read. */
  readonly onEarlier: (earlier: EarlierBuild) => Promise<void>
}

/**
 * Reads sources. Of the build before only what its inputs were is looked up first; all else of it is loaded while what
 * is new is read by others, and until then nothing is told. Code that takes long to load waits as well.
 */
export async function gatherSources(
  sources: readonly FoundSource[],
  readers: Readers<AnalyzedOutcome>,
  options: GatheringOptions,
): Promise<Gathering> {
  const { out, most, onEarlier } = options
  const known = await knownInputs(out)
  const earlier = new Awaited(async () => {
    if (!known) return null
    const { earlierBuild } = await import('./earlier-build.ts')
    const build = await earlierBuild(out)
    if (build) await onEarlier(build)
    return build
  })
  const loading: Readers<AnalyzedOutcome> = {
    ...readers,
    read(task) {
      const outcomes = readers.read(task)
      setImmediate(() => earlier.begin())
      return outcomes
    },
  }
  const steps = readAll(sources, loading, most, known?.inputs)
  const gathering = await gathered(steps, earlier, known?.id, options)
  if (gathering !== null) return gathering
  // What the inputs were read of is damaged, or was replaced meanwhile.
  const build = await earlier.value()
  const again = readAll(sources, readers, most, build?.inputs)
  const second = await gathered(again, earlier, build?.id, options)
  if (second === null) throw new Error('the build before is another one than it was')
  return second
}

/** Reports that were read and wait in memory until the build before is loaded. */
const MOST_WAITING = 1 << 8

/** @returns null when the build that was loaded is not the one that known reports are of: nothing was told then. */
async function gathered(
  steps: AsyncIterable<Step>,
  earlier: Awaited<EarlierBuild | null>,
  id: string | undefined,
  { spool, onSource, onFile }: GatheringOptions,
): Promise<Gathering | null> {
  const early: Step[] = []
  let waitingReports = 0
  let gathering: Gathering | null = null
  const take = (step: Step, { gathered }: Gathering) => {
    if (step.kind === 'file') onFile?.()
    else gathered.add(step)
  }
  const begin = async () => {
    const build = await earlier.value()
    if (build?.id !== id) return false
    const [{ WaitingReports }, { Gathered }] = await Promise.all([
      import('./waiting-reports.ts'),
      import('./gathered.ts'),
    ])
    const waiting = new WaitingReports(spool, build?.reports, build?.findings)
    const gathered = new Gathered(waiting, build?.reports ?? null, onSource)
    gathering = { waiting, gathered, earlier: build }
    for (const step of early.splice(0)) take(step, gathering)
    return true
  }
  for await (const step of steps) {
    if (gathering !== null) take(step, gathering)
    else {
      early.push(step)
      if (step.kind === 'read') waitingReports += 1
      const isTime = earlier.isThere || waitingReports === MOST_WAITING
      if (isTime && !(await begin())) return null
    }
  }
  return gathering !== null || (await begin()) ? gathering : null
}

/** What is made once, when it is first asked for. */
class Awaited<T> {
  isThere = false
  readonly #make: () => Promise<T>
  #value: Promise<T> | null = null

  constructor(make: () => Promise<T>) {
    this.#make = make
  }

  /** What fails is told to who waits for it. */
  begin(): void {
    this.value().catch(() => {})
  }

  value(): Promise<T> {
    this.#value ??= this.#make().finally(() => {
      this.isThere = true
    })
    return this.#value
  }
}
