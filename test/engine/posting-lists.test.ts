import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PostingLists } from '../../src/engine/embedded/posting-lists.ts'
import { VarintWriter } from '../../src/engine/embedded/varints.ts'

/** Some words stand in one section, some in hundreds, in any order; steps of one byte to three. */
const WORDS = [0, 1, 7, 5000]
const posting = fc.record({
  word: fc.constantFrom(...WORDS),
  step: fc.oneof(fc.nat(3), fc.nat(200), fc.nat(10_000)),
  slot: fc.nat(15),
  times: fc.oneof(fc.constant(1), fc.nat(400)),
})

test('lists that grow side by side are those that are written one by one', () => {
  fc.assert(
    fc.property(fc.array(posting, { maxLength: 30 }), (postings) => {
      const lists = new PostingLists()
      const expected = new Map(WORDS.map((word) => [word, { last: 0, steps: [] as number[] }]))
      let section = 0
      for (const { word, step, slot, times } of postings) {
        for (let i = 0; i < times; i++) {
          section += step
          lists.add(word, section, slot)
          const list = expected.get(word) as { last: number; steps: number[] }
          list.steps.push((section - list.last) * 16 + slot)
          list.last = section
        }
      }
      for (const [word, { steps }] of expected) {
        expect(lists.count(word)).toBe(steps.length)
        if (steps.length === 0) continue
        const [copied, written] = [new VarintWriter(), new VarintWriter()]
        lists.copy(word, copied)
        for (const step of steps) written.write(step)
        expect(copied.finish()).toEqual(written.finish())
      }
      expect(lists.count(9999)).toBe(0)
    }),
    { numRuns: 300 },
  )
})

test('they stay whole when all of them take more memory than there was, and pieces begin far apart', () => {
  const lists = new PostingLists()
  const words = [0, 1]
  const written = words.map(() => new VarintWriter())
  for (let section = 0; section < 100_000; section++) {
    for (const word of words) {
      lists.add(word, section, word + 1)
      written[word]?.write((section === 0 ? 0 : 16) + word + 1)
    }
  }
  for (const word of words) {
    const copied = new VarintWriter()
    lists.copy(word, copied)
    expect(Buffer.from(copied.finish()).equals(written[word]?.finish() as Uint8Array)).toBe(true)
  }
})
