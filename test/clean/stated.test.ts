import { describe, expect, test } from 'vitest'
import { cleanReport } from '../../src/clean/clean-report.ts'
import { SourceError } from '../../src/errors.ts'
import type { HeaderField } from '../../src/model/header-field.ts'
import type { SourceText } from '../../src/model/source-text.ts'

const TITLE = '汐山县供水站2013年政府信息公开年度报告'
const BODY = '水价已经公示，水质按月公布。'

function read(text: string, beside: Partial<SourceText> = {}) {
  return cleanReport({ id: 'r', fileName: 'r.html', url: null, text, ...beside })
}

function field(kind: HeaderField['kind'], value: string): HeaderField {
  return { kind, label: kind, value }
}

describe('the title a source states', () => {
  test.each([
    ['is taken when the text has none', BODY, TITLE, TITLE, 'header'],
    ['is the one in the text', `${TITLE}\n${BODY}`, TITLE, TITLE, 'title'],
    ['yields to a longer one', `${TITLE}\n${BODY}`, '2013年政府信息公开年度报告', TITLE, 'title'],
    ['wins over another', `水质年度工作报告\n${BODY}`, TITLE, TITLE, 'header'],
    ['loses what the site adds', BODY, `${TITLE}_汐山县人民政府门户网站`, TITLE, 'header'],
    ['need not look like one', BODY, '水价公示', '水价公示', 'header'],
    ['is repaired like the text', BODY, '水務局發(fā)文&amp;公開', '水務局發文&公開', 'header'],
    ['is nothing when it is blank', BODY, ' ', null, undefined],
    ['is nothing when it is a text', BODY, '水'.repeat(301), null, undefined],
  ])('%s', (_what, text, given, title, evidence) => {
    const report = read(text, { stated: [field('title', given)] })
    expect([report.title, report.evidence.title]).toEqual([title, evidence])
    const shown = report.sections.map((section) => section.text).join('\n')
    for (const line of text.split('\n')) expect(shown).toContain(line)
  })

  test('its repairs are counted', () => {
    const { repairs } = read(BODY, { stated: [field('title', '水務局發(fā)文')] })
    expect(repairs).toEqual({ pinyin: 1 })
  })

  test('of a page is used when nothing else is one', () => {
    const pageTitle = `${TITLE}\n - 汐山县水务网`
    expect(read(BODY, { pageTitle })).toMatchObject({ title: TITLE, evidence: { title: 'header' } })
    expect(read(BODY, { pageTitle: '汐山县水务网' }).title).toBeNull()
    const other = read(`水质年度工作报告\n${BODY}`, { pageTitle })
    expect(other.title).toBe('水质年度工作报告')
  })

  test('alone is no report', () => {
    const stated = [field('title', TITLE)]
    expect(() => read('打印 关闭', { stated })).toThrow(SourceError)
    expect(read(TITLE, { stated }).title).toBe(TITLE)
  })
})

test('stated fields stand before those of the text, and are not shown', () => {
  const stated = [
    field('published', '2014-03-28'),
    field('agency', '湖南省株洲市攸县水利局'),
    field('url', 'http://example.cn/a.html'),
  ]
  const report = read(`2013年政府信息公开年度报告\n发布时间：2015-01-01\n${BODY}`, { stated })
  expect(report).toMatchObject({ published: '2014-03-28', url: 'http://example.cn/a.html' })
  expect(report.evidence).toMatchObject({ published: 'header', url: 'header', agency: 'header' })
  expect(report.agency?.name).toBe('湖南省株洲市攸县水利局')
  expect(report.sections.map(({ text }) => text).join('')).not.toContain('2014-03-28')
})

test('what reading noted and left out is told', () => {
  const notes = ['declared gb2312, read as UTF-8']
  const report = read(`${BODY}\n打印`, { notes, furniture: ['首页 搜索'] })
  expect(report.flags).toEqual(notes)
  expect(report.furniture).toEqual(['首页 搜索', '打印'])
})

test('cells parted by tabs are no headings, a tab behind a number is no cell', () => {
  const rows = ['一、收费情况', BODY, '指标\t数量', '水质月报数\t12', '二、\t投诉情况', BODY]
  expect(read([TITLE, ...rows].join('\n')).outline.map(({ heading }) => heading)).toEqual([
    '一、收费情况',
    '二、\t投诉情况',
  ])
})
