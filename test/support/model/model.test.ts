import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyzeTerm } from '../../../src/analyze.ts'
import type { QueryNode, QueryTerm } from '../../../src/model/query.ts'
import type { Report } from '../../../src/model/report.ts'
import { scan } from '../brute-force.ts'
import { reportOf } from '../reports.ts'
import { cutText, variedText } from '../varied-texts.ts'
import { count, Model, type ModelAnswer, type Question } from './answer.ts'
import { folded } from './filters.ts'
import { placesOf } from './occurrences.ts'
import { see } from './seen.ts'

/** A term with nothing beside it but what is given. */
function term(text: string, rest: Partial<QueryTerm> = {}): QueryTerm {
  const form = folded(text)
  return { text, form, spellings: [], others: [], alternatives: [], words: [], ...rest }
}

const node = (place: number): QueryNode => ({ type: 'term', term: place })

/** What the model marks in one text, as pieces; null when it does not match. */
function marked(
  text: string,
  question: Omit<Question, 'root'> & { readonly root?: QueryNode },
  metadata: Partial<Report> = {},
): string[] | null {
  const model = new Model([reportOf('r', [text], metadata)])
  const answer = model.answer({ root: node(0), ...question })
  return answer.spansOf('r#0')?.map(({ start, end }) => text.slice(start, end)) ?? null
}

describe('a term', () => {
  test('stands wherever its form does, overlapping, and is shown as displayed', () => {
    expect(marked('哈哈哈', { terms: [term('哈哈')] })).toEqual(['哈哈', '哈哈'])
    expect(marked('公 開、“公”开', { terms: [term('公开')] })).toEqual(['公 開', '公”开'])
    expect(marked('5㎡地', { terms: [term('2')] })).toEqual(['㎡'])
    expect(marked('公、开', { terms: [term('公开')] })).toBe(null)
  })

  test('is spelled otherwise only where the text shows the whole phrase', () => {
    const spellings = [{ offset: -1, text: '计划' }]
    const terms = [term('画效', { spellings })]
    expect(marked('计划效益，规划效益', { terms })).toEqual(['划效'])
    expect(marked('划效益', { terms })).toBe(null)
  })

  test('takes another word where its guard lets it, and its own first', () => {
    const guard = { wholeWords: true, script: 'hant' } as const
    const terms = [term('文件', { spellings: [{ offset: 0, text: '档案', guard }] })]
    expect(marked('檔案，檔案館，文件', { terms }, { script: 'hant' })).toEqual(['檔案', '文件'])
    expect(marked('档案', { terms }, { script: 'hans' })).toBe(null)
    expect(marked('档案', { terms })).toEqual(['档案'])
    const other = { form: '2011年', spellings: [], guarded: [{ offset: 0, text: '2011年', guard }] }
    const years = [term('2011', { others: [other, { form: '二一一年', spellings: [] }] })]
    expect(marked('2011年和二一一年', { terms: years })).toEqual(['2011', '二一一年'])
  })

  test('counts only as typed when script is exact, only whole or part when boundary is word', () => {
    const terms = [term('政務公开')]
    expect(marked('政务公开，政務公開，政 務公开', { terms, script: 'exact' })).toEqual([
      '政 務公开',
    ])
    expect(marked('5㎡', { terms: [term('5m')], script: 'exact' })).toBe(null)
    expect(marked('a！b', { terms: [term('a。b')], script: 'exact' })).toEqual(['a！b'])
    expect(marked('民政局和人民政府', { terms: [term('民政')] })).toEqual(['民政', '民政'])
    expect(marked('民政局和人民政府', { terms: [term('民政')], boundary: 'word' })).toEqual([
      '民政',
    ])
  })
})

describe('a tree', () => {
  const terms = [term('甲'), term('乙'), term('丙')]
  const tree = (text: string, root: QueryNode) => marked(text, { terms, root })

  test('all, any, not', () => {
    const both: QueryNode = { type: 'all', nodes: [node(0), node(1)] }
    const either: QueryNode = { type: 'any', nodes: [node(0), node(1)] }
    const neither: QueryNode = { type: 'not', node: either }
    expect(tree('乙甲乙', both)).toEqual(['乙', '甲', '乙'])
    expect(tree('甲', both)).toBe(null)
    expect(tree('乙丙', either)).toEqual(['乙'])
    expect(tree('丙', neither)).toEqual([])
    expect(tree('丙', { type: 'all', nodes: [neither, node(2)] })).toEqual(['丙'])
    expect(tree('甲甲', { type: 'all', nodes: [node(0), node(0)] })).toEqual(['甲', '甲'])
  })

  test('near: a stretch as long as the terms and `within` more', () => {
    const near = (within: number): QueryNode => ({ type: 'near', terms: [0, 1], within })
    expect(tree('甲一二乙', near(1))).toBe(null)
    expect(tree('甲一二乙', near(2))).toEqual(['甲', '乙'])
    expect(tree('甲一二乙一二三甲', near(2))).toEqual(['甲', '乙'])
    expect(tree('甲。。乙', near(1))).toEqual(['甲', '乙'])
  })

  test('together: one sentence or paragraph', () => {
    const together = (unit: 'sentence' | 'paragraph'): QueryNode => ({
      type: 'together',
      terms: [0, 1],
      unit,
    })
    expect(tree('甲，乙。甲', together('sentence'))).toEqual(['甲', '乙'])
    expect(tree('甲；乙', together('sentence'))).toBe(null)
    expect(tree('甲“。”乙', together('sentence'))).toBe(null)
    expect(tree('甲；乙\n乙', together('paragraph'))).toEqual(['甲', '乙'])
    expect(tree('甲。\n乙', together('paragraph'))).toBe(null)
  })

  test('sequence: in this order, in one sentence, every occurrence on some chain', () => {
    const root: QueryNode = { type: 'sequence', terms: [0, 1, 2] }
    expect(tree('乙甲乙丙乙', root)).toEqual(['甲', '乙', '丙'])
    expect(tree('甲一甲，乙丙', root)).toEqual(['甲', '甲', '乙', '丙'])
    expect(tree('甲乙。丙', root)).toBe(null)
    const overlapping = [term('公开'), term('开放')]
    const asked = { terms: overlapping, root: { type: 'sequence', terms: [0, 1] } } as const
    expect(marked('公开放', asked)).toBe(null)
    expect(marked('公开开放', asked)).toEqual(['公开', '开放'])
  })
})

