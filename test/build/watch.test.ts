import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  type BuildResult,
  type SourceOutcome,
  type WatchOptions,
  watchSources,
} from '../../src/index.ts'
import { pauseAfter } from '../../src/watch.ts'
import { type Files, hold, LINES, TITLES } from '../support/changing-sources.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const REPORT = `${TITLES[0]}\n${LINES[0]}`
const OTHER = `${TITLES[1]}\n${LINES[1]}`

/** A watch of a folder, and what it told so far. */
function watched(
  names: readonly string[] = ['in'],
  index = 'index',
  more: Partial<WatchOptions> = {},
) {
  const place = temporaryFolder()
  const told: string[] = []
  const stopping = new AbortController()
  const ended = (files: Files) => {
    hold(join(place, 'in'), files)
    return watchSources(
      names.map((name) => join(place, name)),
      join(place, index),
      {
        signal: stopping.signal,
        pause: 20,
        onSource: (outcome) => told.push(toldOf(outcome)),
        onBuilt: async ({ reports, read, gone }: BuildResult) => {
          told.push(`built ${reports}, read ${read}, gone ${gone}`)
        },
        onFailed: async (error, isAnew) => {
          told.push(`failed${isAnew ? '' : ' again'}: ${(error as Error).message}`)
        },
        onAway: (away) => told.push(`away: ${away.map(({ reason }) => reason).join()}`),
        ...more,
      },
    )
  }
  const toldOf = (outcome: SourceOutcome) => {
    const name = outcome.source.replace(`${place}/in/`, '')
    return outcome.kind === 'indexed' ? name : `${name} ${outcome.reason}`
  }
  return {
    place,
    begin: ended,
    stop: () => stopping.abort(),
    /** What is told next, so many lines of it. */
    async next(count: number): Promise<string[]> {
      await vi.waitFor(() => expect(told.length).toBeGreaterThanOrEqual(count), 30_000)
      return told.splice(0, count)
    },
    told,
  }
}

/** Files of tests were written just now, and are taken for older: else each would be waited for. */
beforeEach(() => {
  const now = Date.now.bind(Date)
  vi.spyOn(Date, 'now').mockImplementation(() => now() + 10_000)
})
afterEach(() => vi.restoreAllMocks())

/** A clock that is ahead of its time by so many ms. */
function clockAhead(): { by: number } {
  const clock = { by: 0 }
  const uptime = process.uptime.bind(process)
  vi.spyOn(process, 'uptime').mockImplementation(() => uptime() + clock.by / 1_000)
  return clock
}

test('builds at once, and again when a file was added, changed or removed, and tells what is new', async () => {
  const { place, begin, next, stop, told } = watched()
  const ended = begin({ 'a.txt': REPORT, 'empty.txt': '' })
  expect(await next(3)).toEqual(['a.txt', 'empty.txt is empty', 'built 1, read 1, gone 0'])
  writeFileSync(join(place, 'in', 'b.txt'), OTHER)
  expect(await next(2)).toEqual(['b.txt', 'built 2, read 1, gone 0'])
  writeFileSync(join(place, 'in', 'b.txt'), `${OTHER}。`)
  expect(await next(2)).toEqual(['b.txt', 'built 2, read 1, gone 0'])
  rmSync(join(place, 'in', 'a.txt'))
  expect(await next(1)).toEqual(['built 1, read 0, gone 1'])
  // Nothing changed: nothing is built.
  await after(200)
  expect(told).toEqual([])
  stop()
  await ended
})

test.each([
  ['is gone', (folder: string) => renameSync(folder, `${folder}-away`), 'does not exist'],
  [
    'is empty, as a disk that is away leaves it',
    (folder: string) => {
      renameSync(folder, `${folder}-away`)
      mkdirSync(folder)
    },
    'holds no file to read',
  ],
])('a folder that %s takes nothing out of the index', async (_, leave, reason) => {
  const { place, begin, next, stop } = watched(['in', 'more'])
  hold(join(place, 'more'), { 'b.txt': OTHER })
  const ended = begin({ 'a.txt': REPORT })
  await next(3)
  const folder = join(place, 'in')
  const current = () => readFileSync(join(place, 'index', 'current'), 'utf8')
  const before = current()
  leave(folder)
  expect(await next(1)).toEqual([`away: ${reason}`])
  writeFileSync(join(place, 'more', 'c.txt'), OTHER.replace('2014', '2015'))
  await after(200)
  expect(current()).toBe(before)
  rmSync(folder, { recursive: true, force: true })
  renameSync(`${folder}-away`, folder)
  expect(await next(3)).toEqual(['away: ', join(place, 'more', 'c.txt'), 'built 3, read 1, gone 0'])
  stop()
  await ended
})

