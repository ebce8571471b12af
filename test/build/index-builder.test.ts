import { readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { analysisFingerprint } from '../../src/analyze.ts'
import * as inputs from '../../src/build/inputs.ts'
import { SeenFiles } from '../../src/build/seen-files.ts'
import { buildIndex, IndexBuilder } from '../../src/build.ts'
import { sharingDisk } from '../../src/engine/embedded/generations/disk.ts'
import { verifyIndex } from '../../src/index.ts'
import {
  alone,
  change,
  changed,
  type Files,
  hold,
  LINES,
  TITLES,
  toldBy,
} from '../support/changing-sources.ts'
import { contentsOf } from '../support/contents.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** Enough that one more is added in a layer of its own. */
const MANY: Files = Object.fromEntries(
  Array.from({ length: 40 }, (_, i) => [`z${i}.txt`, `${TITLES[i % 3]}\n${LINES[i % 4]}`]),
)

/** What a build came to, but the id of its generation, which names files. */
function unnamed(result: ReturnType<typeof alone>['result']) {
  return typeof result === 'string' ? result : { ...result, generation: '' }
}

/** Files of tests were written just now: only what was written to a while ago is known by its time. */
const AN_HOUR = 3_600_000

let later = 0
const now = Date.now.bind(Date)

beforeEach(() => {
  later = AN_HOUR
  vi.spyOn(Date, 'now').mockImplementation(() => now() + later)
})
afterEach(() => vi.restoreAllMocks())

describe('a builder that stays', () => {
  test('gives and tells what builds from nothing do, whatever was added, changed, removed, renamed', async () => {
    const seen = vi.spyOn(SeenFiles.prototype, 'seen')
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 3, maxLength: 6 }),
        fc.constantFrom(1, Infinity),
        async (changes, layersFrom) => {
          const place = temporaryFolder()
          const [sources, out] = [join(place, 'sources'), join(place, 'index')]
          const builder = new IndexBuilder(out, { layersFrom })
          let files: Files = MANY
          for (const [i, next] of changes.entries()) {
            files = changed(files, next)
            hold(sources, files)
            const anew = join(place, `index-${i}`)
            const again = alone(await toldBy((telling) => builder.build([sources], telling)))
            const expected = alone(await toldBy((telling) => buildIndex([sources], anew, telling)))
            expect(again.told).toEqual(expected.told)
            expect(unnamed(again.result)).toEqual(unnamed(expected.result))
            expect(await contentsOf(out, analysisFingerprint)).toEqual(
              await contentsOf(anew, analysisFingerprint),
            )
          }
          builder.close()
        },
      ),
      { numRuns: 6 },
    )
    expect(seen.mock.results.some(({ value }) => value !== null)).toBe(true)
  }, 300_000)

  test('reads again neither a file that stayed as it was nor the base of its index', async () => {
    const place = temporaryFolder()
    const [sources, out] = [join(place, 'sources'), join(place, 'index')]
    const builder = new IndexBuilder(out, { layersFrom: 1 })
    let files: Files = { ...MANY, 'y.jsonl': lines(1, 2) }
    const build = async (more: Files) => {
      files = { ...files, ...more }
      hold(sources, files)
      return builder.build([sources])
    }
    await build({})
    await build({ 'a.txt': MANY['z0.txt'] as string })
    const reading = vi.spyOn(sharingDisk, 'read')
    const hashing = vi.spyOn(inputs, 'fileKey')
    const hashingLines = vi.spyOn(inputs, 'lineKeys')
    expect(await build({ 'b.txt': MANY['z1.txt'] as string })).toMatchObject({ read: 1, gone: 0 })
    const read = reading.mock.calls.map(([path]) => basename(path))
    expect(read).toContain('manifest.json')
    expect(read.filter((name) => !/^(?:current$|manifest|added-)/.test(name))).toEqual([])
    expect(hashing.mock.calls.map(([, { name }]) => name)).toEqual(['b.txt'])
    expect(hashingLines).not.toHaveBeenCalled()
    // Of a file of which one line is new all are looked into, and one is read.
    expect(await build({ 'y.jsonl': lines(1, 2, 3) })).toMatchObject({ read: 1, gone: 0 })
    builder.close()
  })

  test('verifies what it holds of its index once an hour', async () => {
    const place = temporaryFolder()
    const [sources, out] = [join(place, 'sources'), join(place, 'index')]
    const builder = new IndexBuilder(out, { layersFrom: 1 })
    const reading = vi.spyOn(sharingDisk, 'read')
    const isBaseRead = async (name: string) => {
      reading.mockClear()
      hold(sources, { ...MANY, [name]: MANY['z0.txt'] as string })
      await builder.build([sources])
      return reading.mock.calls.some(([path]) => basename(path) === 'texts.u16')
    }
    hold(sources, MANY)
    await builder.build([sources])
    const times = [0, 1, 2_000_000, 3_500_000, 3_700_000, 3_800_000]
    const read: boolean[] = []
    for (const time of times) {
      later = AN_HOUR + time
      read.push(await isBaseRead(`${time}.txt`))
    }
    expect(read).toEqual([true, false, false, false, true, false])
    builder.close()
  })

  test('has read what it adds to when it was told to prepare', async () => {
    const place = temporaryFolder()
    const [sources, out] = [join(place, 'sources'), join(place, 'index')]
    const builder = new IndexBuilder(out, { layersFrom: 1 })
    await builder.prepare()
    hold(sources, MANY)
    await builder.build([sources])
    await builder.prepare()
    const reading = vi.spyOn(sharingDisk, 'read')
    hold(sources, { ...MANY, 'a.txt': MANY['z0.txt'] as string })
    await builder.build([sources])
    const read = reading.mock.calls.map(([path]) => basename(path))
    expect([...new Set(read)]).toEqual(['current', 'manifest.json'])
    builder.close()
  })

  test.each<readonly [string, (file: string, bytes: Buffer) => void]>([
    ['is damaged', (file, bytes) => writeFileSync(file, bytes.fill(0, 100, 102))],
    ['is gone', (file) => rmSync(file)],
    [
      'is replaced by one that is older',
      (file, bytes) => {
        writeFileSync(`${file}-new`, bytes.fill(0, 100, 102))
        utimesSync(`${file}-new`, 1, 1)
        renameSync(`${file}-new`, file)
      },
    ],
  ])('mends a base of its index of which a file %s', async (_, damage) => {
    const place = temporaryFolder()
    const [sources, out] = [join(place, 'sources'), join(place, 'index')]
    const builder = new IndexBuilder(out, { layersFrom: 1 })
    const build = (more: Files) => {
      hold(sources, { ...MANY, ...more })
      return builder.build([sources])
    }
    await build({})
    await build({ 'a.txt': MANY['z0.txt'] as string })
    await builder.prepare()
    const id = readFileSync(join(out, 'current'), 'utf8').slice(0, 16)
    const file = join(out, 'generations', id, 'texts.u16')
    await after(20)
    damage(file, readFileSync(file))
    expect(await build({ 'b.txt': MANY['z0.txt'] as string })).toMatchObject({ reports: 41 })
    expect(await verifyIndex(out)).toMatchObject({ sound: true })
    builder.close()
  })

  test('reads a file again that may have been written to at the time it was read', async () => {
    later = 0
    const place = temporaryFolder()
    hold(place, MANY)
    const builder = new IndexBuilder(join(place, 'index'))
    await builder.build([place])
    const hashing = vi.spyOn(inputs, 'fileKey')
    await builder.build([place])
    expect(hashing).toHaveBeenCalledTimes(40)
    builder.close()
  })

  test.each(['', '\n \n'])(
    'refuses a file of records that has none again, as %j',
    async (blank) => {
      const reason = 'holds no record'
      const place = temporaryFolder()
      hold(place, { 'a.txt': MANY['z0.txt'] as string, 'b.jsonl': blank })
      const builder = new IndexBuilder(join(place, 'index'))
      const build = () => toldBy((telling) => builder.build([place], telling))
      for (let i = 0; i < 3; i++) {
        const { told, result } = await build()
        expect(result).toMatchObject({ reports: 1, refused: 1 })
        expect(told).toContainEqual(expect.objectContaining({ kind: 'refused', reason }))
      }
      builder.close()
    },
  )

  test('reads a line again that was refused', async () => {
    const place = temporaryFolder()
    const out = join(place, 'index')
    hold(place, { 'a.jsonl': `${lines(1)}[]\n${lines(2)}` })
    const builder = new IndexBuilder(out)
    const build = () => toldBy((telling) => builder.build([place], telling))
    const first = await build()
    expect(first.result).toMatchObject({ reports: 2, refused: 1 })
    expect(alone(await build())).toEqual(alone(first))
    builder.close()
  })

  test('gives a build up when it is closed, and builds no more', async () => {
    const place = temporaryFolder()
    hold(place, MANY)
    const out = join(place, 'index')
    const { generation } = await buildIndex([place], out)
    const builder = new IndexBuilder(out)
    hold(join(place, 'more'), { 'a.txt': MANY['z0.txt'] as string })
    const onSource = vi.fn(() => builder.close())
    await expect(builder.build([place], { onSource })).rejects.toThrow('aborted')
    await expect(builder.build([place])).rejects.toThrow('aborted')
    expect(readFileSync(join(out, 'current'), 'utf8')).toContain(generation)
    expect(readdirSync(out).sort()).toEqual(['current', 'generations'])
    expect(readdirSync(join(out, 'generations'))).toEqual([generation])
  })

  test.each([
    ['workers', { workers: 0 }],
    ['layersFrom', { layersFrom: Number.NaN }],
  ])('refuses %s it cannot have', (name, options) => {
    expect(() => new IndexBuilder('anywhere', options)).toThrow(`${name} is`)
  })
})

/** Records by their ids. */
function lines(...ids: readonly number[]): string {
  return ids
    .map((id) => `${JSON.stringify({ id: `${id}`, text: `${TITLES[2]}\n${LINES[0]}${id}` })}\n`)
    .join('')
}
