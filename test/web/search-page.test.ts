import { describe, expect, test } from 'vitest'
import type { SearchAnswer } from '../../src/server/contract.ts'
import { searchPage } from '../../src/web/search-page.ts'
import { asking } from '../support/asked.ts'
import { readAs } from '../support/fake-answers.ts'
import { fakeIndex } from '../support/fake-index.ts'

const index = fakeIndex()
const facets = ['agency', 'region', 'level', 'year', 'kind'] as const

/** The page of a query with parameters beside it, and with what its answer says otherwise. */
function shown(
  q: string,
  given: Readonly<Record<string, readonly string[]>> = {},
  said: Partial<SearchAnswer> = {},
): string {
  const asked = asking(q, given)
  const { page, per_page, sort = 'relevance' } = asked
  const answer = index.search(q, { page, perPage: per_page, sort, facets })
  return searchPage(asked, { ...answer, ...said }, index.counts)
}

const link = (parameters: Record<string, string>) =>
  `href="/?${new URLSearchParams(parameters).toString().replaceAll('&', '&amp;')}"`

describe('a hit', () => {
  const page = shown('政务公开')

  test('shows its facts, its headings, its marks and the way to its section', () => {
    expect(page).toContain(
      'href="/reports/%E6%B5%8B%E8%AF%95%E7%9C%81/%E4%B8%9C%E6%B2%B3%E5%8E%BF/2012%E5%B9%B4%E6%8A%A5%E5%91%8A%20%231%25.txt?q=%E6%94%BF%E5%8A%A1%E5%85%AC%E5%BC%80#s2"',
    )
    expect(page).toContain('&lt;/script&gt;<mark>年度报告</mark></a>')
    expect(page).toContain('&lt;b&gt;本县&lt;/b&gt;积极推进<mark>政务公开</mark>')
    expect(page).toContain('<li>测试省 临水市 东河县</li>')
    expect(page).toContain('一、概述 › （一）<mark>基本</mark>情况')
    expect(page).toContain('<li>机构不明</li>')
    expect(page).toContain('<time datetime="2013-01-20">')
    expect(page).toContain('rel="noopener nofollow noreferrer">原文</a>')
  })

  test('joins its passages, and tells marks of other words and marks that touch', () => {
    expect(page).toContain(
      '<span class="gap"> … </span>方便<mark title="按“民眾”找到">民眾</mark><mark class="next">办事</mark></p>',
    )
    expect(page).toContain('<p class="also">按“民眾”找到</p>')
  })

  test('leads to where else the same stands', () => {
    expect(page).toContain('同一报告另见：<a href="/reports/%E9%95%9C%E5%83%8F/%3Ci%3E2012.txt?q=')
    const [first] = index.search('a').hits
    const twins = Array.from({ length: 7 }, (_, i) => ({ id: `${i}.txt#0`, report: `${i}.txt` }))
    const hits = first === undefined ? [] : [{ ...first, duplicates: twins }]
    expect(shown('a', {}, { hits })).toMatch(/4\.txt<\/a> 等 7 处/)
  })
})

describe('the whole', () => {
  test('is counted, and hits are paged by what is shown', () => {
    const total = { ...index.search('a').total, sections: 25 }
    const page = shown('a', {}, { total })
    expect(page).toContain('找到 <strong>25</strong> 个章节，在 <strong>2</strong> 份报告中')
    expect(page).toContain('2 个章节出自重复的报告')
    expect(page).toContain('aria-label="第 3 页"')
    expect(page).not.toContain('aria-label="第 4 页"')
  })

  test('keeps the query and everything beside it in the box and from page to page', () => {
    const given = { year: ['2013', '2014'], sort: ['newest'], variants: ['off'], page: ['2'] }
    const page = shown('a "b" c', given)
    const asked = 'q=a+%22b%22+c&amp;year=2013&amp;year=2014&amp;variants=off&amp;sort=newest'
    expect(page).toContain('value="a &quot;b&quot; c"')
    expect(page).toContain(`href="/?${asked}&amp;page=3"`)
    expect(page).toContain(`rel="prev" href="/?${asked}"`)
    expect(page).toContain(
      'href="/mentions?q=a+%22b%22+c&amp;year=2013&amp;year=2014&amp;variants=off"',
    )
    for (const [name, value] of [
      ['year', '2013'],
      ['year', '2014'],
      ['sort', 'newest'],
    ])
      expect(page).toContain(`<input type="hidden" name="${name}" value="${value}">`)
    expect(page).not.toMatch(/type="hidden" name="(?:page|variants)"/)
  })

  test('counts hits on from page to page, and past the last leads back', () => {
    expect(shown('a', { page: ['2'] })).toContain('<ol class="hits" start="11">')
    const page = shown('a', { page: ['9'] })
    expect(page).toContain('<strong>23</strong>')
    expect(page).toContain('href="/?q=a&amp;page=3"')
  })

  test('is put in order by links, of which one is current', () => {
    const page = shown('a', { sort: ['oldest'], page: ['2'] })
    expect(page).toContain(`<a ${link({ q: 'a', sort: 'oldest' })} aria-current="true">最早</a>`)
    expect(page).toContain(`<a ${link({ q: 'a', sort: 'relevance' })}>相关</a>`)
  })
})

