import fc from 'fast-check'
import { expect, test } from 'vitest'
import { candidatePairs } from '../../src/duplicates/candidates.ts'
import { resemblanceOf } from '../../src/duplicates/resemblance.ts'
import { hasDigit, SHINGLE, shinglesOf } from '../../src/duplicates/shingles.ts'
import { estimatedResemblance, SKETCH, sketchOf, smallest } from '../../src/duplicates/sketch.ts'

const form = fc
  .array(fc.constantFrom(...'政府信息公开2013|'), { maxLength: 60 })
  .map((u) => u.join(''))
const forms = fc.array(form, { maxLength: 5 })

/** Runs of 8 units the slow way. */
function runsOf(all: readonly string[]): string[] {
  const text = all.join('').replaceAll('|', '')
  return Array.from({ length: Math.max(0, text.length - SHINGLE + 1) }, (_, at) =>
    text.slice(at, at + SHINGLE),
  )
}

test('equal runs have equal hashes, others do not, and a hash tells whether a digit is in its run', () => {
  fc.assert(
    fc.property(forms, (all) => {
      const runs = runsOf(all)
      const hashes = shinglesOf(all)
      expect(hashes.length).toBe(runs.length)
      const known = new Map<number, string>()
      hashes.forEach((hash, at) => {
        expect(hasDigit(hash)).toBe(/\d/.test(runs[at] ?? ''))
        expect(known.get(hash) ?? runs[at]).toBe(runs[at])
        known.set(hash, runs[at] ?? '')
      })
      expect(known.size).toBe(new Set(runs).size)
    }),
  )
})

test('breaks and the cuts between sections change nothing', () => {
  expect(shinglesOf(['政府|信息公开', '年度报告'])).toEqual(shinglesOf(['政府信息公开年度|报告']))
})

const hashes = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 600 })

test('the smallest hashes are those of a sort', () => {
  fc.assert(
    fc.property(hashes, fc.integer({ min: 1, max: 50 }), (values, count) => {
      const sorted = [...new Set(values)].sort((a, b) => a - b).slice(0, count)
      expect([...smallest(Uint32Array.from(values), count)]).toEqual(sorted)
    }),
  )
})

test('resemblance is the share of what is in both, as far as both sets are complete', () => {
  fc.assert(
    fc.property(hashes, hashes, fc.integer({ min: 1, max: 500 }), (one, other, most) => {
      const [a, b] = [
        smallest(Uint32Array.from(one), most),
        smallest(Uint32Array.from(other), most),
      ]
      const end = Math.min(
        ...[a, b].map((set) => (set.length < most ? Infinity : Math.max(...set))),
      )
      const inBoth = new Set([...a].filter((hash) => b.includes(hash) && hash <= end))
      const inEither = new Set([...a, ...b].filter((hash) => hash <= end))
      const { text, figureCount } = resemblanceOf(a, b, most)
      expect(text).toBe(inBoth.size / Math.max(1, inEither.size))
      expect(figureCount).toBe([...inEither].filter(hasDigit).length)
    }),
  )
})

test('the estimate of a sketch is within four standard deviations', () => {
  const letters = '一二三四五六七八九十百千万亿上下左右东西南北中大小多少高低长短'
  let seed = 7
  const text = Array.from({ length: 6_000 }, () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return letters[(seed >>> 16) % letters.length]
  }).join('')
  for (const cut of [0, 500, 1_000, 2_000, 4_000, 5_900]) {
    const [a, b] = [[text], [text.slice(cut)]]
    const { text: exact } = resemblanceOf(
      smallest(shinglesOf(a), 1 << 15),
      smallest(shinglesOf(b), 1 << 15),
      1 << 15,
    )
    const estimate = estimatedResemblance(sketchOf(a).minima, sketchOf(b).minima)
    expect(Math.abs(estimate - exact)).toBeLessThanOrEqual(4 * Math.sqrt(0.25 / SKETCH))
  }
})

test('candidates are the pairs that share enough minima, each once and in order', () => {
  const sketch = fc
    .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 20 })
    .map((minima) => ({ minima: Uint32Array.from(minima).sort(), shingles: minima.length }))
  fc.assert(
    fc.property(
      fc.array(sketch, { maxLength: 30 }),
      fc.integer({ min: 1, max: 5 }),
      (all, shared) => {
        const expected = all.flatMap(({ minima }, i) =>
          all.flatMap((other, j) => {
            const both = [...minima].filter((minimum) => other.minima.includes(minimum))
            return i < j && both.length >= shared ? [[i, j]] : []
          }),
        )
        expect([...candidatePairs(all, shared)]).toEqual(expected)
        const ofEven = expected.filter((pair) => pair.some((report = 1) => report % 2 === 0))
        const isEven = (report: number) => report % 2 === 0
        const told = [...candidatePairs(all, shared, isEven)]
        expect(told.sort(([a, b], [c, d]) => a - c || b - d)).toEqual(ofEven)
      },
    ),
  )
})

test('of more than 64 that share a minimum each is a candidate beside the 64 before and after it', () => {
  const all = Array.from({ length: 200 }, () => ({ minima: Uint32Array.of(6), shingles: 1 }))
  const pairs = [...candidatePairs(all, 1)]
  expect(Math.max(...pairs.map(([a, b]) => b - a))).toBe(64)
  const asked = [...candidatePairs(all, 1, (report) => report === 100)]
  expect(asked).toEqual(pairs.filter((pair) => pair.includes(100)))
})
