import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PositionBits } from '../../src/engine/embedded/position-bits.ts'
import { markAcross, standsAsWords, takeWords } from '../../src/engine/embedded/standing.ts'
import { Boundary, boundaryAt } from '../../src/match/boundary.ts'

/** Bits of a text, and occurrences in it of terms of any length. */
const text = fc.record({
  bits: fc.uint8Array({ minLength: 3, maxLength: 12 }),
  length: fc.integer({ min: 1, max: 12 }),
  starts: fc.uniqueArray(fc.nat(100), { minLength: 1, maxLength: 20 }),
})

test('which occurrences stand across words is told bit by bit, whatever their length', () => {
  fc.assert(
    fc.property(text, fc.boolean(), ({ bits, length, starts }, isUniform) => {
      const words = new PositionBits(bits)
      const positions = starts
        .filter((start) => start + length < bits.length * 8)
        .sort((a, b) => a - b)
      fc.pre(positions.length > 0)
      // Each stands in a section of its own, and all of them in one more.
      const firsts = [...positions.keys(), 0]
      const ends = [...firsts.slice(0, -1).map((first) => first + 1), positions.length]
      const term = {
        positions: Uint32Array.from(positions),
        firsts: Uint32Array.from(firsts),
        ends: Uint32Array.from(ends),
        length: isUniform ? length : 1,
        lengths: isUniform ? null : new Uint32Array(positions.length).fill(length),
      }
      const compared = { startsWord: (position: number) => words.has(position) }
      const isAcross = positions.map(
        (position) => boundaryAt(compared, position, length) === Boundary.across,
      )
      const marked = new Uint8Array(firsts.length)
      const count = markAcross(words, term, marked)
      expect(count).toBe(marked.filter((each) => each === 1).length)
      expect(markAcross(words, term, marked)).toBe(0)
      expect([...marked].map((each) => each === 1)).toEqual([
        ...isAcross,
        !isAcross.includes(false),
      ])
      for (const i of firsts.keys()) expect(standsAsWords(words, term, i)).toBe(marked[i] === 0)
      if (!isUniform) return
      const into = new Uint32Array(2 + positions.length)
      const past = takeWords(words, term, positions.length, into, 2)
      expect([...into.subarray(2, past)]).toEqual(positions.filter((_, i) => !isAcross[i]))
    }),
    { numRuns: 500 },
  )
})

test('the next bit is the first that is set, and past the last one the number of bits', () => {
  const sparse = fc
    .array(fc.constantFrom(0, 0, 0, 0, 0, 1, 128, 36), { minLength: 1, maxLength: 20 })
    .map((bytes) => Uint8Array.from(bytes))
  fc.assert(
    fc.property(sparse, fc.nat(200), (bits, from) => {
      const words = new PositionBits(bits)
      const count = bits.length * 8
      let next = from
      while (next < count && !words.has(next)) next++
      expect(words.next(from)).toBe(Math.min(next, count))
    }),
    { numRuns: 500 },
  )
})
