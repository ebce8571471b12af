import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ReadOutcome, type ReadTask, refused } from '../../src/build/outcome.ts'
import { readAgain, refusalAsWhole } from '../../src/build/read-again.ts'
import { READ_LIMITS } from '../../src/build/read-limits.ts'
import type { Readers } from '../../src/build/readers.ts'
import { type Compiled, compiled } from '../support/compiled.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const PATH = '/x/list.json'
const LIMIT = { source: PATH, reason: 'takes too much', advice: 'Leave it out.' }
const WHOLE = [refused(LIMIT, true)]

/** Of `count` records those at `bad` end their reader; the others are refused, which tells them apart. */
function fakeReaders(count: number, bad: ReadonlySet<number>, opens = true): Readers {
  const read = async (task: ReadTask): Promise<readonly ReadOutcome[]> => {
    if (task.kind !== 'records' || !opens) return WHOLE
    const { from, to } = task.range
    const places = Array.from({ length: count }, (_, at) => at).slice(from, to)
    return places.some((at) => bad.has(at)) ? WHOLE : places.map((at) => other(at))
  }
  return { read, rest: () => {}, close: () => {} }
}
const other = (at: number) => refused({ ...LIMIT, source: `${PATH}#${at + 1}`, reason: 'x' }, true)

test('of any list only the records to blame are refused, all in order', async () => {
  const lists = fc.integer({ min: 2, max: 1_200 }).chain((count) =>
    fc.record({
      count: fc.constant(count),
      bad: fc.uniqueArray(fc.nat({ max: count - 1 }), { minLength: 1, maxLength: 4 }),
    }),
  )
  await fc.assert(
    fc.asyncProperty(lists, async ({ count, bad }) => {
      const blamed = new Set(bad)
      const outcomes = await readAgain(PATH, 'a', WHOLE, fakeReaders(count, blamed))
      const expected = Array.from({ length: count }, (_, at) =>
        blamed.has(at) ? refused({ ...LIMIT, source: `${PATH}#${at + 1}` }, true) : other(at),
      )
      expect(outcomes).toEqual(expected)
    }),
    { numRuns: 50 },
  )
})

test('a file of one record, or that cannot be opened within the limits, stays refused by its name', async () => {
  expect(await readAgain(PATH, 'a', WHOLE, fakeReaders(1, new Set([0])))).toBe(WHOLE)
  expect(await readAgain(PATH, 'a', WHOLE, fakeReaders(9, new Set(), false))).toBe(WHOLE)
})

describe('in processes', () => {
  const LINE = '岚江省水利厅已经公示水价，抄表员准时到户，水费没有变动。'
  const textOf = (lines: number): string =>
    Array.from({ length: lines }, (_, at) => `第${at}条 ${LINE}`).join('\n')
  let built: Compiled

  beforeAll(async () => {
    built = await compiled()
  })
  afterAll(() => built.remove())

  /** The ids told of `texts` in one list, where one report may take `cpu` ms. */
  async function read(
    texts: readonly string[],
    cpu: number,
    isReadAgain: boolean,
  ): Promise<readonly string[]> {
    const { startReaders } =
      await built.load<typeof import('../../src/build/readers.ts')>('build/readers.js')
    const readers = await startReaders(1, { ...READ_LIMITS, cpu })
    const folder = temporaryFolder()
    const path = join(folder, 'list.json')
    writeFileSync(path, JSON.stringify(texts.map((text) => ({ text }))))
    try {
      // A reader's first file takes longer than those after it.
      const first = join(folder, 'first.txt')
      writeFileSync(first, textOf(2_000))
      await readers.read({ kind: 'file', path: first, id: 'first.txt' })
      let outcomes = await readers.read({ kind: 'file', path, id: 'list.json' })
      expect(refusalAsWhole(path, outcomes) !== null).toBe(isReadAgain)
      if (isReadAgain) {
        outcomes = await readAgain(path, 'list.json', outcomes, readers)
      }
      return outcomes.map((outcome) =>
        outcome.kind === 'report' ? outcome.report.id : outcome.refusal.source.slice(path.length),
      )
    } finally {
      readers.close()
    }
  }

  test('a list of ordinary reports is not refused for taking longer than one report may', async () => {
    const ids = Array.from({ length: 60 }, (_, at) => `list.json#${at + 1}`)
    const texts = ids.map(() => textOf(2_000))
    expect(await read(texts, 1_000, false)).toEqual(ids)
  })

  test('of a list only the record that takes too much is refused, by its number', async () => {
    // Takes some 7 s, and opening the list less than one: far from the limit on either side.
    const tooMuch = '水 价\n'.repeat(2_000_000)
    expect(await read([textOf(9), tooMuch, textOf(9)], 2_000, true)).toEqual([
      'list.json#1',
      '#2',
      'list.json#3',
    ])
  }, 180_000)
})
