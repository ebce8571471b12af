import { describe, expect, test } from 'vitest'
import type { AnchoredPart, Report } from '../../src/server/contract.ts'
import { reportPage } from '../../src/web/report-page.ts'
import { asking } from '../support/asked.ts'
import { fakeIndex } from '../support/fake-index.ts'
import { REPORT } from '../support/fake-report.ts'

const page = reportPage(asking(''), REPORT, null)

describe('a report', () => {
  test('shows what is known, its outline and its sections at their anchors', () => {
    expect(page).toContain('<h1 lang="zh-Hant">东河县财政局2012年&lt;script&gt;')
    expect(page).toContain('<dt>发布日期</dt><dd>2013-01-20</dd>')
    expect(page).toContain('<dt>类型</dt><dd>年度报告</dd>')
    expect(page).not.toContain('落款日期')
    expect(page).toContain('<li class="depth-2"><a href="#s2">（一）基本情况</a></li>')
    expect(page).toContain('<section id="s2">\n<h3>（一）基本情况。</h3>\n<p>政务公开')
    expect(page).toContain('<p>本年度共公开信息 1,234 条。</p>')
    expect(page).not.toMatch(/<mark|标出/)
  })

  test('leads to where it comes from, and to its duplicates', () => {
    const url = 'https://donghe.example/a?b=1&amp;c=&quot;2&quot;'
    expect(page).toContain(
      `<dt>原文网址</dt><dd><a href="${url}" rel="noopener nofollow noreferrer">${url}</a></dd>`,
    )
    expect(page).toContain(
      '<a href="/reports/%E9%95%9C%E5%83%8F/%3Ci%3E2012.txt">镜像/&lt;i&gt;2012.txt</a>',
    )
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,a',
    'ftp://a.example/b',
    '//a.example',
    'https://',
  ])('shows the address %s and does not link to it', (url) => {
    const shown = reportPage(asking(''), { ...REPORT, url }, null)
    expect(shown).toContain(`<dd>${url}</dd>`)
    expect(shown).not.toContain(`href="${url}`)
  })

  test('does not tell a kind that nothing tells', () => {
    const missing = { kind: 'nothing tells' }
    expect(reportPage(asking(''), { ...REPORT, kind: '其他', missing }, null)).not.toContain('类型')
  })

  test('of which nothing is known has its page', () => {
    const bare: Report = {
      ...REPORT,
      title: null,
      agency: null,
      region: null,
      level: null,
      year: null,
      published: null,
      indexNumber: null,
      url: null,
      duplicates: [],
      missing: { kind: 'nothing tells' },
      sections: [],
    }
    const shown = reportPage(asking('a'), bare, [])
    expect(shown).toContain('2012年报告 #1%.txt</h1>')
    expect(shown).not.toMatch(/<dl|目录/)
  })
})

describe('what is asked', () => {
  const marked = (q: string) =>
    reportPage(asking(q, { year: ['2012'], script: ['exact'] }), REPORT, pieces(q))
  const pieces = (q: string) => fakeIndex().markedReport(REPORT.id, q)?.marked ?? null

  test('is marked in title, headings and text, each mark with its anchor', () => {
    const shown = marked('情况')
    expect(shown).toContain('<h3>（一）基本<mark id="m1">情况</mark>。</h3>')
    expect(shown).toContain('“情况”：标出 1 处，在 1 个章节中。<a href="#m1">看第一处</a>')
    expect(marked('年')).toContain('<h1 lang="zh-Hant">东河县财政局2012<mark id="m1">年</mark>&lt;')
    expect(marked('年')).toContain('<p>本<mark id="m3">年</mark>度共')
  })

  test('is counted in the outline', () => {
    expect(marked('公开')).toContain(
      '<a href="#s2">（一）基本情况</a> <a class="marks" href="#m2"><span class="unseen">标出</span>1<span class="unseen">处</span></a>',
    )
  })

  test('stays in the search box with its options, without the filters', () => {
    expect(marked('公开')).toContain('value="公开"')
    expect(marked('公开')).toContain('name="script" value="exact" checked')
    expect(marked('公开')).not.toContain('name="year"')
  })

  test('may not be there', () => {
    expect(marked('没有')).toContain('这份报告里没有可标出的“没有”')
  })

  test('a mark that runs on from the heading into the text is cut, and keeps one anchor', () => {
    const parts: AnchoredPart[] = [
      { t: '（一）基本', h: false },
      { t: '情况。政务', h: true, id: 'm1' },
      { t: '公开', h: true, id: 'm2' },
      { t: '\u001b[31m红色\u009b2J。', h: false },
    ]
    const shown = reportPage(asking('a'), REPORT, [[], [], parts])
    expect(shown).toContain('<h3>（一）基本<mark id="m1">情况。</mark></h3>')
    expect(shown).toContain('<p><mark>政务</mark><mark id="m2" class="next">公开</mark>')
  })
})