describe('facets', () => {
  test('set a filter, with its count, and start at the first page', () => {
    const page = shown('a', { page: ['2'] })
    expect(page).toContain(
      `${link({ q: 'a', level: 'county' })} title="2 份报告"><span>县级</span>`,
    )
    expect(page).toContain('<small>测试省 临水市 </small>东河县')
    expect(page).toContain('<summary>更多（4）</summary>')
    expect(page).toContain('机构不明：3 个章节')
    expect(page).not.toContain('id="facet-kind"')
  })

  test('list years by time', () => {
    const years = [...shown('a').matchAll(/<span>(20\d\d)<\/span>/g)].map(([, year]) => year)
    expect(years).toEqual([...years].sort().reverse())
    expect(years).toHaveLength(12)
  })

  test('take off a filter that is set', () => {
    const page = shown('a', { year: ['2010', '2011'] })
    expect(page).toContain(`<a ${link({ q: 'a', year: '2011' })} aria-current="true"`)
    expect(page).toContain('href="/?q=a&amp;year=2010&amp;year=2011&amp;year=2012"')
  })
})

describe('conditions', () => {
  test('are named, each with a link to do without it', () => {
    const page = shown('a', { region: ['999901'], level: ['county'], boundary: ['word'] })
    const but = (parameters: Record<string, string>, label: string) =>
      `<a ${link({ q: 'a', ...parameters })} aria-label="去掉条件“${label}”">`
    expect(page).toContain(but({ region: '999901', boundary: 'word' }, '层级：县级'))
    expect(page).toContain(but({ level: 'county', boundary: 'word' }, '地区：测试省 临水市 东河县'))
    expect(page).toContain(but({ level: 'county', region: '999901' }, '只找成词的'))
    expect(page).toContain(`<a class="clear" ${link({ q: 'a' })}>全部去掉</a>`)
    expect(shown('a')).not.toContain('class="chips"')
  })

  test('are ticked among the options, which then stand open', () => {
    const page = shown('a', { script: ['exact'] })
    expect(page).toContain('<details class="options" open>')
    expect(page).toContain('name="script" value="exact" checked>')
    expect(page).toContain('name="variants" value="off">')
    expect(shown('a')).toContain('<details class="options">')
  })

  test('of any length are shown short', () => {
    const name = '局'.repeat(200)
    const page = shown('a', { agency: [name] })
    expect(page).toContain(`aria-label="去掉条件“机构：${'局'.repeat(57)}…”"`)
  })
})

