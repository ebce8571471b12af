import type { Hit, IndexCounts, SearchAnswer } from '../server/contract.ts'
import { home } from './home.ts'
import { html, type Markup } from './html.ts'
import { layout } from './layout.ts'
import { reportLink, searchLink } from './links.ts'
import { lastPage, pager } from './pager.ts'
import { count, regionName } from './wording.ts'

/** The form and a page of hits; without an answer, the form and what can be asked. */
export function searchPage(q: string, answer: SearchAnswer | null, counts: IndexCounts): string {
  const main = answer === null ? home(counts) : results(q, answer, counts)
  return layout({ title: q.slice(0, 60), q, view: 'search', main })
}

function results(q: string, answer: SearchAnswer, counts: IndexCounts): Markup {
  const { total, hits, page, per_page } = answer
  if (total.sections === 0) return nothing(q, counts)
  const first = (page - 1) * per_page + 1
  const shown =
    hits.length === 0
      ? beyond(q, answer)
      : html`<ol class="hits" start="${first}">${hits.map(hit)}</ol>
${pager(answer, (to) => searchLink(q, to, per_page))}`
  return html`<h1 class="total">找到 <strong>${count(total.sections)}</strong> 处，在 <strong>${count(total.reports)}</strong> 份报告中${
    page > 1 ? html`<span class="at">，第 ${count(page)} 页</span>` : null
  }</h1>
${shown}`
}

function hit({ id, report, section, snippet }: Hit): Markup {
  const marked = snippet.parts.map(({ t, h }) => (h ? html`<mark>${t}</mark>` : t))
  return html`<li class="hit"><article>
<h2><a href="${reportLink(report.id, id)}">${report.title ?? report.id}</a></h2>
<ul class="facts">
<li>${report.agency ?? '机构不明'}</li>
${fact(regionName(report.region))}
${fact(report.year === null ? null : `${report.year} 年度`)}
${fact(report.published === null ? null : html`<time datetime="${report.published}">${report.published}</time> 发布`)}
</ul>
${
  section.headings.length === 0
    ? null
    : html`<p class="path"><span class="unseen">章节：</span>${section.headings.join(' › ')}</p>`
}
<p class="snippet">${marked}</p>
</article></li>
`
}

function fact(value: string | Markup | null): Markup | null {
  return value === null ? null : html`<li>${value}</li>`
}

function nothing(q: string, counts: IndexCounts): Markup {
  return html`<h1 class="total">没有找到“${q.slice(0, 200)}”</h1>
<div class="note">
<p>已查遍全部 ${count(counts.reports)} 份报告的 ${count(counts.sections)} 个章节。可以试试：</p>
<ul>
<li>用更短的词；用空格把词分开，各词只需都在同一章节里出现。</li>
<li>去掉引号，引号里的内容必须连在一起。</li>
<li>检查有没有错字、多字。</li>
</ul>
</div>`
}

function beyond(q: string, answer: SearchAnswer): Markup {
  const last = lastPage(answer)
  return html`<div class="note"><p>这一页没有内容，结果共 ${count(last)} 页。<a href="${searchLink(q, last, answer.per_page)}">去第 ${count(last)} 页</a></p></div>`
}
