import { setImmediate } from 'node:timers/promises'
import type { FoundSource } from '../read/list-sources.ts'
import type { EarlierBuild } from './earlier-build.ts'
import type { Gathered } from './gathered.ts'
import { knownInputs } from './known-inputs.ts'
import type { AnalyzedOutcome } from './outcome.ts'
import { readAll, type Step } from './read-all.ts'
import type { Readers } from './readers.ts'
import type { SeenFiles } from './seen-files.ts'
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
  /** What a build left that is at hand. */
  readonly held: EarlierBuild | null
  /** Files that were read before, if that is known. */
  readonly seen: SeenFiles | null
  /** Ends it. */
  readonly signal: AbortSignal
  readonly onSource: ((outcome: SourceOutcome) => void) | undefined
  readonly onFile: (() => void) | undefined
  /** Given what the build before left, null when there is nothing, while what is new is read. */
  readonly onEarlier: (earlier: EarlierBuild | null) => Promise<void>
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
  const { out, most, seen, held, onEarlier } = options
  const known = await knownInputs(out)
  const earlier = new Awaited(async () => {
    const build =
      known && (await (await import('./earlier-build.ts')).earlierBuild(out, known, held))
    await onEarlier(build)
    return build
  })
  const loading: Readers<AnalyzedOutcome> = {
    ...readers,
    read(task) {
      const outcomes = readers.read(task)
      void setImmediate().then(() => earlier.begin())
      return outcomes
    },
  }
  const steps = readAll(sources, loading, most, known?.inputs, seen)
  const gathering = await gathered(steps, earlier, known?.id, options)
  if (gathering !== null) return gathering
  // What the inputs were read of is damaged, or was replaced meanwhile.
  const build = await earlier.value()
  const again = readAll(sources, readers, most, build?.inputs, seen)
  const second = await gathered(again, earlier, build?.id, options)
  if (second === null) throw new Error('the build before is another one than it was')
  return second
}

/** Reports that were read and wait in memory until the build before is loaded. */
const MOST_WAITING = 1 << 8

/** Known reports that are taken before others of this process have their turn, as what tells a reader what is next. */
const AT_ONCE = 1 << 6

/** @returns null when the build that was loaded is not the one that known reports are of: nothing was told then. */
async function gathered(
  steps: AsyncIterable<Step>,
  earlier: Awaited<EarlierBuild | null>,
  id: string | undefined,
  { spool, signal, onSource, onFile }: GatheringOptions,
): Promise<Gathering | null> {
  const early: Step[] = []
  let waitingReports = 0
  let gathering: Gathering | null = null
  const take = (step: Step, { gathered }: Gathering) => {
    if (step.kind === 'file') onFile?.()
    else gathered.add(step)
  }
  const beginning = new Awaited(async () => {
    const build = await earlier.value()
    if (build?.id !== id) return false
    const [{ WaitingReports }, { Gathered }] = await Promise.all([
      import('./waiting-reports.ts'),
      import('./gathered.ts'),
    ])
    const waiting = new WaitingReports(spool, build?.reports, build?.findings)
    const gathered = new Gathered(waiting, build?.reports ?? null, onSource)
    const begun = { waiting, gathered, earlier: build }
    for (let i = 0; i < early.length; i++) {
      if (i % AT_ONCE === AT_ONCE - 1) await setImmediate()
      take(early[i] as Step, begun)
    }
    early.length = 0
    gathering = begun
    return true
  })
  earlier.whenThere(() => beginning.begin())
  try {
    for await (const step of steps) {
      signal.throwIfAborted()
      if (gathering !== null) take(step, gathering)
      else {
        early.push(step)
        if (step.kind === 'read') waitingReports += 1
        const isTime = beginning.isThere || waitingReports === MOST_WAITING
        if (isTime && !(await beginning.value())) return null
      }
    }
  } catch (error) {
    // What was read is told by nobody any more, nor written.
    early.length = 0
    throw error
  }
  const hasBegun = await beginning.value()
  signal.throwIfAborted()
  return hasBegun ? gathering : null
}

/** What is made once, when it is first asked for. */
class Awaited<T> {
  isThere = false
  readonly #make: () => Promise<T>
  #value: Promise<T> | null = null
  #told = () => {}

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
      this.#told()
    })
    return this.#value
  }

  /** @param told called at once when it is there, or failed, already. */
  whenThere(told: () => void): void {
    if (this.isThere) told()
    else this.#told = told
  }
}
