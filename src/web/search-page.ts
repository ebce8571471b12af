import type { AskedSearch, IndexCounts, SearchAnswer } from '../server/contract.ts'
import { chips } from './chips.ts'
import { facets, regionNames } from './facets.ts'
import { advice, help, nothing } from './help.ts'
import { hit } from './hit.ts'
import { home } from './home.ts'
import { html, type Markup } from './html.ts'
import { layout } from './layout.ts'
import { searchLink } from './links.ts'
import { notices, reading } from './notices.ts'
import { lastPage, pager } from './pager.ts'
import { count, SORTS, shortened } from './wording.ts'

/** The form and a page of hits; without an answer, the form and what can be asked. */
export function searchPage(
  asked: AskedSearch,
  answer: SearchAnswer | null,
  counts: IndexCounts,
): string {
  const main = answer === null ? home(counts) : results(asked, answer, counts)
  return layout({ title: shortened(asked.q, 60), asked, view: 'search', main })
}

function results(asked: AskedSearch, answer: SearchAnswer, counts: IndexCounts): Markup {
  const isEmpty = answer.total.sections === 0
  const list = isEmpty ? html`${help(asked, answer)}${advice()}` : hits(asked, answer)
  const side = facets(asked, answer)
  const conditions = chips(asked, regionNames(answer.facets), (other) =>
    searchLink({ ...other, page: 1 }),
  )
  return html`${isEmpty ? nothing(asked, counts, conditions !== null) : total(answer)}
${conditions}
${notices(asked, answer)}
${isEmpty ? null : help(asked, answer)}
<div${side === null ? null : html` class="found"`}>${side}<div id="hits" tabindex="-1">${list}</div></div>`
}

function total({ total, page, relaxed }: SearchAnswer): Markup {
  return html`<h1 class="total">${relaxed === null ? null : '放宽后'}找到 <strong>${count(total.sections)}</strong> 个章节，在 <strong>${count(total.reports)}</strong> 份报告中${
    page > 1 ? html`<span class="at">，第 ${count(page)} 页</span>` : null
  }</h1>`
}

function hits(asked: AskedSearch, answer: SearchAnswer): Markup {
  if (answer.hits.length === 0) return beyond(asked, answer)
  const first = (answer.page - 1) * answer.per_page + 1
  return html`${answer.hit_count > 1 ? sorts(asked, answer) : null}
<ol class="hits" start="${first}">${answer.hits.map((found) => hit(asked, found))}</ol>
${pager(answer, (page) => searchLink({ ...asked, page }))}
${also(asked, answer)}`
}

/** Beside few hits, what a looser reading finds: by itself, below them. */
function also(asked: AskedSearch, { also }: SearchAnswer): Markup | null {
  if (!also) return null
  const { relaxed, sections, hits } = also
  const listed = hits.length < sections ? html`这里列出 ${count(hits.length)} 个。` : null
  return html`<section class="beside" aria-labelledby="beside">
<h2 id="beside">放宽后另有 <strong>${count(sections)}</strong> 个章节</h2>
<p class="scope">${reading(relaxed)}${listed === null ? null : html`。${listed}`}</p>
<ol class="hits">${hits.map((found) => hit(asked, found))}</ol>
</section>`
}

function sorts(asked: AskedSearch, { query }: SearchAnswer): Markup {
  const links = Object.entries(SORTS).map(([name, label]) => {
    const sort = name as keyof typeof SORTS
    const current = sort === query.sort ? html` aria-current="true"` : null
    return html`<li><a href="${searchLink({ ...asked, page: 1, sort })}"${current}>${label}</a></li>\n`
  })
  return html`<nav class="sorts" aria-label="排序"><ul>
${links}</ul></nav>`
}

function beyond(asked: AskedSearch, answer: SearchAnswer): Markup {
  const last = lastPage(answer)
  return html`<div class="note"><p>这一页没有内容，结果共 ${count(last)} 页。<a href="${searchLink({ ...asked, page: last })}">去第 ${count(last)} 页</a></p></div>`
}
