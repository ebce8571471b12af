import type { AskedSearch, Hit } from '../server/contract.ts'
import { hitFigures } from './hit-figures.ts'
import { html, type Markup } from './html.ts'
import { reportLink } from './links.ts'
import { marked, markedFragment } from './marks.ts'
import { isWebAddress, regionName, shortened } from './wording.ts'

/** Duplicates of a hit that are shown. */
const SHOWN = 5

/** A hit: where it stands, what it says, and what else says the same. */
export function hit(asked: AskedSearch, found: Hit): Markup {
  const { id, report, spans, fragments } = found
  const title = found.marked.title === null ? html`${report.id}` : marked(found.marked.title)
  const passages = fragments.map((fragment, at) => {
    const before = fragments[at - 1]
    const touches = before !== undefined && endOf(before) === fragment.start
    const gap = at === 0 || touches ? null : html`<span class="gap"> … </span>`
    return html`${gap}${markedFragment(fragment, spans)}`
  })
  return html`<li class="hit"><article>
<h2><a href="${reportLink(report.id, asked, id)}">${title}</a></h2>
${facts(report)}
${path(found)}
<p class="snippet">${passages}</p>
${hitFigures(found)}
${alternatives(found)}
${duplicates(asked, found)}
</article></li>
`
}

/** Where a passage ends in its section. */
function endOf({ start, parts }: Hit['fragments'][number]): number {
  return parts.reduce((end, { t }) => end + t.length, start)
}

function facts({ agency, region, year, published, url }: Hit['report']): Markup {
  const known = [
    agency ?? '机构不明',
    regionName(region),
    year === null ? null : `${year} 年度`,
    published === null ? null : html`<time datetime="${published}">${published}</time> 发布`,
    url !== null && isWebAddress(url)
      ? html`<a href="${url}" rel="noopener nofollow noreferrer">原文</a>`
      : null,
  ]
  const items = known.flatMap((fact) => (fact === null ? [] : [html`<li>${fact}</li>\n`]))
  return html`<ul class="facts">
${items}</ul>`
}

function path({ marked: { headings } }: Hit): Markup | null {
  if (headings.length === 0) return null
  const steps = headings.map((heading, at) => html`${at === 0 ? null : ' › '}${marked(heading)}`)
  return html`<p class="path"><span class="unseen">章节：</span>${steps}</p>`
}

function alternatives({ spans }: Hit): Markup | null {
  const words = new Set(spans.flatMap(({ alternative }) => alternative ?? []))
  if (words.size === 0) return null
  return html`<p class="also">按${[...words].map((word) => `“${shortened(word, 40)}”`).join('')}找到</p>`
}

function duplicates(asked: AskedSearch, { duplicates }: Hit): Markup | null {
  if (duplicates.length === 0) return null
  const links = duplicates
    .slice(0, SHOWN)
    .map(
      ({ id, report }, at) =>
        html`${at === 0 ? null : '、'}<a href="${reportLink(report, asked, id)}">${shortened(report, 80)}</a>`,
    )
  const rest = duplicates.length > SHOWN ? ` 等 ${duplicates.length} 处` : null
  return html`<p class="also">同一报告另见：${links}${rest}</p>`
}
