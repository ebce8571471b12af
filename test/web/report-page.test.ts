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

  test('keeps the name of its agency and leads to later ones', () => {
    expect(page).toContain('<dt>机构</dt><dd>东河县财政局</dd>')
    expect(page).toContain('<dt>机构类别</dt><dd>政府部门</dd>')
    const [first, second] = ['东河县财税局', '东河县<b>局'].map((name) => encodeURIComponent(name))
    expect(page).toContain(`<a href="/?q=%E6%9C%BA%E6%9E%84%3A${first}">东河县财税局</a>或<a`)
    expect(page).toContain(`%3A${second}">东河县&lt;b&gt;局</a>（2018年机构改革起）`)
  })

  test('tells its number and whom to ask', () => {
    expect(page).toContain('<dt>文号</dt><dd>东财发〔2013〕2号</dd>')
    expect(page).toContain('<dt>联系方式</dt><dd>电话：0999-2345678；地址：河&lt;1&gt;路</dd>')
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
      documentNumber: null,
      contact: null,
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

describe('a table', () => {
  const row = (...cells: readonly string[]) => cells
  const rows = [row('项目', '<件>', '比例'), row('规章', '12', ''), row('（一）公开', '3', '4.5%')]
  const report = (edge: string, rule = '', isNumbered = true): Report => {
    const text = `一、概述\n下表为准。\n${rows.map((cells) => cells.join(edge)).join(`\n${rule}`)}\n以上。`
    let at = 0
    const cells = rows.map((row) =>
      row.map((cell) => {
        const start = text.indexOf(cell, at)
        at = start + cell.length
        const number = isNumbered && /^[\d.]/.test(cell) ? Number.parseFloat(cell) : null
        return { span: { start, end: at }, number }
      }),
    )
    const start = text.indexOf('项目')
    const table = {
      section: 1,
      kind: null,
      span: { start, end: text.indexOf('\n以上') },
      rows: cells,
    }
    const [head, section] = REPORT.sections
    if (!head || !section) throw new Error('no sections')
    return { ...REPORT, tables: [table], sections: [head, { ...section, text, leadEnd: 4 }] }
  }
  const shown = (parts: readonly AnchoredPart[] | null, of = report('\t')) =>
    reportPage(asking(''), of, parts && [[], parts])

  test('has rows and cells, figures to the right, between its paragraphs', () => {
    expect(shown(null)).toContain(
      '<p>下表为准。</p>\n<div class="table" role="group" aria-label="表格" tabindex="0"><table>\n' +
        '<tr><td>项目</td><td>&lt;件&gt;</td><td>比例</td></tr>\n' +
        '<tr><td>规章</td><td class="number">12</td><td></td></tr>\n' +
        '<tr><td>（一）公开</td><td class="number">3</td><td class="number">4.5%</td></tr>\n' +
        '</table></div>\n<p>以上。</p>',
    )
    expect(shown(null, report(' | '))).toContain(
      '<tr><td>规章</td><td class="number">12</td><td></td>',
    )
  })

  test('has a head where a rule says so, or figures stand below words, and a name by its kind', () => {
    expect(shown(null, report('|', '---|---|---\n'))).toContain('<th scope="col">比例</th></tr>')
    const counted = report('\t')
    const [table] = counted.tables
    if (!table) throw new Error('no table')
    const two = { ...table, rows: table.rows.map((row) => row.slice(0, 2)) }
    expect(shown(null, { ...counted, tables: [two] })).toContain('<th scope="col">项目</th>')
    const kind = 'review'
    expect(shown(null, { ...counted, tables: [{ ...two, kind }] })).toContain(
      'aria-label="政府信息公开行政复议、行政诉讼情况表"',
    )
  })

  test('fills rows that end early, and a row of one cell spans them all', () => {
    const of = report('\t')
    const [table] = of.tables
    if (!table) throw new Error('no table')
    const cut = { ...table, rows: table.rows.map((row, at) => row.slice(0, 3 - at)) }
    const page = shown(null, { ...of, tables: [cut] })
    expect(page).toContain('<tr><td>规章</td><td class="number">12</td><td></td></tr>')
    expect(page).toContain('<tr><td colspan="3">（一）公开</td></tr>')
  })

  test('shows a mark over the edge of cells in each of them, with one anchor', () => {
    const { text = '' } = report('\t').sections[1] ?? {}
    const [before, after] = [text.indexOf('规章') + 1, text.indexOf('公开')]
    const page = shown([
      { t: text.slice(0, before), h: false },
      { t: text.slice(before, after), h: true, id: 'm1' },
      { t: text.slice(after), h: false },
    ])
    expect(page).toContain(
      '<td>规<mark id="m1">章</mark></td><td class="number"><mark>12</mark></td>',
    )
    expect(page).toContain('<td><mark>（一）</mark>公开</td>')
    expect(page.match(/id="m1"/g)).toHaveLength(1)
  })

  test('has no second anchor for a mark that begins above it', () => {
    const { text = '' } = report('\t').sections[1] ?? {}
    const [before, after] = [text.indexOf('为准'), text.indexOf('目')]
    const page = shown([
      { t: text.slice(0, before), h: false },
      { t: text.slice(before, after), h: true, id: 'm1' },
      { t: text.slice(after), h: false },
    ])
    expect(page).toContain('<p>下表<mark id="m1">为准。</mark></p>')
    expect(page).toContain('<td><mark>项</mark>目</td>')
  })
})
