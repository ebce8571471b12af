import { describe, expect, test } from 'vitest'
import { indexOf, reportOf } from '../support/reports.ts'

const found = (index: ReturnType<typeof indexOf>, ...asked: Parameters<typeof index.search>) => {
  const { hits, relaxed } = index.search(...asked)
  return [relaxed?.step ?? null, hits.map(({ id }) => id).sort()]
}

describe('a looser reading', () => {
  test('of whole reports counts the required terms alone', () => {
    const index = indexOf([
      reportOf('r1', ['供水和收费', '别的']),
      reportOf('r2', ['制度在这里', '其他']),
      reportOf('r3', ['供水，公开', '制度，收费']),
    ])
    expect(found(index, '供水 制度 (收费 OR 公开)')).toEqual(['report', ['r3#0', 'r3#1']])
  })

  test('looks for no other word either when words are switched off', () => {
    const index = indexOf([reportOf('r', ['本館民眾很多。服務大廳'], { script: 'hant' })])
    const alternatives = (variants: boolean) =>
      index
        .search('群众服务大厅', { variants })
        .hits.flatMap(({ spans }) => spans.flatMap(({ alternative }) => alternative ?? []))
    expect(alternatives(true)).toEqual(['民眾'])
    expect(alternatives(false)).toEqual([])
  })

  test('looks for the typed characters where only these count', () => {
    const index = indexOf(['国际上的经济类论坛', '國際上的經濟類論壇'])
    expect(found(index, '國際經濟論壇', { script: 'exact' })).toEqual(['words', ['1#0']])
  })

  test('takes a title for a term only as the query would', () => {
    const index = indexOf([reportOf('r', ['收费情況', '收費情况'], { title: '财政局报告' })])
    expect(found(index, '財政局 收費', { script: 'exact' })).toEqual([null, []])
    expect(found(index, '財政局 收費')).toEqual(['head', ['r#0', 'r#1']])
  })

  test('of two writings of one term asks for both where only the typed characters count', () => {
    const index = indexOf([reportOf('r', ['国际上', '國際上']), reportOf('s', ['国际上'])])
    expect(found(index, '国际 國際', { script: 'exact' })).toEqual(['report', ['r#0', 'r#1']])
  })
})

test('the same query gets the same answer, however often it was asked', () => {
  const texts = Array.from({ length: 300 }, () => '人民政府社会主义劳动合同'.repeat(40))
  const index = indexOf([reportOf('r', texts)])
  const ask = () => ({ ...index.search('人民政府 社会主义 劳动合同 鼋鼍龘'), took_ms: 0 })
  const first = ask()
  expect(ask()).toEqual(first)
  expect(ask()).toEqual(first)
})

test('a term of years alone is told to be too much, not searched for a minute', () => {
  const index = indexOf(Array.from({ length: 10 }, (_, i) => `2010年公开了${i}件`))
  const { query } = index.search(`公开 OR ${'2010年'.repeat(100)}${'2011年'.repeat(7)}`)
  expect(query.warnings.map(({ message }) => message)).toEqual([expect.stringMatching('没有查找')])
})

test('a proposal that would be too long to be a query is not made', () => {
  const index = indexOf(['政务公开'.repeat(3), '别的'])
  const { help } = index.search(`政务工开 ${'一'.repeat(995)}`)
  expect(help?.instead ?? []).toEqual([])
})

test('a term typed twice, once with a quote in it, is marked once in its own script too', () => {
  const { hits } = indexOf(['二、主要做法']).search('「主要做法」 「主《要做法」', {
    script: 'exact',
  })
  expect(hits.map(({ spans }) => spans)).toEqual([[{ start: 2, end: 6 }]])
})