describe('notices', () => {
  const relevance = 'relevance' as const

  test('tell matches across words, and how to do without', () => {
    const total = { ...index.search('a').total, boundary: { word: 4, across: 19 } }
    const page = shown('a', { page: ['2'] }, { total })
    expect(page).toContain('其中 19 个章节只是跨词相连')
    expect(page).toContain(`排在后面。<a ${link({ q: 'a', boundary: 'word' })}>只找成词的</a>`)
    expect(shown('a', { sort: ['newest'] }, { total })).not.toContain('排在后面')
    const none = { ...total, boundary: { word: 0, across: 23 } }
    expect(shown('a', {}, { total: none })).not.toContain(link({ q: 'a', boundary: 'word' }))
  })

  test('tell other words that were looked for', () => {
    const alternatives = [{ kind: 'taiwan', from: '群众', to: '民眾', form: '民众' }] as const
    const query = {
      ...readAs('群众'),
      terms: [{ text: '群众', form: '群众', alternatives }],
      sort: relevance,
    }
    const page = shown('群众', {}, { query })
    expect(page).toContain('也找了“群众”台湾的说法“民眾”。')
    expect(page).toContain(`<a ${link({ q: '群众', variants: 'off' })}>只找所写的词</a>`)
  })

  test('tell how the query was read, and what of it was taken as text', () => {
    const warnings = [{ span: { start: 0, end: 1 }, message: '「<b>」已按文字查找' }]
    const query = { ...readAs('<b> a'), printed: 'a', warnings, sort: relevance }
    const page = shown('<b> a', {}, { query })
    expect(page).toContain('读作：<code>a</code>')
    expect(page).toContain('<li>「&lt;b&gt;」已按文字查找。</li>')
    expect(shown('a')).not.toContain('class="notices"')
  })

  test('tell above the hits that the query was loosened, how, and what may help instead', () => {
    const page = shown(
      '公开 目录',
      {},
      {
        relaxed: {
          step: 'words',
          message: '拆成词',
          words: ['公开', '目录'],
        },
        help: { without: [{ term: '目录', sections: 7 }], instead: [] },
      },
    )
    expect(page).toContain('放宽后找到 <strong>23</strong> 个章节')
    expect(page).toContain('没有原样的结果，已改为：拆成词。')
    expect(page).toContain('<b>公开</b>、<b>目录</b>')
    expect(page).toContain(`<a ${link({ q: '公开' })}>去掉“目录”</a>：7 个章节`)
    expect(page.indexOf('没有原样')).toBeLessThan(page.indexOf('class="hits"'))
  })
})

test('what a looser reading finds beside few hits stands below them, by itself', () => {
  const { hits } = index.search('a', { perPage: 2 })
  const relaxed = { step: 'words', message: '拆成词', words: ['<b>'] } as const
  const page = shown('a', {}, { also: { relaxed, sections: 1234, hits } })
  expect(page).toContain('<h2 id="beside">放宽后另有 <strong>1,234</strong> 个章节</h2>')
  expect(page).toContain('拆成词。所找的词：<b>&lt;b&gt;</b>。这里列出 2 个。')
  expect(page.match(/<ol class="hits"/g)).toHaveLength(2)
  expect(page).toContain('找到 <strong>23</strong> 个章节')
  expect(shown('a', {}, { also: null })).not.toContain('放宽')
})

describe('nothing found', () => {
  test('is said, with how much was searched and what to do', () => {
    const page = shown('没有', {}, { facets: {} })
    expect(page).toContain('<h1 class="total">没有找到“没有”')
    expect(page).toContain('全部 24 份报告的 310 个章节')
    expect(page).toContain('用更短的词')
    expect(page).not.toMatch(/也许可以|class="facets"/)
    expect(shown('没有', { year: ['1999'] })).toContain('在当前条件下没有找到“没有”')
  })

  test('proposes other queries, and options and filters to do without', () => {
    const given = { year: ['1999'], script: ['exact'], page: ['3'] }
    const instead = [
      { query: '政务公开', reason: 'homophone', sections: 12 },
      { query: '没有', reason: 'script', sections: 3 },
      { query: '没有', reason: 'filters', sections: 1234 },
    ] as const
    const page = shown('没有', given, { help: { without: [], instead } })
    const otherwise = (parameters: Record<string, string>, label: string) =>
      `<li><a ${link(parameters)}>${label}</a>：`
    expect(page).toContain(
      otherwise({ q: '政务公开', year: '1999', script: 'exact' }, '查“政务公开”（读音相同）'),
    )
    expect(page).toContain(otherwise({ q: '没有', year: '1999' }, '不限所写的字'))
    expect(page).toContain(
      `${otherwise({ q: '没有', script: 'exact' }, '去掉筛选条件')}1,234 个章节`,
    )
  })

  test('names a term that cannot be cut out of the query plainly', () => {
    const query = { ...readAs('没有'), sort: 'relevance' as const }
    const help = { without: [{ term: '<i>', sections: 7 }], instead: [] }
    expect(shown('没有', {}, { query, help })).toContain('<li>去掉“&lt;i&gt;”：7 个章节</li>')
  })
})
