import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import * as sourcesNow from '../../src/build/sources-now.ts'
import { IndexBuilder } from '../../src/build.ts'
import { type BuildResult, type SourceOutcome, watchSources } from '../../src/index.ts'
import { type Files, hold, LINES, TITLES } from '../support/changing-sources.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const REPORT = `${TITLES[0]}\n${LINES[0]}`
const OTHER = `${TITLES[1]}\n${LINES[1]}`

/** A watch of a folder, and what it told so far. */
function watched(names: readonly string[] = ['in'], index = 'index') {
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
        onAbsent: (absent) => told.push(...absent.map(({ reason }) => `absent: ${reason}`)),
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

afterEach(() => vi.restoreAllMocks())

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
  ['stays as it is for two looks', ['0', '1', '2', '3', '3', '3'], 0, [1, 5]],
  ['has been written to for half a minute', ['0', '1', '2', '3', '4', '4'], 31_000, [1, 3, 6]],
])('a file that is written to is read when it %s', async (_, looks, waited, expected) => {
  const { begin, stop } = watched()
  let later = 0
  const now = Date.now.bind(Date)
  vi.spyOn(Date, 'now').mockImplementation(() => now() + later)
  let looked = 0
  vi.spyOn(sourcesNow, 'lookAt').mockImplementation(async () => {
    // The first look that finds a change is at the time itself.
    if (looked === 2) later = waited
    const text = looks[looked++]
    if (text === undefined) stop()
    return { text: text ?? '', absent: [], took: 0 }
  })
  const builtAt: number[] = []
  vi.spyOn(IndexBuilder.prototype, 'build').mockImplementation(async () => {
    builtAt.push(looked)
    return {} as BuildResult
  })
  await begin({})
  expect(builtAt).toEqual(expected)
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
  expect(await next(1)).toEqual([`absent: ${reason}`])
  writeFileSync(join(place, 'more', 'c.txt'), OTHER.replace('2014', '2015'))
  await after(200)
  expect(current()).toBe(before)
  rmSync(folder, { recursive: true, force: true })
  renameSync(`${folder}-away`, folder)
  expect(await next(2)).toEqual([join(place, 'more', 'c.txt'), 'built 3, read 1, gone 0'])
  stop()
  await ended
})

test('what fails is told once, and tried again after a minute and when the sources change', async () => {
  const { place, begin, next, stop, told } = watched(['in'], 'file/index')
  writeFileSync(join(place, 'file'), 'no folder')
  let later = 0
  const now = Date.now.bind(Date)
  vi.spyOn(Date, 'now').mockImplementation(() => now() + later)
  const ended = begin({ 'a.txt': REPORT })
  const [failure] = await next(1)
  expect(failure).toMatch(/^failed: Index .*nothing was published/)
  await after(200)
  expect(told).toEqual([])
  later = 61_000
  expect(await next(1)).toEqual([failure?.replace('failed', 'failed again')])
  rmSync(join(place, 'file'))
  writeFileSync(join(place, 'in', 'b.txt'), OTHER)
  expect(await next(3)).toEqual(['a.txt', 'b.txt', 'built 2, read 2, gone 0'])
  stop()
  await ended
})

test('what was refused is tried once more after a minute', async () => {
  const { begin, next, stop, told } = watched()
  let later = 0
  const now = Date.now.bind(Date)
  vi.spyOn(Date, 'now').mockImplementation(() => now() + later)
  const ended = begin({ 'a.txt': REPORT, 'empty.txt': '' })
  await next(3)
  later = 61_000
  expect(await next(1)).toEqual(['built 1, read 0, gone 0'])
  later = 200_000
  await after(200)
  expect(told).toEqual([])
  stop()
  await ended
})

test('sources of which none can be read are told, and read when they change', async () => {
  const { place, begin, next, stop } = watched()
  const ended = begin({ 'empty.txt': '' })
  expect(await next(2)).toEqual([
    'empty.txt is empty',
    'failed: Nothing was indexed: 1 of 1 sources could not be read.',
  ])
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
