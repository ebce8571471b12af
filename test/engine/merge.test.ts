import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { AscendingList } from '../../src/engine/embedded/ascending-lists.ts'
import { copyBits } from '../../src/engine/embedded/bit-copy.ts'
import { type Packed, packedFromFiles, toFiles } from '../../src/engine/embedded/files.ts'
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
  vi.spyOn(sortedGrams, 'sortedGrams').mockImplementation(() => {
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
  const merged = await pack([known, analyzedOf('c', ['的'])], { earlier: anew })
  for (const { columns, grams } of [anew, merged]) {
    const { units, formStarts, wordStarts, texts, textStarts } = columns
    for (const { buffer } of [units, formStarts, wordStarts.bits, texts, textStarts]) {
      expect(buffer).toBeInstanceOf(SharedArrayBuffer)
    }
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
        const list = new AscendingList()
        list.clear(numbers.length)
        list.values.set(numbers.map((number) => (number << low) | (low && 7)))
        list.count = numbers.length
        new Moves(stretches, end + rest).move(list, low)
        const moved = [...list.values.subarray(0, list.count)]
        expect(moved).toEqual(expected.map((number) => (number << low) | (low && 7)))
      }
    }),
    { numRuns: 300 },
  )
})

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
