import { expect, test } from 'vitest'
import { withoutTerm } from '../../src/web/without-term.ts'
import { parsed } from '../support/parsed.ts'

test.each([
  ['公开 收费', '收费', '公开'],
  ['公开 收费', '公开', '收费'],
  ['公开 “收费 依据” 目录', '收费 依据', '公开 目录'],
  ['公开 "收费 依据"', '收费 依据', '公开'],
  ['公开 公', '公', '公开'],
  ['(收费) 公开', '收费', '公开'],
  ['（ 收费 ） 公开', '收费', '公开'],
  ['公开 收费 year:2013', '收费', '公开 year:2013'],
  ['公开 | 收费 公开', '公开', null],
  ['收费', '收费', null],
  ['公开', '目录', null],
])('%s without %s', (typed, term, rest) => {
  const { interpreted } = parsed(typed)
  expect(withoutTerm(typed, interpreted, term)).toBe(rest)
})
