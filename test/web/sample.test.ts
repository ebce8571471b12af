import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildIndex } from '../../src/build.ts'
import { openIndex } from '../../src/index-folder.ts'
import { createApp } from '../../src/server/app.ts'
import { SAMPLE } from '../support/collections.ts'

// Pages over the sample, read as a browser reads them, with every link of theirs followed.

let folder: string
let get: (path: string) => Promise<string>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baosou-pages-'))
  await buildIndex([SAMPLE], folder)
  const app = createApp(await openIndex(folder))
  get = async (path) => {
    const answer = await app.request(path, { headers: { accept: 'text/html' } })
    const page = await answer.text()
    if (answer.status !== 200) throw new Error(`${answer.status} for ${path}:\n${page}`)
    return page
  }
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const typed = (text: string) => text.replaceAll('&amp;', '&')

/** Every address of ours that a page links to. */
function linksOf(page: string): string[] {
  const links = [...page.matchAll(/href="(\/[^"]*)"/g)].map(([, link]) => typed(link ?? ''))
  return [...new Set(links)]
}

/** How many sections a page says it found. */
function totalOf(page: string): number {
  const found = /<h1 class="total">(?:放宽后)?找到 <strong>([\d,]+)</.exec(page)?.[1] ?? '0'
  return Number(found.replaceAll(',', ''))
}

const at = (q: string, more = '') => `/?q=${encodeURIComponent(q)}${more}`

describe.each([
  [at('公开')],
  [at('政务工开')],
  [at('公开、收费')],
  [at('群众', '&sort=newest')],
  [at('民政', '&boundary=word')],
  [at('a -b')],
  [at('2013年', '&year=2014&year=2013')],
  [at('公开', '&year=1999')],
  [at('公开 火星探测器', '&level=county')],
  [at('“<b>” &amp; 年度报告 | 公开', '&per_page=5&page=2')],
  [`/mentions?q=${encodeURIComponent('公开')}&level=county`],
])('%s', (path) => {
  test('every link leads to a page, and to its place in it', async () => {
    const links = linksOf(await get(path))
    expect(links.length).toBeGreaterThan(3)
    for (const link of links.filter((each) => !each.startsWith('/assets/'))) {
      const [address = '', anchor] = link.split('#')
      const page = await get(address)
      if (anchor !== undefined) expect(page).toContain(` id="${anchor}"`)
    }
  })
})

test.each([at('公开'), at('年', '&level=county'), at('政务公开', '&year=2013..2016&variants=off')])(
  'the count beside each value of %s is what its page finds',
  async (path) => {
    const page = await get(path)
    const values = [
      ...page.matchAll(/<li><a href="([^"]+)" title="[^"]*">.+?<span class="count">([\d,]+)</g),
    ]
    expect(values.length).toBeGreaterThan(5)
    for (const [, link = '', count] of values) {
      const asked = new URL(typed(link), 'http://a').searchParams
      // Beside another value of its own it adds to what is found.
      if (['year', 'level'].some((field) => asked.getAll(field).length > 1)) continue
      expect([link, `${totalOf(await get(typed(link)))}`]).toEqual([link, count])
    }
  },
)

test.each(['公开', '群众 公开'])('the count beside each proposal for %s is right', async (q) => {
  const page = await get(at(q, '&year=1999&script=exact'))
  const proposed = [...page.matchAll(/<li><a href="([^"]+)">[^<]+<\/a>：([\d,]+) 个章节/g)]
  for (const [, link = '', count] of proposed)
    expect(`${totalOf(await get(typed(link)))}`).toBe(count)
})

test('a report marks what a hit of it promises, where it stands', async () => {
  const hits = linksOf(await get(at('群众'))).filter((link) => link.startsWith('/reports/'))
  expect(hits.length).toBeGreaterThan(5)
  for (const link of hits) {
    const [address = '', anchor] = link.split('#')
    const section = (await get(address))
      .split(`<section id="${anchor}">`)[1]
      ?.split('</section>')[0]
    expect(section).toMatch(/<mark id="m\d+"[^>]*>(?:群众|群眾|民眾)</)
  }
})
