import { linkSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { SeenFiles } from '../../src/build/seen-files.ts'
import { lookAt } from '../../src/build/sources-now.ts'
import { stampOf } from '../../src/build/stamp.ts'
import { buildIndex } from '../../src/build.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const OLD = new Date('2001-01-01')

/** A folder with a file that was written long ago, by its own time. */
function withFile() {
  const folder = temporaryFolder()
  const file = join(folder, 'in', 'a.txt')
  mkdirSync(join(folder, 'in'))
  writeFileSync(file, '水价')
  utimesSync(file, OLD, OLD)
  return { folder, file, sources: join(folder, 'in') }
}

const CHANGES: readonly (readonly [string, (file: string) => void])[] = [
  [
    'is written to with the same size, and its time put back',
    (file) => {
      writeFileSync(file, '水费')
      utimesSync(file, OLD, OLD)
    },
  ],
  [
    'is replaced by another of the same size and time',
    (file) => {
      writeFileSync(`${file}-new`, '水费')
      utimesSync(`${file}-new`, OLD, OLD)
      renameSync(`${file}-new`, file)
    },
  ],
  ['is longer', (file) => writeFileSync(file, '水价公示')],
]

test.each<(typeof CHANGES)[number]>([
  ...CHANGES,
  ['is gone', (file) => rmSync(file)],
  [
    'has another beside it',
    (file: string) => writeFileSync(file.replace('a.txt', 'b.txt'), '水价'),
  ],
  ['has another name', (file) => renameSync(file, file.replace('a.txt', 'b.txt'))],
  ['has one beside it that is not read', (file) => writeFileSync(`${file}.zip`, '')],
])('sources are seen to be others when a file %s', async (_, change) => {
  const { folder, file, sources } = withFile()
  const out = join(folder, 'index')
  const before = await lookAt([sources], out)
  expect((await lookAt([sources], out)).text).toBe(before.text)
  // Times of files count in steps of some ms.
  await after(20)
  change(file)
  expect((await lookAt([sources], out)).text).not.toBe(before.text)
})

test('an index among its sources is none of them, and is seen to be there', async () => {
  const { sources } = withFile()
  const before = await lookAt([sources], sources)
  expect(before.isIndexed).toBe(false)
  await buildIndex([sources], sources)
  expect(await lookAt([sources], sources)).toMatchObject({ text: before.text, isIndexed: true })
})

test('what is not there may be away; what has the id of another is not', async () => {
  const { folder, file } = withFile()
  const [other, empty] = [join(folder, 'other', 'a.txt'), join(folder, 'empty')]
  mkdirSync(join(folder, 'other'))
  mkdirSync(empty)
  writeFileSync(other, '水费')
  const { away } = await lookAt([file, other, empty, join(folder, 'none')], join(folder, 'index'))
  expect(away.map(({ source, reason }) => [source, reason]).sort()).toEqual([
    [empty, 'holds no file to read'],
    [join(folder, 'none'), 'does not exist'],
  ])
})

describe('a stamp', () => {
  test.each(CHANGES)('is another one when the file %s', async (_, change) => {
    const { file } = withFile()
    const before = stampOf(file)
    await after(20)
    change(file)
    expect(stampOf(file)?.text).not.toBe(before?.text)
  })

  test('is fresh for two seconds, also when the time of the file was put back', () => {
    const { file } = withFile()
    expect(stampOf(file)?.isFresh).toBe(true)
    const now = Date.now.bind(Date)
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() + 2_100)
    expect(stampOf(file)?.isFresh).toBe(false)
    clock.mockRestore()
  })

  test.each(['none', '.'])('is none of %s', (name) => {
    expect(stampOf(join(temporaryFolder(), name))).toBeNull()
  })
})

describe('a file that was seen', () => {
  const INPUTS = [1, 20, 300].map((line) => ({ key: `${line}`.padEnd(22, 'x'), place: line }))

  function sees(file: string, id = 'a.txt') {
    const source = { path: file, id }
    const first = new SeenFiles()
    const sight = first.look(source)
    if (sight === null) throw new Error('it is there')
    return { source, first, sight: { ...sight, stamp: { ...sight.stamp, isFresh: false } } }
  }

  test('holds what was noted, line by line, for one build more', () => {
    const { file } = withFile()
    const { source, first, sight } = sees(file)
    const inputs = INPUTS.map(({ key, place }) => ({ key, place: `${file}#L${place}`, reports: 1 }))
    first.note(sight, inputs)
    const second = new SeenFiles(first)
    const told = [...(second.seen(sight) ?? [])]
    expect(told).toEqual(inputs.map(({ key, place }) => ({ key, place })))
    expect(new SeenFiles(second).seen(sight)).toBeNull()
    expect(second.seen({ ...sight, source: { ...source, id: 'b.txt' } })).toBeNull()
  })

  test('holds what was noted of it as a whole', () => {
    const { file } = withFile()
    const { first, sight } = sees(file)
    const key = 'k'.repeat(22)
    first.note(sight, [{ key, place: file, reports: 2 }])
    expect([...(new SeenFiles(first).seen(sight) ?? [])]).toEqual([{ key, place: file }])
  })

  test.each(CHANGES)('is not noted when it %s while it is read', async (_, change) => {
    const { file } = withFile()
    const { first, sight } = sees(file)
    await after(20)
    change(file)
    first.note(sight, [])
    expect(new SeenFiles(first).seen(sight)).toBeNull()
  })

  test('is another one by another link to it', () => {
    const { file } = withFile()
    const { first, sight } = sees(file)
    first.note(sight, [])
    linkSync(file, `${file}-b`)
    expect(new SeenFiles(first).seen(sees(`${file}-b`).sight)).toBeNull()
  })
})
