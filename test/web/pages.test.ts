import { describe, expect, test } from 'vitest'
import type { Problem } from '../../src/server/contract.ts'
import { mentionsPage } from '../../src/web/mentions-page.ts'
import { lastPage, pager } from '../../src/web/pager.ts'
import { problemPage } from '../../src/web/problem-page.ts'
import { reportPage } from '../../src/web/report-page.ts'
import { searchPage } from '../../src/web/search-page.ts'
import { asking } from '../support/asked.ts'
import { MENTIONS } from '../support/fake-answers.ts'
import { fakeIndex } from '../support/fake-index.ts'
import { REPORT } from '../support/fake-report.ts'

const index = fakeIndex()
const EVIL = `"><script>alert(1)</script>'`
const evil = asking(EVIL, { agency: [EVIL], region: [EVIL], boundary: ['word'] })
const facets = ['agency', 'region', 'level', 'year', 'kind'] as const

const PAGES: Readonly<Record<string, string>> = {
  home: searchPage(asking(''), null, index.counts),
  search: searchPage(evil, index.search(EVIL, { facets }), index.counts),
  'no hits': searchPage(evil, index.search('没有', { facets }), index.counts),
  mentions: mentionsPage(evil, MENTIONS, index.counts),
  'no mentions': mentionsPage(evil, index.mentions('没有'), index.counts),
  report: reportPage(asking(''), REPORT, null),
  'marked report': reportPage(evil, REPORT, index.markedReport(REPORT.id, '公开')?.marked ?? null),
  problem: problemPage({ code: 'bad_query', detail: EVIL, status: 400 } as Problem, EVIL),
}

describe.each(Object.entries(PAGES))('the %s page', (_name, page) => {
  test('holds no script and no style, whatever it shows', () => {
    expect(page).not.toMatch(/<script|<style|\son\w+=|\sstyle=|javascript:/i)
    expect(page).not.toContain('<i>2012')
  })

  test('is a document with a language, a title, landmarks and a labelled search box', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="zh-Hans">/)
    expect(page).toMatch(/<title>[^<]*报搜<\/title>/)
    for (const landmark of ['<header', '<main id="main"', '<footer', 'role="search"'])
      expect(page).toContain(landmark)
    expect(page).toContain('<label for="q">')
    expect(page.match(/<h1/g)).toHaveLength(1)
  })

  test('names every region, and no two elements alike', () => {
    for (const [tag] of page.matchAll(/<(?:nav|aside)[ >][^>]*/g))
      expect(tag).toContain('aria-label="')
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, id] of page.matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g))
      expect(ids).toContain(id)
  })

  test('loads nothing from elsewhere', () => {
    expect(page).not.toMatch(/(?:src|action)="(?:https?:)?\/\//)
    for (const [link] of page.matchAll(/<[^>]*href="(?:https?:)?\/\/[^>]*>/g))
      expect(link).toMatch(/^<a [^>]*rel="noopener nofollow noreferrer">$/)
  })
})

describe('pager', () => {
  const pages = (page: number) =>
    [
      ...(pager({ page, per_page: 10, hit_count: 500 }, (to) => `?${to}`)?.text ?? '').matchAll(
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
    expect(pager({ page: 1, per_page: 500, hit_count: 500 }, String)).toBeNull()
    expect(lastPage({ page: 1, per_page: 10, hit_count: 0 })).toBe(1)
  })
})

describe('mentions', () => {
  const page = PAGES['mentions'] ?? ''

  test('show every agency with its counts, its years and the unknown ones', () => {
    expect(page).toContain('<strong>1</strong> 个机构提到了它，共 <strong>1,235</strong> 次')
    expect(page).toContain('东河县财政局</a><small>测试省 临水市 东河县 · 县级</small>')
    expect(page).toContain('2010–2013')
    expect(page).toMatch(/2013<span class="unseen">：<\/span><b>1,228<\/b>/)
    expect(page).toContain('机构不明的报告')
  })

  test('lead from an agency to what it says, unless the query is long', () => {
    const shown = (q: string) => mentionsPage(asking(q, { year: ['2013'] }), MENTIONS, index.counts)
    const agency = new URLSearchParams({ agency: '东河县财政局' })
    expect(shown('a')).toContain(`href="/?q=a&amp;year=2013&amp;${agency}"`)
    expect(shown('a'.repeat(1001))).not.toContain(`${agency}`)
  })

  test('name their conditions, each with a link to do without it', () => {
    const asked = asking('a', { region: ['990100', '999901', '123456'], level: ['county'] })
    const shown = mentionsPage(asked, MENTIONS, index.counts)
    expect(shown).toContain(
      '<a href="/mentions?q=a&amp;region=990100&amp;region=999901&amp;region=123456" aria-label="去掉条件“层级：县级”">',
    )
    expect(shown).toContain('地区：测试省 临水市 东河县<')
    expect(shown).toContain('地区：123456<')
    expect(shown).toContain('<a class="clear" href="/mentions?q=a">全部去掉</a>')
    expect(PAGES['no mentions']).toContain('在当前条件下没有机构提到')
  })
})

test('a problem is told in Chinese, and word for word below', () => {
  const problem = { code: 'bad_query', detail: 'The query is empty.', status: 400 } as Problem
  const page = problemPage(problem, '。')
  expect(page).toContain('无法检索这个查询')
  expect(page).toContain('400 bad_query: The query is empty.')
  expect(page).toContain('value="。"')
})
