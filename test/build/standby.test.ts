import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { type EarlierBuild, earlierBuild } from '../../src/build/earlier-build.ts'
import { knownInputs } from '../../src/build/known-inputs.ts'
import * as all from '../../src/build/readers.ts'
import { SeenFiles } from '../../src/build/seen-files.ts'
import { Standby } from '../../src/build/standby.ts'
import { buildIndex } from '../../src/build.ts'
import { hold, LINES, TITLES } from '../support/changing-sources.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

afterEach(() => vi.restoreAllMocks())

async function earlier(): Promise<EarlierBuild> {
  const place = temporaryFolder()
  const out = join(place, 'index')
  hold(join(place, 'in'), { 'a.txt': `${TITLES[0]}\n${LINES[0]}` })
  await buildIndex([join(place, 'in')], out)
  const known = await knownInputs(out)
  const build = known && (await earlierBuild(out, known, null))
  if (build === null) throw new Error('it was built')
  return build
}

test('an index is held up to a size of its files, and for an hour', async () => {
  const build = await earlier()
  const [enough, less] = [new Standby(true, build.stored), new Standby(true, build.stored - 1)]
  enough.hold(build)
  less.hold(build)
  expect([enough.holds(build), less.holds(build)]).toEqual([true, false])
  expect(enough.held).toBe(build)
  expect(less.held).toBeNull()
  const now = Date.now.bind(Date)
  for (const [by, held] of [
    [3_500_000, build],
    [3_700_000, null],
    [-60_000, null],
  ] as const) {
    vi.spyOn(Date, 'now').mockImplementation(() => now() + by)
    expect(enough.held).toBe(held)
    vi.restoreAllMocks()
  }
})

/** Readers that tell what becomes of them. */
function toldReaders(): string[] {
  const told: string[] = []
  vi.spyOn(all, 'startAnalysingReaders').mockImplementation(async (count) => {
    told.push(`start ${count}`)
    return {
      read: async () => [],
      rest: () => told.push(`rest ${count}`),
      close: () => told.push(`close ${count}`),
    }
  })
  return told
}

test('readers stay while as many are asked for, and rest between builds', async () => {
  const told = toldReaders()
  const standby = new Standby(true)
  for (const count of [2, 2, 3]) {
    await standby.readers(count)
    standby.keep(new SeenFiles(), null, [], 0)
  }
  standby.close()
  expect(told).toEqual(['start 2', 'rest 2', 'rest 2', 'close 2', 'start 3', 'rest 3', 'close 3'])
})

test('of a build after which there is none readers end when all is read', async () => {
  const told = toldReaders()
  const standby = new Standby(false)
  await standby.readers(2)
  expect(standby.seen()).toBeNull()
  standby.keep(null, null, [], 0)
  expect(told).toEqual(['start 2', 'close 2'])
})
