import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildIndex, openIndex, type SourceOutcome } from '../../src/index.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const line = (value: object) => `${JSON.stringify(value)}\n`
const REPORTS = [
  {
    id: 'z',
    title: '汐山县供水站2013年政府信息公开年度报告',
    published: '2014-03-28 10:00',
    url: 'http://example.cn/2014/a.html',
    text: '一、概述\n水价已经公示。\n二、收费情况\n水费没有变动。',
  },
  {
    title: '2013年年度报告',
    agency: '湖南省株洲市攸县水利局',
    text: '水质每月公布一次，结果良好。',
  },
  { id: 'z', text: '抄表员准时到户。' },
]

test('each line is a report; a bad one and a second of the same id are refused by line', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'crawl.jsonl')
  writeFileSync(path, `${REPORTS.map(line).join('')}not JSON\n`)
  writeFileSync(join(folder, 'a.txt'), '水表全部换新。')
  const out = join(temporaryFolder(), 'index')
  const outcomes: SourceOutcome[] = []
  let files = 0
  const result = await buildIndex([folder], out, {
    onSource: (outcome) => outcomes.push(outcome),
    onFile: () => (files += 1),
  })
  expect(result).toMatchObject({ reports: 3, refused: 2 })
  expect(files).toBe(2)
  expect(
    outcomes.flatMap((one) => (one.kind === 'refused' ? [[one.source, one.reason]] : [])),
  ).toEqual([
    [`${path}#L3`, `has the same id as ${path}#L1: z`],
    [`${path}#L4`, 'is no JSON'],
  ])

  const read = outcomes.flatMap((one) => (one.kind === 'indexed' ? [one.report] : []))
  expect(read.map(({ id }) => id)).toEqual(['a.txt', 'z', 'crawl.jsonl#L2'])
  expect(read[1]).toMatchObject({
    title: '汐山县供水站2013年政府信息公开年度报告',
    published: '2014-03-28',
    url: 'http://example.cn/2014/a.html',
    year: 2013,
    evidence: { title: 'header', published: 'header', url: 'URL', year: 'title' },
  })
  expect(read[2]).toMatchObject({
    title: '2013年年度报告',
    agency: { name: '湖南省株洲市攸县水利局' },
    evidence: { agency: 'header' },
  })

  const index = await openIndex(out)
  const { hits } = await index.search('水质每月公布')
  expect(hits.map(({ report }) => report.id)).toEqual(['crawl.jsonl#L2'])
})

test('the same reports give the same index, whatever ids order them', async () => {
  const generations = []
  for (const order of [REPORTS.slice(0, 2), REPORTS.slice(0, 2).reverse()]) {
    const path = join(temporaryFolder(), 'crawl.jsonl')
    writeFileSync(path, order.map((report) => line({ ...report, id: report.title })).join(''))
    const { generation } = await buildIndex([path], join(temporaryFolder(), 'index'))
    generations.push(generation)
  }
  expect(generations[0]).toBe(generations[1])
})
