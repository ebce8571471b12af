import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Homophones } from '../../src/suggest/homophones.ts'
import { nearest } from '../../src/suggest/nearest.ts'
import { formOf, suggestionsOf } from './sample.ts'

const homophones = new Homophones(
  suggestionsOf('政务公开', '公开工作', '攻克', '旅游', '路由', '5G基站', '权力', '权利', '公开'),
  formOf,
)

describe('what sounds the same', () => {
  test.each([
    ['政务工开', ['政务公开'], 'a whole name'],
    ['政務工開', ['政务公开'], 'in the other script'],
    ['务工开', ['务公开'], 'a piece of a name'],
    ['工开', ['公开'], 'pieces of several names that are the same are one; here they are'],
    ['全利', ['权力', '权利'], 'several, by rank'],
    ['权力', ['权利'], 'never itself'],
    ['加强政务工开办法', ['加强政务公开办法'], 'the longest piece inside'],
    ['5G机站', ['5G基站'], 'letters and digits stay'],
    ['陆由', ['路由'], 'ü is not u'],
    ['政务', [], 'nothing else sounds so'],
    ['公', [], 'one character'],
    ['', [], 'nothing'],
    ['工'.repeat(10_000), [], 'too long'],
    ['\ud800😀', [], 'nothing that is read'],
  ])('%s', (typed, found) => {
    expect(homophones.of(typed, 5)).toEqual(found)
  })

  test('no more than asked for', () => {
    expect(homophones.of('全利', 1)).toEqual(['权力'])
    expect(homophones.of('全利', 0)).toEqual([])
  })
})

describe('names that are like a text', () => {
  const names = suggestionsOf(
    ['攸县人民政府', 'agency'],
    ['攸县文化旅游广电体育局', 'agency'],
    ['株洲市人民政府', 'agency'],
    ['《政府信息公开条例》', 'policy'],
    ['公开办', 'agency'],
  )
  const texts = (typed: string, kind: 'agency' | 'policy', limit = 5) =>
    nearest(names, formOf(typed), kind, limit).map(({ text }) => text)

  test.each([
    ['攸县人民正府', 'agency', ['攸县人民政府']],
    ['文化旅游体育局', 'agency', ['攸县文化旅游广电体育局']],
    ['市人民政府', 'agency', ['株洲市人民政府', '攸县人民政府']],
    ['政府信息公开的条例', 'policy', ['《政府信息公开条例》']],
    ['政府信息公开的条例', 'agency', []],
    ['公开办', 'agency', []],
    ['政府办', 'agency', []],
    ['攸县人民政府', 'agency', ['株洲市人民政府']],
    ['', 'agency', []],
    ['政'.repeat(10_000), 'agency', []],
  ] as const)('%s as %s', (typed, kind, found) => {
    expect(texts(typed, kind)).toEqual(found)
  })

  test('three characters are like nothing, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3 }), (typed) => {
        const form = formOf(typed)
        if ([...form].length <= 3) expect(nearest(names, form, 'agency', 5)).toEqual([])
      }),
    )
  })
})
