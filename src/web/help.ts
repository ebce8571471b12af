import type { AskedSearch, Help, IndexCounts, SearchAnswer } from '../server/contract.ts'
import { html, type Markup } from './html.ts'
import { type Asked, searchLink, UNCONDITIONAL } from './links.ts'
import { withoutTerm } from './without-term.ts'
import { count, REASONS, shortened } from './wording.ts'

type Instead = Help['instead'][number]

/** What to leave out and what to ask instead; nothing when neither would find anything. */
export function help(asked: AskedSearch, { help, query }: SearchAnswer): Markup | null {
  if (help === null) return null
  const without = help.without.map(({ term, sections }) => {
    const rest = withoutTerm(query.text, query.interpreted, term)
    const label = html`去掉“${shortened(term, 60)}”`
    const shown =
      rest === null
        ? label
        : html`<a href="${searchLink({ ...asked, q: rest, page: 1 })}">${label}</a>`
    return html`<li>${shown}：${count(sections)} 个章节</li>\n`
  })
  const instead = help.instead.map(
    (other) =>
      html`<li><a href="${searchLink(askedInstead(asked, other))}">${label(other)}</a>：${count(other.sections)} 个章节</li>\n`,
  )
  const lines = [...instead, ...without]
  if (lines.length === 0) return null
  return html`<div class="note help"><h2>也许可以</h2>
<ul>
${lines}</ul></div>`
}

function label({ query, reason }: Instead): Markup {
  const isOther = reason === 'homophone' || reason === 'agency' || reason === 'policy'
  return isOther
    ? html`查“${shortened(query, 60)}”（${REASONS[reason]}）`
    : html`${REASONS[reason]}`
}

/** The query stays where it was an option or a filter that held it back. */
function askedInstead(asked: AskedSearch, { query, reason }: Instead): Asked {
  const again = { ...asked, page: 1 }
  switch (reason) {
    case 'script':
    case 'variants':
    case 'boundary':
      return { ...again, [reason]: UNCONDITIONAL[reason] }
    case 'filters': {
      const { agency, region, level, year, kind } = UNCONDITIONAL
      return { ...again, agency, region, level, year, kind }
    }
    default:
      return { ...again, q: query }
  }
}

/** What is told when nothing at all was found; conditions beside the query may be the cause. */
export function nothing({ q }: AskedSearch, counts: IndexCounts, isConditional: boolean): Markup {
  return html`<h1 class="total">${isConditional ? '在当前条件下' : null}没有找到“${shortened(q, 200)}”</h1>
<p class="scope">已查遍全部 ${count(counts.reports)} 份报告的 ${count(counts.sections)} 个章节。</p>`
}

/** What may be tried with any query. */
export function advice(): Markup {
  return html`<div class="note"><h2>还可以试试</h2>
<ul>
<li>用更短的词；用空格把词分开，各词只需都在同一章节里出现。</li>
<li>去掉引号，引号里的内容必须连在一起。</li>
<li>检查有没有错字、多字。</li>
</ul>
</div>`
}
