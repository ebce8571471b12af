import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyzeTerm, searchForm } from '../../src/analyze.ts'
import { PageLabels } from '../../src/answer/page-labels.ts'
import { markedParts } from '../../src/highlight/parts.ts'
import { byPlace, spanOf } from '../../src/highlight/spans.ts'
import { Work } from '../../src/match/work.ts'
import type { Query } from '../../src/model/query.ts'
import type { Counting } from '../../src/query/counting.ts'
import { parseQuery } from '../../src/query/parse.ts'
import { scan } from '../support/brute-force.ts'
import { hardText } from '../support/texts.ts'

const LABELS = [
  '政务公开',
  '二、政务公开工作',
  '公开，政务',
  '政務公開（計畫）',
  '工作计划',
  '档案馆',
  '檔案',
  '',
  '！',
]

function read(typed: string, variants = false): Query {
  return parseQuery(typed, {
    repair: (text) => text,
    analyze: (text) => analyzeTerm(text, { variants }),
  })
}

function labelsOf(query: Query, inLabel?: Counting['inLabel']): PageLabels {
  return new PageLabels(query, new Work(), inLabel)
}

const marks = (labels: PageLabels, text: string, script: 'hans' | 'hant' | null = null) =>
  labels.marked(text, script, 'heading').flatMap(({ t, h }) => (h ? [t] : []))

test.each([
  ['公开', ['公开'], ['公开']],
  ['政务 公开', ['政务', '公开'], ['政务', '公开']],
  ['计划', ['计划'], ['计划']],
  ['开 -政务', ['开'], ['开']],
  ['title:公开 heading:计划 务', ['公开', '务'], ['计划', '务']],
])('of %s a title has the marks of %j, a heading those of %j', (typed, inTitle, inHeading) => {
  const labels = labelsOf(read(typed))
  const given = fc.tuple(
    fc.oneof(fc.constantFrom(...LABELS), hardText()),
    fc.constantFrom('title' as const, 'heading' as const),
  )
  fc.assert(
    fc.property(fc.array(given, { maxLength: 20 }), (all) => {
      for (const [text, field] of all) {
        const map = searchForm(text)
        const spans = (field === 'title' ? inTitle : inHeading).flatMap((form) =>
          scan(map.text, form).map((offset) => spanOf(map, { offset, length: form.length })),
        )
        const expected = markedParts(text, spans.sort(byPlace))
        expect(labels.marked(text, 'hans', field)).toEqual(expected)
      }
    }),
    { numRuns: 60 },
  )
})

test('another word is marked where the script of the report has it, and as a word', () => {
  const labels = labelsOf(read('文件', true))
  expect(marks(labels, '檔案', 'hant')).toEqual(['檔案'])
  expect(marks(labels, '檔案', 'hans')).toEqual([])
  expect(marks(labels, '檔案館', 'hant')).toEqual([])
  expect(marks(labels, '文件', 'hans')).toEqual(['文件'])
})

test('what counts is asked of each occurrence, with its label, and may fold other texts', () => {
  const asked: unknown[] = []
  const labels = labelsOf(
    read('公开 政务'),
    ({ text: term }, start, end, { text, map, compared }) => {
      searchForm('别的一个标题')
      asked.push([term, start, end, text, map.text, compared.startsWord(start)])
      return start > 0
    },
  )
  expect(marks(labels, '公开公开')).toEqual(['公开'])
  expect(marks(labels, '(政务)公开')).toEqual(['公开'])
  expect(asked).toEqual([
    ['公开', 0, 2, '公开公开', '公开公开', true],
    ['公开', 2, 4, '公开公开', '公开公开', true],
    ['公开', 2, 4, '(政务)公开', '政务公开', false],
    ['政务', 0, 2, '(政务)公开', '政务公开', true],
  ])
})

test('a title of thousands of one character is folded once for all of them', () => {
  const maps = new Set<unknown>()
  const labels = labelsOf(read('年'), (_term, _start, _end, { map }) => {
    maps.add(map)
    return true
  })
  expect(marks(labels, '年'.repeat(4000)).length).toBe(4000)
  expect(maps.size).toBe(1)
})

test('what stood in the room behind a label is no part of it', () => {
  const labels = labelsOf(read('公开'))
  expect(marks(labels, '民公开')).toEqual(['公开'])
  expect(labels.marked('政公', null, 'heading')).toEqual([{ t: '政公', h: false }])
})