test('what fails is told once, and tried again after a minute and when the sources change', async () => {
  const { place, begin, next, stop, told } = watched(['in'], 'file/index')
  writeFileSync(join(place, 'file'), 'no folder')
  const clock = clockAhead()
  const ended = begin({ 'a.txt': REPORT })
  const [failure] = await next(1)
  expect(failure).toMatch(/^failed: Index .*nothing was published/)
  await after(200)
  expect(told).toEqual([])
  clock.by = 61_000
  expect(await next(1)).toEqual([failure?.replace('failed', 'failed again')])
  await after(100)
  expect(told).toEqual([])
  rmSync(join(place, 'file'))
  writeFileSync(join(place, 'in', 'b.txt'), OTHER)
  expect(await next(3)).toEqual(['a.txt', 'b.txt', 'built 2, read 2, gone 0'])
  stop()
  await ended
})

test('what was read is not told again because it could not be published', async () => {
  const { place, begin, next, stop, told } = watched()
  // Only publishing finds that it is no folder.
  mkdirSync(join(place, 'index'))
  const generations = join(place, 'index', 'generations')
  writeFileSync(generations, 'no folder')
  const clock = clockAhead()
  const ended = begin({ 'a.txt': REPORT, 'empty.txt': '' })
  const [first, second, failure] = await next(3)
  expect([first, second]).toEqual(['a.txt', 'empty.txt is empty'])
  expect(failure).toMatch(/^failed: /)
  clock.by = 61_000
  expect(await next(1)).toEqual([failure?.replace('failed', 'failed again')])
  rmSync(generations)
  clock.by = 122_000
  expect(await next(1)).toEqual(['built 1, read 1, gone 0'])
  // What fails after it went well is anew.
  rmSync(join(place, 'index'), { recursive: true })
  writeFileSync(join(place, 'index'), 'no folder')
  const [anew] = await next(1)
  expect(anew).toMatch(/^failed: /)
  await after(100)
  expect(told).toEqual([])
  stop()
  expect(await ended).toBe(false)
})

test('what was refused is tried once more after a minute', async () => {
  const { begin, next, stop, told } = watched()
  const clock = clockAhead()
  const ended = begin({ 'a.txt': REPORT, 'empty.txt': '' })
  await next(3)
  clock.by = 61_000
  expect(await next(1)).toEqual(['built 1, read 0, gone 0'])
  clock.by = 200_000
  await after(200)
  expect(told).toEqual([])
  stop()
  await ended
})

test('sources of which none can be read are told, and read when they change', async () => {
  const { place, begin, next, stop, told } = watched()
  const ended = begin({ 'empty.txt': '' })
  const clock = clockAhead()
  expect(await next(2)).toEqual([
    'empty.txt is empty',
    'failed: Nothing was indexed: 1 of 1 sources could not be read.',
  ])
  // What was refused is tried once more, and then no more.
  clock.by = 61_000
  expect(await next(1)).toEqual([
    'failed again: Nothing was indexed: 1 of 1 sources could not be read.',
  ])
  clock.by = 130_000
  await after(100)
  expect(told).toEqual([])
  writeFileSync(join(place, 'in', 'a.txt'), REPORT)
  expect(await next(2)).toEqual(['a.txt', 'built 1, read 1, gone 0'])
  stop()
  await ended
})

test('ends at once when it is stopped before it begins', async () => {
  const { begin, stop, told } = watched()
  stop()
  await begin({ 'a.txt': REPORT })
  expect(told).toEqual([])
})

test('what is being read when it is stopped is not published', async () => {
  const { place, begin, stop } = watched(['in'], 'index', { onSource: () => stop() })
  await begin({ 'a.txt': REPORT, 'b.txt': OTHER })
  expect(existsSync(join(place, 'index'))).toBe(false)
})

