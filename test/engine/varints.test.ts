import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AscendingWriter } from '../../src/engine/embedded/ascending-lists.ts'
import { unpackAscending, VarintReader, VarintWriter } from '../../src/engine/embedded/varints.ts'

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

test.each([
  [0, 1],
  [127, 1],
  [128, 2],
  [16_383, 2],
  [16_384, 3],
  [2 ** 28 - 1, 4],
  [2 ** 32 - 1, 5],
])('%i takes %i bytes, and no more', (value, bytes) => {
  const writer = new VarintWriter()
  writer.write(value)
  expect(writer.finish()).toHaveLength(bytes)
})

test('a number is written whole wherever the room for what came before it ends', () => {
  // Room doubles from a power of two on: 4,096 and around it.
  for (let before = 4088; before <= 4096; before++) {
    const numbers = [...Array.from({ length: before }, (_, i) => i % 100), 2 ** 32 - 1]
    const writer = new VarintWriter()
    for (const number of numbers) writer.write(number)
    const reader = new VarintReader(writer.finish())
    expect(numbers.map(() => reader.next())).toEqual(numbers)
  }
})

test('a number that is cut off ends, whatever it is taken for', () => {
  const reader = new VarintReader(Uint8Array.of(0x80, 0x80))
  expect(reader.next()).toBeTypeOf('number')
  expect(reader.at).toBeGreaterThan(1)
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
      const writer = new AscendingWriter(1)
      for (let i = 0; i < lists.length; i++) {
        writer.write(values, starts[i] as number, starts[i + 1] as number)
      }
      expect(unpackAscending(writer.finish(), starts)).toEqual(values)
    }),
  )
})
