import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packedGrams, SEPARATOR, sortedGrams } from '../../src/engine/embedded/sorted-grams.ts'
import { unpackAscending } from '../../src/engine/embedded/varints.ts'
import { BREAK_UNIT } from '../../src/model/break.ts'

const unit = fc.oneof(
  fc.constantFrom(SEPARATOR, BREAK_UNIT, 0x61, 0x4e00, 0x9fff, 0xd840, 0xdc00, 0xffff),
  fc.integer({ min: 1, max: 0xffff }),
)
const texts = fc.array(unit, { maxLength: 60 }).map((units) => Uint16Array.of(...units, SEPARATOR))

/** Position and gram of whatever begins one, by gram, then by position. */
function sorted(units: Uint16Array): { key: number; at: number }[] {
  const grams = [...units].flatMap((first, at) => {
    const next = units[at + 1] as number
    return first === SEPARATOR || first === BREAK_UNIT ? [] : [{ key: first * 0x10000 + next, at }]
  })
  return grams.sort((a, b) => a.key - b.key || a.at - b.at)
}

test('grams stand in the order of their characters, their positions in that of the texts', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 80 }), (units, atOnce) => {
      const expected = sorted(units)
      const { keys, runs, positions } = sortedGrams(units, atOnce)
      expect([...positions]).toEqual(expected.map(({ at }) => at))
      const packed = packedGrams(units, atOnce)
      expect({ ...packed, positions: unpackAscending(packed.positions, runs) }).toEqual({
        keys,
        runs,
        positions,
      })
      const first = expected.flatMap(({ key }, i) => (expected[i - 1]?.key === key ? [] : [i]))
      expect([...keys]).toEqual(first.map((i) => expected[i]?.key))
      expect([...runs]).toEqual([...first, expected.length])
    }),
    { numRuns: 500 },
  )
})
