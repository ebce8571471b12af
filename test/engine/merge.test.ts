import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { AscendingList, AscendingWriter } from '../../src/engine/embedded/ascending-lists.ts'
import { copyBits, type Stretch } from '../../src/engine/embedded/bit-copy.ts'
import type { Columns } from '../../src/engine/embedded/collection.ts'
import { type Packed, packedFromFiles, toFiles } from '../../src/engine/embedded/files.ts'
import { MergedLists } from '../../src/engine/embedded/merge/merged-lists.ts'
import { Moves } from '../../src/engine/embedded/merge/moves.ts'
import * as sortedGrams from '../../src/engine/embedded/sorted-grams.ts'
import { type KnownReport, pack } from '../../src/engine/embedded/write-index.ts'
import { analyzed, reportOf } from '../support/reports.ts'

/** Some stand in many sections, so that runs and postings are long; some nearly nowhere. */
const piece = fc.constantFrom(
  ...[
    '政务公开',
    '公开',
    '计劃',
    '。',
    '\n',
    '2013年',
    '𠀀',
    '\ud800',
    '，',
    ' ',
    'é',
    '水庫',
    '的',
  ],
)
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
/** Reports by id: a report may have no section, and a section no text. */
const reports = fc.dictionary(
  fc.constantFrom(...'abcdefghijklmnop'),
  fc.array(text, { maxLength: 4 }),
  { noNullPrototype: false },
)

type Texts = Readonly<Record<string, readonly string[]>>

function analyzedOf(id: string, texts: readonly string[], duplicates: readonly string[] = []) {
  return analyzed(reportOf(id, texts, { title: `标题${id}`, duplicates: [...duplicates] }))
}

function sorted(texts: Texts): [string, readonly string[]][] {
  return Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))
}

function filesOf(packed: Packed): Record<string, string> {
  const files = [...toFiles(packed)]
  return Object.fromEntries(
    files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('hex')]),
  )
}

/** Some reports are given duplicates later that they had not before. */
const LATER = (id: string): string[] => (id < 'h' ? ['z'] : [])

async function built(texts: Texts, duplicatesOf = (_: string): string[] => []): Promise<Packed> {
  const all = sorted(texts).map(([id, sections]) => analyzedOf(id, sections, duplicatesOf(id)))
  return pack(all, { suggestions: () => '一' })
}

test('what is merged from a generation and new reports has the bytes of a build of all', async () => {
  await fc.assert(
    fc.asyncProperty(reports, reports, fc.func(fc.boolean()), async (before, changes, isKept) => {
      const earlier = packedFromFiles(toFiles(await built(before)))
      const ordinals = new Map(sorted(before).map(([id], ordinal) => [id, ordinal]))
      const kept = Object.fromEntries(Object.entries(before).filter(([id]) => isKept(id)))
      const after = { ...kept, ...changes }
      const merged = sorted(after).map(([id, sections]) => {
        const duplicates = LATER(id)
        const known: KnownReport = { ordinal: ordinals.get(id) as number, duplicates }
        return id in changes ? analyzedOf(id, sections, duplicates) : known
      })
      const packed = await pack(merged, { suggestions: () => '一', earlier })
      expect(filesOf(packed)).toEqual(filesOf(await built(after, LATER)))
    }),
    { numRuns: 150 },
  )
}, 60_000)

afterEach(() => vi.restoreAllMocks())

test('reports that are taken over in another order than their own are refused', async () => {
  const earlier = await built({ a: ['公开'], b: ['水庫'], c: ['政务公开'] })
  const known = (...ordinals: number[]) =>
    pack(
      ordinals.map((ordinal) => ({ ordinal, duplicates: [] })),
      { earlier },
    )
  await expect(known(0, 2)).resolves.toBeDefined()
  await expect(known(0, 2, 1)).rejects.toThrow(RangeError)
  await expect(known(1, 1)).rejects.toThrow(RangeError)
})

test('a generation that fails before its suggestions do fails once', async () => {
  const unhandled = vi.fn()
  process.on('unhandledRejection', unhandled)
  vi.spyOn(sortedGrams, 'packedGrams').mockImplementation(() => {
    throw new Error('no memory for grams')
  })
  const suggestions = () => Promise.reject(new Error('no memory for suggestions'))
  await expect(pack([analyzedOf('a', ['公开'])], { suggestions })).rejects.toThrow('for grams')
  await new Promise((resolve) => setTimeout(resolve))
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
  vi.restoreAllMocks()
  await expect(pack([analyzedOf('a', ['公开'])], { suggestions })).rejects.toThrow(
    'for suggestions',
  )
})

test('what suggestions are made of is shared memory, and nothing else is', async () => {
  const texts = { a: ['公开'], b: ['水庫'] }
  const anew = await built(texts)
  const known: KnownReport = { ordinal: 0, duplicates: [] }
  let own: Columns | null = null
  const suggestions = (columns: Columns) => {
    own = columns
    return ''
  }
  const merged = await pack([known, analyzedOf('c', ['的'])], { earlier: anew, suggestions })
  for (const columns of [anew.columns, own as unknown as Columns]) {
    const { units, formStarts, wordStarts, texts, textStarts } = columns
    for (const { buffer } of [units, formStarts, wordStarts.bits, texts, textStarts]) {
      expect(buffer).toBeInstanceOf(SharedArrayBuffer)
    }
  }
  expect(merged.columns.units.buffer).toBeInstanceOf(ArrayBuffer)
  for (const { columns, grams } of [anew, merged]) {
    const { reportOf, formLeads, sentenceEnds, paragraphEnds } = columns
    const others = [reportOf, formLeads, sentenceEnds.bits, paragraphEnds.bits]
    for (const { buffer } of [...others, grams.keys, grams.runs]) {
      expect(buffer).toBeInstanceOf(ArrayBuffer)
    }
  }
})

