import { describe, expect, test } from 'vitest'
import { parseJudgements, withoutCopies } from './judgements.mjs'
import { mean, ndcg, recall, reciprocalRank } from './measures.mjs'

const grades = new Map([
  ['a', 3],
  ['b', 2],
  ['c', 1],
])

describe('nDCG', () => {
  test('the best order is 1, wherever the rest stands', () => {
    expect(ndcg(['a', 'b', 'c', 'x'], grades)).toBe(1)
  })
  test('by hand: 2^grade − 1, over log2 of the rank plus one', () => {
    const ideal = 7 + 3 / Math.log2(3) + 1 / 2
    expect(ndcg(['b', 'x', 'a'], grades)).toBeCloseTo((3 + 7 / 2) / ideal, 12)
  })
  test('nothing found is 0, and what stands too deep does not count', () => {
    expect(ndcg([], grades)).toBe(0)
    expect(ndcg(['x', 'a'], grades, 1)).toBe(0)
  })
  test('more judged than are looked at can still be 1', () => {
    expect(ndcg(['a'], grades, 1)).toBe(1)
  })
})

test('reciprocal rank looks for grade 3 alone', () => {
  expect(reciprocalRank(['b', 'a'], grades)).toBe(1 / 2)
  expect(reciprocalRank(['b', 'c'], grades)).toBe(0)
})

test('recall is of what fits', () => {
  expect(recall(['x', 'a', 'c'], grades)).toBeCloseTo(2 / 3, 12)
  expect(recall(['a'], grades, 1)).toBe(1)
})

test('mean', () => {
  expect(mean([1, 0, 0.5])).toBe(0.5)
})

test('of two copies the first that comes counts, as the one that is judged', () => {
  const copies = new Map([['mirror/a', 'a']])
  expect(withoutCopies(['mirror/a#1', 'b#1', 'a#1', 'a#2'], copies)).toEqual(['a#1', 'b#1', 'a#2'])
})

describe('the table of judgements', () => {
  const asked = '?\tsample\ttopical\t低保\twho gets it'
  test('is read', () => {
    const text = `# note\n=\tm\ta\n${asked}\n3\ta#1\tsays it\n1\tb#2\ttouches it\n`
    const { queries, copies } = parseJudgements(text)
    expect(copies).toEqual(new Map([['m', 'a']]))
    expect(queries[0]).toMatchObject({ query: '低保', kind: 'topical', collection: 'sample' })
    expect(queries[0]?.grades.get('b#2')).toBe(1)
    expect(queries[0]?.reasons.get('a#1')).toBe('says it')
  })
  test.each([
    ['no such row', `${asked}\n4\ta#1\tsays it`],
    ['a cell is empty', `${asked}\n3\ta#1\t `],
    ['stands before', '3\ta#1\tsays it'],
    ['judged twice', `${asked}\n3\ta#1\tsays it\n2\ta#1\tsays it`],
    ['asked twice', `${asked}\n3\ta#1\tsays it\n${asked}`],
    ['no answer of grade 3', `${asked}\n2\ta#1\tsays it`],
    ['collection moon', '?\tmoon\ttopical\t低保\twho gets it'],
  ])('is refused: %s', (why, text) => {
    expect(() => parseJudgements(text)).toThrow(why)
  })
})
