import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  packAscending,
  unpackAscending,
  VarintReader,
  VarintWriter,
} from '../../src/engine/embedded/varints.ts'

const u32 = fc.oneof(fc.nat(300), fc.integer({ min: 0, max: 2 ** 32 - 1 }))

test('numbers are read as they were written', () => {
  fc.assert(
    fc.property(fc.array(u32, { maxLength: 3000 }), (numbers) => {
      const writer = new VarintWriter()
      for (const number of numbers) writer.write(number)
      const reader = new VarintReader(writer.finish())
      expect(numbers.map(() => reader.next())).toEqual(numbers)
    }),
  )
})

test('ascending lists, empty ones too, are unpacked as they were', () => {
  const list = fc.uniqueArray(u32).map((numbers) => numbers.sort((a, b) => a - b))
  fc.assert(
    fc.property(fc.array(list), (lists) => {
      const starts = Uint32Array.from([
        0,
        ...lists.map((_, i) => lists.slice(0, i + 1).flat().length),
      ])
      const values = Uint32Array.from(lists.flat())
      expect(unpackAscending(packAscending(values, starts), starts)).toEqual(values)
    }),
  )
})
