import { describe, expect, test } from 'vitest'
import type { Problem } from '../../src/server/contract.ts'
import { mentionsPage } from '../../src/web/mentions-page.ts'
import { lastPage, pager } from '../../src/web/pager.ts'
import { problemPage } from '../../src/web/problem-page.ts'
import { reportPage } from '../../src/web/report-page.ts'
import { searchPage } from '../../src/web/search-page.ts'
import { fakeIndex, MENTIONS, REPORT } from '../support/fake-index.ts'

const index = fakeIndex()
const EVIL = `"><script>alert(1)</script>'`

const search = (q: string, options = {}) => searchPage(q, index.search(q, options), index.counts)

const PAGES: Readonly<Record<string, string>> = {
  home: searchPage('', null, index.counts),
  search: search(EVIL),
  mentions: mentionsPage(EVIL, { ...MENTIONS, query: { text: EVIL, terms: [] } }, index.counts),
  'no mentions': mentionsPage(EVIL, index.mentions('没有'), index.counts),
  report: reportPage(REPORT),
  problem: problemPage({ code: 'bad_query', detail: EVIL, status: 400 } as Problem, EVIL),
}

describe.each(Object.entries(PAGES))('the %s page', (_name, page) => {
  test('holds no script and no style, whatever it shows', () => {
    expect(page).not.toMatch(/<script|<style|\son\w+=|\sstyle=|javascript:/i)
  })

  test('is a document with a language, a title, landmarks and a labelled search box', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="zh-Hans">/)
    expect(page).toMatch(/<title>[^<]*报搜<\/title>/)
    for (const landmark of ['<header', '<main id="main"', '<footer', 'role="search"'])
      expect(page).toContain(landmark)
    expect(page).toContain('<label for="q">')
    expect(page.match(/<h1/g)).toHaveLength(1)
  })

  test('loads nothing from elsewhere', () => {
    expect(page).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//)
  })
})

describe('search', () => {
  test('shows a hit with its facts, its headings, its marks and the way to its section', () => {
    const page = search('政务公开')
    expect(page).toContain(
      'href="/reports/%E6%B5%8B%E8%AF%95%E7%9C%81/%E4%B8%9C%E6%B2%B3%E5%8E%BF/2012%E5%B9%B4%E6%8A%A5%E5%91%8A%20%231%25.txt#s2"',
    )
    expect(page).toContain('&lt;b&gt;本县&lt;/b&gt;积极推进<mark>政务公开</mark>')
    expect(page).toContain('<li>测试省 临水市 东河县</li>')
    expect(page).toContain('一、概述 › （一）基本情况')
    expect(page).toContain('找到 <strong>23</strong> 处，在 <strong>2</strong> 份报告中')
    expect(page).toContain('<li>机构不明</li>')
    expect(page).toContain('<time datetime="2013-01-20">')
  })

  test('keeps the query in the box and in the links', () => {
    const page = search('a "b" c')
    expect(page).toContain('value="a &quot;b&quot; c"')
    expect(page).toContain('href="/mentions?q=a+%22b%22+c"')
    expect(page).toContain('href="/?q=a+%22b%22+c&amp;page=2"')
  })

  test('says when nothing is found, and in how much', () => {
    expect(search('没有')).toContain('没有找到“没有”')
    expect(search('没有')).toContain('全部 24 份报告的 310 个章节')
  })

  test('past the last page it tells the total and leads back', () => {
    const page = search('a', { page: 9 })
    expect(page).toContain('<strong>23</strong>')
    expect(page).toContain('href="/?q=a&amp;page=3"')
  })

  test('counts hits on from page to page', () => {
    expect(search('a', { page: 2 })).toContain('<ol class="hits" start="11">')
  })
})

describe('pager', () => {
  const total = { sections: 500, reports: 1, relation: 'eq' } as const
  const pages = (page: number) =>
    [
      ...(pager({ page, per_page: 10, total }, (to) => `?${to}`)?.text ?? '').matchAll(
        />([^<\s]+)</g,
      ),
    ]
      .map(([, text]) => text)
      .join(' ')

  test.each([
    [1, '1 2 … 50 下一页'],
    [2, '上一页 1 2 3 … 50 下一页'],
    [25, '上一页 1 … 24 25 26 … 50 下一页'],
    [50, '上一页 1 … 49 50'],
  ])('on page %i offers %s', (page, offered) => {
    expect(pages(page)).toBe(offered)
  })

  test('is absent when one page holds everything', () => {
    expect(pager({ page: 1, per_page: 500, total }, String)).toBeNull()
    expect(lastPage({ page: 1, per_page: 10, total: { ...total, sections: 0 } })).toBe(1)
  })
})

test('mentions show every agency with its counts, its years and the unknown ones', () => {
  const page = PAGES['mentions'] ?? ''
  expect(page).toContain('<strong>1</strong> 个机构提到了它，共 <strong>1,235</strong> 次')
  expect(page).toContain('东河县财政局<small>测试省 临水市 东河县 · 县级</small>')
  expect(page).toContain('2010–2013')
  expect(page).toMatch(/2013<span class="unseen">：<\/span><b>1,228<\/b>/)
  expect(page).toContain('机构不明的报告')
})

test('a report shows what is known, its outline and its sections at their anchors', () => {
  const page = reportPage(REPORT)
  expect(page).toContain('<h1 lang="zh-Hant">东河县财政局2012年&lt;script&gt;')
  expect(page).toContain('<dt>发布日期</dt><dd>2013-01-20</dd>')
  expect(page).not.toContain('落款日期')
  expect(page).toContain('<li class="depth-2"><a href="#s2">（一）基本情况</a></li>')
  expect(page).toContain('<section id="s2">\n<h3>（一）基本情况。</h3>\n<p>政务公开')
  expect(page).toContain('<p>本年度共公开信息 1,234 条。</p>')
})

test('a report of which nothing is known still has its page', () => {
  const none = { title: null, agency: null, region: null, level: null, year: null }
  const bare = {
    ...REPORT,
    ...none,
    published: null,
    signed: null,
    indexNumber: null,
    sections: [],
  }
  expect(reportPage(bare)).toContain('2012年报告 #1%.txt</h1>')
})

test('a problem is told in Chinese, and word for word below', () => {
  const problem = { code: 'bad_query', detail: 'The query is empty.', status: 400 } as Problem
  const page = problemPage(problem, '。')
  expect(page).toContain('无法检索这个查询')
  expect(page).toContain('400 bad_query: The query is empty.')
  expect(page).toContain('value="。"')
})