describe('filters, parameters and counts', () => {
  const report = (id: string, name: string | null, year: number | null, code: string | null) =>
    reportOf(id, ['甲民政', { text: '人民政府', headings: ['一、机构'] }], {
      agency:
        name === null
          ? null
          : { name, asWritten: name, candidates: [], kind: 'department', successors: [] },
      year,
      region: code === null ? null : { code, path: ['湖南省', '株洲市'] },
      title: `${name}报告`,
    })
  const model = new Model([
    report('a', '株洲市民政局', 2012, '430200'),
    report('b', '民政局', 2013, '430000'),
    report('c', null, null, null),
  ])
  const filter = (filter: Extract<QueryNode, { type: 'filter' }>['filter']): QueryNode => ({
    type: 'filter',
    filter,
  })
  const ids = ({ ids: found }: ModelAnswer) => found

  test('of a query', () => {
    const of = (root: QueryNode) => ids(model.answer({ root, terms: [] }))
    expect(of(filter({ field: 'agency', value: '民政局' }))).toEqual(['b#0', 'b#1'])
    expect(of(filter({ field: 'agency', value: '民政' }))).toEqual(['a#0', 'a#1', 'b#0', 'b#1'])
    expect(of(filter({ field: 'region', value: '430200' }))).toEqual(['a#0', 'a#1'])
    expect(of(filter({ field: 'region', value: '430000' }))).toHaveLength(4)
    expect(of(filter({ field: 'region', value: '株洲' }))).toHaveLength(4)
    expect(of(filter({ field: 'year', from: 2013, to: null }))).toEqual(['b#0', 'b#1'])
    expect(of(filter({ field: 'title', term: term('株洲') }))).toEqual(['a#0', 'a#1'])
    expect(of(filter({ field: 'heading', term: term('机构') }))).toEqual(['a#1', 'b#1', 'c#1'])
    expect(of({ type: 'not', node: filter({ field: 'year', from: null, to: 2012 }) })).toEqual([
      'b#0',
      'b#1',
      'c#0',
      'c#1',
    ])
  })

  test('of parameters, and facets without their own', () => {
    const question = { root: node(0), terms: [term('民政')] }
    expect(model.answer(question)).toMatchObject({ reports: 3, across: 3 })
    const answer = model.answer({ ...question, filters: { year: ['2012', '2014..'] } })
    expect(ids(answer)).toEqual(['a#0', 'a#1'])
    const counts = (field: 'year' | 'region', value: string) =>
      count(answer.facet(field), (values) => values.includes(value))
    expect(counts('year', '2012')).toEqual({ sections: 2, reports: 1 })
    expect(counts('year', '2013')).toEqual({ sections: 2, reports: 1 })
    expect(counts('region', '430000')).toEqual({ sections: 2, reports: 1 })
    expect(counts('region', '430200')).toEqual({ sections: 2, reports: 1 })
    expect(count(answer.facet('year'), (values) => values.length === 0).sections).toBe(2)
    expect(count(answer.facet('region'), (values) => values.length === 0).sections).toBe(0)
  })
})

test('the spellings of a term are those of a scan that looks every phrase up', () => {
  fc.assert(
    fc.property(cutText(), variedText(), ({ text, from, to }, other) => {
      const analyzed = analyzeTerm(text.slice(from, to), { variants: false })
      // The scan knows no years.
      if (analyzed === null || /[年0-9〇一二]/.test(analyzed.form)) return
      const seen = see(`${text}${other}`, null)
      const found = placesOf(seen, analyzed, { script: 'any', boundary: 'any' })
      expect(found.map(({ at }) => at)).toEqual(scan(seen.form, analyzed.form))
    }),
    { numRuns: 1000 },
  )
})
