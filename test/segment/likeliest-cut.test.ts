import { expect, test } from 'vitest'
import { Dictionary } from '../../src/segment/dictionary.ts'
import { LikeliestCut } from '../../src/segment/likeliest-cut.ts'

const SMALL = ['山 40 n', '水 40 n', '山水 30 n', '水利 30 n', '利 40 n', '𠮷野 5 ns', ''].join(
  '\n',
)

function cut(text: string, own = '', [from, to] = [0, text.length]): string[] {
  const ends = new LikeliestCut(Dictionary.of(SMALL, own)).endsIn(text, from, to)
  const words: string[] = []
  for (let at = from; at < to; at = ends[at - from] as number) {
    words.push(text.slice(at, ends[at - from]))
  }
  return words
}

test('of two ways the likelier, of equal ones that with the shorter word', () => {
  expect(cut('山水')).toEqual(['山水'])
  expect(cut('山水利')).toEqual(['山', '水利'])
})

test('what is no word falls into characters, none of them parted', () => {
  expect(cut('𠮷山𠮷野𠮷')).toEqual(['𠮷', '山', '𠮷野', '𠮷'])
})

test('a part of a text is cut as if it were all', () => {
  const text = '山水利𠮷野山水'
  for (let from = 0; from < text.length; from++) {
    for (let to = from + 1; to <= text.length; to++) {
      expect([from, to, cut(text, '', [from, to])]).toEqual([from, to, cut(text.slice(from, to))])
    }
  }
})

test('own words weigh as the middle one does', () => {
  expect(cut('岚江水利', '岚江\n')).toEqual(['岚江', '水利'])
  expect(cut('岚江水利')).toEqual(['岚', '江', '水利'])
})

test.each(['山 40\n水', '山 40\n水 0 n', '山 40\n水 n'])(
  'a line without a figure is told: %j',
  (text) => {
    expect(() => Dictionary.of(text, '')).toThrow('line 2 has no figure')
  },
)

test('more different figures than there are ranks are told', () => {
  const lines = Array.from({ length: 65_536 }, (_, i) => `山${i} ${i + 1} n\n`)
  expect(() => Dictionary.of(lines.slice(1).join(''), '')).not.toThrow()
  expect(() => Dictionary.of(lines.join(''), '')).toThrow('more than 65535 figures')
})
