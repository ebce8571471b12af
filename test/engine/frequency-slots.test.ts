import { expect, test } from 'vitest'
import { FREQUENCIES, slotOf } from '../../src/engine/embedded/frequency-slots.ts'

test('the edges are what indexes on the disk were built with: others need another format', () => {
  expect(FREQUENCIES).toEqual([34, 26, 20, 15, 11, 8, 6, 5, 4, 3, 2, 1])
})

test('a slot stands for the highest edge that a frequency reaches', () => {
  for (let frequency = 1; frequency <= 100; frequency++) {
    const reached = FREQUENCIES.filter((edge) => edge <= frequency)
    expect(FREQUENCIES[slotOf(frequency)]).toBe(Math.max(...reached))
  }
})

test('however often a word stands, it has a slot, and one that stands nowhere has the lowest', () => {
  expect(slotOf(1_000_000)).toBe(0)
  expect(slotOf(0)).toBe(FREQUENCIES.length - 1)
})