test('a folder that goes away while it is read takes nothing out of the index', async () => {
  let isTold = (_: SourceOutcome) => {}
  const { place, begin, next, stop, told } = watched(['in', 'more'], 'index', {
    onSource: (outcome) => isTold(outcome),
  })
  hold(join(place, 'more'), { 'b.txt': OTHER })
  const ended = begin({ 'a.txt': REPORT })
  expect(await next(1)).toEqual(['built 2, read 2, gone 0'])
  const current = () => readFileSync(join(place, 'index', 'current'), 'utf8')
  const before = current()
  const folder = join(place, 'in')
  isTold = () => {
    isTold = () => {}
    renameSync(folder, `${folder}-away`)
  }
  for (let i = 0; i < 30; i++) writeFileSync(join(folder, `${10 + i}.txt`), `${REPORT}${i}`)
  const [failed, away] = await next(2)
  expect(failed).toMatch(/^failed: .+\/in\/\d\d\.txt went away while it was read$/)
  expect(away).toBe('away: does not exist')
  await after(100)
  expect(told).toEqual([])
  expect(current()).toBe(before)
  renameSync(`${folder}-away`, folder)
  expect(await next(2)).toEqual(['away: ', 'built 32, read 30, gone 0'])
  stop()
  expect(await ended).toBe(true)
})

test('a folder that is away for a moment while it is read takes nothing out of the index', async () => {
  const told: SourceOutcome[] = []
  const { place, begin, next, stop } = watched(['in', 'more'], 'index', {
    onSource(outcome) {
      told.push(outcome)
      if (told.length !== 1) return
      renameSync(folder, `${folder}-away`)
      setTimeout(() => renameSync(`${folder}-away`, folder), 20)
    },
  })
  const folder = join(place, 'in')
  hold(join(place, 'more'), { '00.txt': OTHER })
  const files = Array.from({ length: 60 }, (_, i) => [`${10 + i}.txt`, `${REPORT}${i}`])
  const ended = begin(Object.fromEntries(files))
  const [first] = await next(1)
  if (first?.startsWith('failed')) await next(1)
  await vi.waitFor(() => expect(existsSync(join(place, 'index', 'current'))).toBe(true), 30_000)
  expect(told.filter(({ kind }) => kind === 'refused')).toEqual([])
  stop()
  await ended
})

test('is not up to date when it is stopped before all is read', async () => {
  const { place, begin, next, stop, told } = watched()
  const ended = begin({ 'a.txt': REPORT })
  await next(2)
  for (let i = 0; i < 30; i++) writeFileSync(join(place, 'in', `${10 + i}.txt`), `${OTHER}${i}`)
  await vi.waitFor(() => expect(told.length).toBeGreaterThan(0), 30_000)
  stop()
  expect(await ended).toBe(told.some((line) => line.startsWith('built')))
})

test.each(['', 'current', 'generations'])(
  'an index whose %j is gone is built again',
  async (part) => {
    const { place, begin, next, stop } = watched()
    const ended = begin({ 'a.txt': REPORT })
    await next(2)
    rmSync(join(place, 'index', part), { recursive: true })
    expect(await next(2)).toEqual(['a.txt', 'built 1, read 1, gone 0'])
    stop()
    await ended
  },
)

test('builds when nobody is told', async () => {
  const place = temporaryFolder()
  hold(join(place, 'in'), { 'a.txt': REPORT })
  const stopping = new AbortController()
  const ended = watchSources([join(place, 'in')], join(place, 'index'), { signal: stopping.signal })
  await vi.waitFor(() => expect(existsSync(join(place, 'index', 'current'))).toBe(true), 30_000)
  stopping.abort()
  await ended
})

test('what a callback throws ends it', async () => {
  const onBuilt = () => Promise.reject(new Error('nobody listens'))
  const { begin, told } = watched(['in'], 'index', { onBuilt })
  await expect(begin({ 'a.txt': REPORT })).rejects.toThrow('nobody listens')
  expect(told).toEqual(['a.txt'])
})

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 60_001])(
  'refuses a pause of %s',
  async (pause) => {
    const { begin } = watched(['in'], 'index', { pause })
    await expect(begin({ 'a.txt': REPORT })).rejects.toThrow(`pause is ${pause}`)
  },
)

test.each([
  [1, 1_000, 1_000],
  [49, 1_000, 1_000],
  [100, 1_000, 2_000],
  [100, 5_000, 5_000],
  [3_600_000, 1_000, 60_000],
])(
  'after a look of %s ms and with a pause of %s the next one is after %s',
  (took, pause, expected) => {
    expect(pauseAfter(took, pause)).toBe(expected)
  },
)
