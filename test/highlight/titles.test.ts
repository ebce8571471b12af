import fc from 'fast-check'
import { expect, test } from 'vitest'
import { titlesOf } from '../../src/highlight/titles.ts'

/** The same, character by character. */
function walked(text: string) {
  const found: { start: number; end: number }[] = []
  const open: number[] = []
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '《') open.push(at)
    if (text[at] === '》' && open.length > 0) {
      found.push({ start: open.pop() as number, end: at + 1 })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

test('titles are the pairs of 《 and 》, however they nest or lack one', () => {
  const text = fc.string({ unit: fc.constantFrom('《', '》', '文', '，'), maxLength: 30 })
  fc.assert(
    fc.property(text, (given) => {
      expect(titlesOf(given)).toEqual(walked(given))
    }),
  )
})
