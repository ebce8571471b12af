import fc from 'fast-check'
import { expect, test } from 'vitest'
import { random } from '../../scripts/random.mjs'
import { inRoom, unset, zeros } from '../../src/match/room.ts'
import { FACET_FIELDS } from '../../src/model/answer.ts'
import { indexOf, reportOf } from '../support/reports.ts'

const MAKES = [
  (length: number) => zeros(Uint8Array, length),
  (length: number) => zeros(Uint16Array, length),
  (length: number) => zeros(Uint32Array, length),
  (length: number) => zeros(Float64Array, length),
]
const list = fc.record({
  make: fc.constantFrom(...MAKES),
  length: fc.oneof(fc.nat(20), fc.integer({ min: 500, max: 9000 })),
})

test('lists that are taken in one room are zeros and never share memory, whatever was there before', () => {
  fc.assert(
    fc.property(fc.array(list, { maxLength: 30 }), (asked) => {
      inRoom(() => {
        const taken = asked.map(({ make, length }) => make(length))
        taken.forEach((each, i) => {
          expect(each.length).toBe(asked[i]?.length)
          expect(each.every((value: number) => value === 0)).toBe(true)
          each.fill(i + 1)
        })
        taken.forEach((each, i) => {
          expect(each.every((value: number) => value === i + 1)).toBe(true)
        })
      })
    }),
    { numRuns: 50 },
  )
})

test('a room is used again by the next, also after an error, and a room within one is given back first', () => {
  const first = inRoom(() => unset(Uint32Array, 5000))
  expect(() =>
    inRoom(() => {
      unset(Uint32Array, 9000)
      throw new Error('no')
    }),
  ).toThrow('no')
  inRoom(() => {
    const again = unset(Uint32Array, 5000)
    expect(again.buffer).toBe(first.buffer)
    expect(again.byteOffset).toBe(first.byteOffset)
    const inner = inRoom(() => unset(Uint32Array, 5000))
    expect(inner.byteOffset).toBeGreaterThanOrEqual(again.byteOffset + again.byteLength)
    expect(unset(Uint32Array, 5000).byteOffset).toBe(inner.byteOffset)
  })
})

test('outside of a room, and past its end, lists are their own', () => {
  const kept = zeros(Uint32Array, 5000)
  expect(kept.buffer.byteLength).toBe(20_000)
  inRoom(() => {
    const large = Array.from({ length: 9 }, () => zeros(Uint32Array, 1 << 21))
    large.forEach((each, i) => {
      each[0] = i
      each[each.length - 1] = i
    })
    expect(large.map((each) => [each[0], each.at(-1)])).toEqual(large.map((_, i) => [i, i]))
    expect(new Set(large.map(({ buffer }) => buffer)).size).toBe(2)
  })
  expect(kept.every((value) => value === 0)).toBe(true)
})

test('no answer changes when others are asked after it', () => {
  const below = random(5)
  const pieces = ['公开工作', '开工', '政府公开', '人民政府', '民政局', '的', '，', '供水']
  const texts = Array.from({ length: 3000 }, () =>
    Array.from({ length: 1 + below(6) }, () => pieces[below(pieces.length)]).join(''),
  )
  const index = indexOf([reportOf('r', texts)])
  const ask = (query: string) => {
    const { took_ms, ...answer } = index.search(query, { facets: FACET_FIELDS, explain: true })
    return answer
  }
  const queries = [
    '开工 OR 民政 OR 公开',
    '公开 NEAR/3 政府 OR 政府*供水',
    '人民 -供水',
    '政府 公开',
  ]
  const answers = queries.map(ask)
  const told = answers.map((answer) => JSON.stringify(answer))
  for (const query of [...queries].reverse()) ask(query)
  expect(answers.map((answer) => JSON.stringify(answer))).toEqual(told)
  expect(queries.map((query) => JSON.stringify(ask(query)))).toEqual(told)
})
