import { describe, expect, it, test } from 'vitest'
import { ParameterError, QueryError } from '../../src/errors.ts'
import { indexOf, reportOf } from '../support/reports.ts'

/** What is marked in the only hit; null when there is none. */
function marked(text: string, query: string): string[] | null {
  const { hits } = indexOf([text]).search(query)
  return hits[0]?.spans.map(({ start, end }) => text.slice(start, end)) ?? null
}

describe('what is found, and what is marked', () => {
  it.each<[string, string, string[] | null, string]>([
    ['优化', '三、優化服務環境', ['優化'], 'the other script'],
    ['公开', '主动公开政府信息22000余条', ['公开'], 'nothing else is marked'],
    [
      '三公经费',
      '公布了“三公”经费预算',
      ['三公”经费'],
      'quotes inside are covered, not those around',
    ],
    ['“三公”经费', '公布了三公经费预算', ['三公经费'], 'quotes in the query are nothing'],
    ['发布', '全年發布信息', ['發布'], 'a repaired annotation leaves nothing behind'],
    ['務公開', '推進政務公開工作', ['務公開'], 'a piece of a word'],
    ['务公开', '推進政務公開工作', ['務公開'], 'a piece of a word in the other script'],
    ['开工', '做好公开工作', ['开工'], 'across words'],
    ['县', '县政府与各县', ['县', '县'], 'a single character'],
    ['委', '我委', ['委'], 'at the end of a text'],
    ['5W', '推行“5W”工作法', ['5W'], 'letters and digits'],
    ['qq群', '计生QQ群', ['QQ群'], 'case'],
    ['２０１３年', '2013 年', ['2013 年'], 'width and spaces'],
    ['22000', '22,000余条', ['22,000'], 'a comma between digits'],
    ['22,000', '22000余条', ['22000'], 'and the other way round'],
    [
      '云信办[2012]508号',
      '（云信办〔2012〕508号）',
      ['云信办〔2012〕508号'],
      'brackets of a document number',
    ],
    ['雲信辦2012508號', '云信办〔2012〕508号', ['云信办〔2012〕508号'], 'no brackets'],
    ['m', '120㎡', ['㎡'], 'a character that folds to several is marked whole'],
    ['m2', '120㎡', ['㎡'], 'all of it'],
    ['0m', '120㎡', ['0㎡'], 'part of it, beside another'],
    ['人人', '人人人', ['人人', '人人'], 'occurrences that overlap are each marked'],
    ['经济社会', '经济、社会发展', null, 'a break in the text is no part of a term'],
    ['经济、社会', '经济、社会发展', ['经济、社会'], 'a break in the query matches a break'],
    ['经济；社会', '经济、社会发展', ['经济、社会'], 'any other break'],
    ['“规范。公开”', '规范\n公开', ['规范\n公开'], 'a line end as well'],
    ['公开。', '公开政务', ['公开'], 'breaks at the ends of a term are dropped'],
    ['99.9%', '办结率99.9%。', ['99.9%'], 'a decimal point'],
    ['9.9', '办结率99.9%。', ['9.9'], 'a piece of a number'],
    ['计划', '工作計畫', ['計畫'], 'a phrase whose scripts fold apart'],
    ['計畫', '工作计划', ['计划'], 'and back'],
    ['划效益', '計畫效益', ['畫效益'], "the term's edge cuts the phrase"],
    ['画', '计划', null, 'a single character takes no other spelling'],
    ['划', '書畫', null, 'nor a character outside the phrase'],
    ['答复', '依法答覆', ['答覆'], '覆 for 复'],
    ['&ldquo;阳光&rdquo;', '“阳光”工程', ['阳光'], 'entities in the query are repaired'],
    ['發(fā)布', '发布信息', ['发布'], 'annotations in the query are repaired'],
    ['👍', '好👍', ['👍'], 'a character of two UTF-16 units'],
  ])('%s in %s marks %j: %s', (query, text, marks) => {
    expect(marked(text, query)).toEqual(marks)
  })
})

describe('several terms', () => {
  const index = indexOf(['公开与收费', '公开', '收费', '收费后公开'])

  test('are all required, in any order', () => {
    expect(
      index
        .search('公开 收费')
        .hits.map(({ id }) => id)
        .sort(),
    ).toEqual(['0#0', '3#0'])
    expect(index.search('收费 公开').total).toEqual(index.search('公开 收费').total)
  })

  test('typed twice are one', () => {
    expect(index.search('公开 公開')).toMatchObject({ query: { terms: [{ text: '公开' }] } })
    expect(index.search('公开 公開').hits[0]?.spans).toHaveLength(1)
  })

  test('that fold to nothing are left out beside others', () => {
    expect(index.search('公开 。 《》').total.sections).toBe(3)
  })
})

describe('limits', () => {
  const index = indexOf(['公开'])

  test.each([
    ['nothing', ''],
    ['spaces', ' \n　'],
    ['punctuation only', '。，《》“”'],
    ['invisible characters only', '\u200b\ufeff\ud800\u0000'],
  ])('a query of %s is refused', (_, query) => {
    expect(() => index.search(query)).toThrow(QueryError)
    expect(() => index.mentions(query)).toThrow(QueryError)
  })

  test('1,000 code points are searched, 1,001 refused', () => {
    expect(index.search('𠀀'.repeat(1000)).total.sections).toBe(0)
    expect(() => index.search('𠀀'.repeat(1001))).toThrow(/1001 characters; at most 1000/)
    expect(() => index.search('长'.repeat(10_000))).toThrow(QueryError)
  })

  test('32 terms are searched, 33 refused', () => {
    const terms = (count: number) => Array.from({ length: count }, (_, i) => `词${i}`).join(' ')
    expect(index.search(terms(32)).total.sections).toBe(0)
    expect(() => index.search(terms(33))).toThrow(/33 terms; at most 32/)
  })

  test.each([
    [0, 10],
    [-1, 10],
    [1.5, 10],
    [Number.NaN, 10],
    [1, 0],
    [1, 51],
    [1, 2.5],
  ])('page %d of %d hits is refused', (page, perPage) => {
    expect(() => index.search('公开', { page, perPage })).toThrow(ParameterError)
  })
})

describe('pages', () => {
  const index = indexOf(
    Array.from({ length: 25 }, (_, i) =>
      reportOf(`${String(i).padStart(2, '0')}`, ['公开', '公开两次公开']),
    ),
  )

  test('hold every hit once, with one total', () => {
    const pages = [1, 2, 3, 4, 5, 6].map((page) => index.search('公开', { page, perPage: 10 }))
    expect(pages.map(({ hits }) => hits.length)).toEqual([10, 10, 10, 10, 10, 0])
    expect(new Set(pages.flatMap(({ hits }) => hits.map(({ id }) => id))).size).toBe(50)
    for (const { total } of pages)
      expect(total).toMatchObject({ sections: 50, reports: 25, relation: 'eq' })
  })

  test('are cut from one order', () => {
    const all = index.search('公开', { perPage: 50 }).hits.map(({ id }) => id)
    const paged = [1, 2, 3].flatMap((page) => index.search('公开', { page, perPage: 20 }).hits)
    expect(paged.map(({ id }) => id)).toEqual(all)
  })
})
