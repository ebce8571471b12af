import type { SearchAnswer } from '../server/contract.ts'
import { html, type Markup } from './html.ts'
import { count } from './wording.ts'

type Paged = Pick<SearchAnswer, 'page' | 'per_page' | 'hit_count'>

/** Number of the last page; 1 when there are no hits. */
export function lastPage({ hit_count, per_page }: Paged): number {
  return Math.max(1, Math.ceil(hit_count / per_page))
}

/** Links to the neighbouring pages, the first and the last; nothing when there is one page. */
export function pager(answer: Paged, link: (page: number) => string): Markup | null {
  const last = lastPage(answer)
  if (last === 1) return null
  const here = answer.page
  const near = [1, here - 1, here, here + 1, last].filter((page) => page >= 1 && page <= last)
  const pages = [...new Set(near)]
  return html`<nav class="pager" aria-label="翻页"><ul>
${here > 1 ? html`<li><a rel="prev" href="${link(here - 1)}">上一页</a></li>` : null}
${pages.map((page, position) => {
  const gap = page - (pages[position - 1] ?? page - 1) > 1 ? html`<li class="gap">…</li>` : null
  const current = page === here ? html` aria-current="page"` : null
  return html`${gap}<li><a href="${link(page)}" aria-label="第 ${page} 页"${current}>${count(page)}</a></li>`
})}
${here < last ? html`<li><a rel="next" href="${link(here + 1)}">下一页</a></li>` : null}
</ul></nav>`
}
