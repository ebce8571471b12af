import { expect, test } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import { indexOf, reportOf } from '../support/reports.ts'

const FILLER = '本单位按照年度安排推进各项日常事务并定期检查落实情况'

function order(query: string, reports: readonly Report[]): string[] {
  return indexOf(reports)
    .search(query)
    .hits.map(({ report }) => report.id)
}

test.each<[string, string, Report, Report]>([
  [
    '公开',
    'a heading is above a body',
    reportOf('heading', [
      { text: `公开\n${FILLER}${FILLER}`, lead: 'heading', leadEnd: 2, headings: ['公开'] },
    ]),
    reportOf('body', [`${FILLER}公开${FILLER}`]),
  ],
  [
    '公开',
    'a title is above a heading',
    reportOf('title', [{ text: `公开\n${FILLER}`, lead: 'title', leadEnd: 2 }]),
    reportOf('heading', [
      { text: `公开\n${FILLER}`, lead: 'heading', leadEnd: 2, headings: ['公开'] },
    ]),
  ],
  [
    '民政',
    'a whole word is above pieces of words',
    reportOf('whole', [`${FILLER}民政部门${FILLER}`]),
    reportOf('across', [`${FILLER}人民政府${FILLER}`]),
  ],
  [
    '开工',
    'one whole word is above two pieces of words',
    reportOf('whole', [`${FILLER}项目开工${FILLER}`]),
    reportOf('across', [`${FILLER}公开工作${FILLER}公开工作`]),
  ],
  [
    '公开',
    'more occurrences are above fewer',
    reportOf('more', [`${FILLER}公开${FILLER}公开`]),
    reportOf('fewer', [`${FILLER}公开${FILLER}情况`]),
  ],
  [
    '公开 收费',
    'close terms are above scattered ones',
    reportOf('close', [`${FILLER}公开收费${FILLER}${FILLER}`]),
    reportOf('scattered', [`公开${FILLER}${FILLER}${FILLER}收费`]),
  ],
  [
    '公开',
    'a short section is above a long one',
    reportOf('short', [`公开${FILLER}`]),
    reportOf('long', [`公开${FILLER.repeat(8)}`]),
  ],
  [
    '公开',
    'of equals the newer year comes first',
    reportOf('newer', [`公开${FILLER}`], { year: 2020 }),
    reportOf('older', [`公开${FILLER}`], { year: 2013 }),
  ],
  [
    '公开',
    'then the id',
    reportOf('a', [`公开${FILLER}`], { year: 2020 }),
    reportOf('b', [`公开${FILLER}`], { year: 2020 }),
  ],
])('%s: %s', (query, _, first, second) => {
  expect(order(query, [first, second])).toEqual([first.id, second.id])
  // Not by the order of their ids, unless that is what decides.
  if (first.id === 'a') return
  expect(
    order(query, [
      { ...second, id: '0' },
      { ...first, id: '1' },
    ]),
  ).toEqual(['1', '0'])
})

test('a term that stands in no hit does not change their order', () => {
  const texts = [
    '公开，公开别的事情，别的事情，别的事情，工作',
    '公开，和工作别的事情，别的事情，别的事情，',
    '群众',
    '文件',
  ]
  const reports = texts.map((text, i) => reportOf(`${i}`, [`${text}${FILLER}`]))
  expect(order('(公开 工作) OR (群众 文件)', reports)).toEqual(order('公开 工作', reports))
})

test('another word of a term that touches the next one stands as close as the term itself', () => {
  const text = { hans: '互联网工作', hant: '網際網路工作' }
  const reports = Object.entries(text).map(([script, passage]) =>
    reportOf(script, [`${FILLER}${passage}`], { script: script as 'hans' | 'hant' }),
  )
  const index = indexOf(reports)
  const { hits } = index.search('互联网 工作', { explain: true })
  const closeness = hits.map(
    ({ explain }) =>
      explain?.details.find(({ description }) => description.includes('靠近'))?.value,
  )
  expect(hits).toHaveLength(2)
  expect(new Set(closeness).size).toBe(1)
})
