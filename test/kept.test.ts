import { expect, test } from 'vitest'
import { Kept, oncePer } from '../src/kept.ts'

test('what was asked for last stays, and all together stay within the bound', () => {
  const kept = new Kept<string, string>(6, ({ length }) => length)
  kept.set('a', 'xx')
  kept.set('b', 'xx')
  expect(kept.get('a')).toBe('xx')
  kept.set('c', 'xxx')
  expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual(['xx', undefined, 'xxx'])
})

test('a key that is set again is counted once', () => {
  const kept = new Kept<string, string>(6, ({ length }) => length)
  for (let i = 0; i < 10; i++) kept.set('a', 'xxx')
  kept.set('b', 'xxx')
  expect([kept.get('a'), kept.get('b')]).toEqual(['xxx', 'xxx'])
})

test('what is set last stays, however large it is', () => {
  const kept = new Kept<string, string>(16, ({ length }) => length)
  for (const key of 'abcd') kept.set(key, 'xxxx')
  kept.set('e', 'x'.repeat(16))
  expect([kept.get('d'), kept.get('e')?.length]).toEqual([undefined, 16])
})

test('when some must go there is room for others before more must', () => {
  const kept = new Kept<number, string>(64, ({ length }) => length)
  for (let key = 0; key < 65; key++) kept.set(key, 'x')
  expect([kept.get(8), kept.get(9)]).toEqual([undefined, 'x'])
  for (let key = 65; key < 73; key++) kept.set(key, 'x')
  expect(kept.get(10)).toBe('x')
})

test('what is worked out once per object is not worked out again, even when it is nothing', () => {
  const asked: object[] = []
  const nothing = oncePer((key: object): undefined => {
    asked.push(key)
  })
  const [a, b] = [{}, {}]
  for (const key of [a, b, a, b]) expect(nothing(key)).toBeUndefined()
  expect(asked).toEqual([a, b])
})