test('numbers move with their stretch, over any distance, and others are dropped', () => {
  // Blocks of 4,096 numbers are looked up first: stretches end inside of them, and span many.
  const gap = fc.oneof(fc.nat(3), fc.nat(9_000))
  const plan = fc.array(fc.tuple(gap, gap, gap), { maxLength: 8 })
  fc.assert(
    fc.property(plan, fc.nat(9_000), fc.array(fc.nat(150_000)), (gaps, rest, picked) => {
      let [end, next] = [0, 0]
      const stretches = gaps.map(([before, length, apart]) => {
        const stretch = { from: end + before, to: end + before + length, start: next + apart }
        end = stretch.to
        next = stretch.start + length
        return stretch
      })
      const edges = stretches.flatMap(({ from, to }) => [from, from - 1, to, to - 1])
      const numbers = [...new Set([...picked, ...edges])]
        .filter((number) => number >= 0 && number < end + rest)
        .sort((a, b) => a - b)
      const expected = numbers.flatMap((number) => {
        const stretch = stretches.find(({ from, to }) => from <= number && number < to)
        return stretch ? [number - stretch.from + stretch.start] : []
      })
      for (const low of [0, 4]) {
        const list = listOf(numbers.map((number) => (number << low) | (low && 7)))
        new Moves(stretches, end + rest).move(list, low)
        const moved = [...list.values.subarray(0, list.count)]
        expect(moved).toEqual(expected.map((number) => (number << low) | (low && 7)))
      }
    }),
    { numRuns: 300 },
  )
})

test('a list whose stretches move, merged with new numbers between them, is written as if it were sorted anew', () => {
  // Steps of one byte, of two and of three; stretches without a number in them; all new, or none.
  const step = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.nat(300), fc.nat(40_000))
  const stretch = fc.record({
    dropped: fc.nat(500),
    steps: fc.array(step, { maxLength: 12 }),
    apart: fc.nat(20_000),
    news: fc.array(fc.nat(), { maxLength: 3 }),
  })
  const plan = fc.array(fc.array(stretch, { maxLength: 5 }), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(plan, fc.constantFrom(0, 4), (lists, low) => {
      const slot = (number: number) => ((number << low) | (low && number % 12)) >>> 0
      const merged = new MergedLists(8)
      const expected = new AscendingWriter(8)
      for (const parts of lists) {
        let [end, next] = [0, 0]
        const stretches: Stretch[] = []
        const [earlier, all, own] = [[] as number[], [] as number[], [] as number[]]
        for (const { dropped, steps, apart, news } of parts) {
          if (dropped > 0) earlier.push(slot(end))
          const from = end + dropped
          const start = next + apart
          for (const each of apart > 0 ? new Set(news.map((number) => number % apart)) : []) {
            own.push(next + each)
          }
          let at = from
          for (const each of steps) {
            earlier.push(slot(at))
            all.push(((at - from + start) << low) | (slot(at) & ((1 << low) - 1)))
            at += Math.max(1, each)
          }
          stretches.push({ from, to: at, start })
          end = at
          next = start + at - from
        }
        const moves = new Moves(stretches, end + 1)
        const news = listOf(own.sort((a, b) => a - b).map(slot))
        const source = new AscendingWriter(8)
        writeEntries(source, earlier, low)
        const count = new Set(earlier).size
        const read = merged.write(source.finish(), 0, count, moves, news, low)
        expect(read).toBe(source.finish().length)
        const sorted = [...all, ...own.map(slot)].sort((a, b) => a - b)
        expect(merged.count).toBe(sorted.length)
        writeEntries(expected, sorted, low)
      }
      expect(Buffer.from(merged.bytes).toString('hex')).toBe(
        Buffer.from(expected.finish()).toString('hex'),
      )
    }),
    { numRuns: 500 },
  )
})

/** As postings are written: steps of what is above the lowest bits, which stay as they are. */
function writeEntries(writer: AscendingWriter, entries: readonly number[], low: number): void {
  let last = 0
  for (const entry of new Set(entries)) {
    writer.write(Uint32Array.of((entry - (last << low)) >>> 0), 0, 1)
    last = entry >>> low
  }
}

function listOf(numbers: readonly number[]): AscendingList {
  const list = new AscendingList()
  list.clear(numbers.length)
  list.values.set(numbers)
  list.count = numbers.length
  return list
}

test('a stretch of bits is copied to any place and no other bit is touched', () => {
  const bits = fc.uint8Array({ minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(bits, fc.nat(), fc.nat(), fc.nat(90), (source, a, b, start) => {
      const [from, to] = [a, b].map((at) => at % (source.length * 8 + 1)).sort((x, y) => x - y)
      const stretch = { from: from as number, to: to as number, start }
      const target = new Uint8Array(32)
      copyBits(source, target, stretch)
      const bitOf = (bytes: Uint8Array, at: number) => ((bytes[at >> 3] as number) >> (at & 7)) & 1
      for (let at = 0; at < target.length * 8; at++) {
        const wanted = at - start + stretch.from
        const inside = at >= start && wanted < stretch.to
        expect(bitOf(target, at)).toBe(inside ? bitOf(source, wanted) : 0)
      }
    }),
  )
})
