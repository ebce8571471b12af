import type { AnchoredPart, AskedMentions, Report, Section, Table } from '../server/contract.ts'
import { html, type Markup } from './html.ts'
import { layout } from './layout.ts'
import { type Asked, sectionAnchor } from './links.ts'
import { marked } from './marks.ts'
import { linesOfPieces, slicePieces, trimPieces } from './pieces.ts'
import { facts } from './report-facts.ts'
import { tableMarkup } from './table.ts'
import { count, shortened } from './wording.ts'

/** A section, its text in pieces, and the tables in it. */
interface Shown {
  readonly section: Section
  readonly parts: readonly AnchoredPart[]
  readonly tables: readonly Table[]
}

/**
 * A report as it was read: what is known of it, its outline, and every section in order.
 *
 * @param pieces the text of each section with what was asked marked in it; null when nothing was.
 */
export function reportPage(
  asked: AskedMentions,
  report: Report,
  pieces: readonly (readonly AnchoredPart[])[] | null,
): string {
  const lang = report.script === 'hant' ? 'zh-Hant' : 'zh-Hans'
  const tables = tablesBySection(report)
  const sections = report.sections.map((section, at) => ({
    section,
    parts: pieces?.[at] ?? [{ t: section.text, h: false }],
    tables: tables.get(at) ?? [],
  }))
  const contents = outline(sections, lang)
  const main = html`<article class="${contents === null ? 'report' : 'report outlined'}">
<header>
<h1 lang="${lang}">${title(report, sections)}</h1>
${facts(asked, report)}
${pieces === null ? null : found(asked, sections)}
</header>
${contents}
<div class="text" lang="${lang}">
${sections.map(section)}</div>
</article>`
  // What narrowed the search that led here does not narrow the next one.
  const { q, variants, script, boundary } = asked
  const kept: Asked = { q, variants, script, boundary }
  return layout({ title: shortened(report.title ?? report.id, 80), asked: kept, view: null, main })
}

function tablesBySection({ tables }: Report): ReadonlyMap<number, readonly Table[]> {
  const bySection = new Map<number, Table[]>()
  for (const table of tables) {
    const those = bySection.get(table.section)
    if (those) those.push(table)
    else bySection.set(table.section, [table])
  }
  return bySection
}

/** The title with its marks, as it stands at the head of the text. */
function title({ title, id }: Report, sections: readonly Shown[]): Markup {
  const head = sections.find(({ section }) => section.lead === 'title')
  if (head === undefined) return html`${title ?? id}`
  return marked(trimPieces(slicePieces(head.parts, 0, head.section.leadEnd)))
}

/** How much is marked, and the way to it. */
function found({ q }: AskedMentions, sections: readonly Shown[]): Markup {
  const anchors = sections.flatMap(({ parts }) => anchorsOf(parts))
  const [first] = anchors
  const typed = html`“${shortened(q, 200)}”`
  if (first === undefined) return html`<p class="scope">这份报告里没有可标出的${typed}。</p>`
  const where = sections.filter(({ parts }) => anchorsOf(parts).length > 0).length
  return html`<p class="scope">${typed}：标出 ${count(anchors.length)} 处，在 ${count(where)} 个章节中。<a href="#${first}">看第一处</a></p>`
}

function anchorsOf(parts: readonly AnchoredPart[]): string[] {
  return parts.flatMap(({ id }) => id ?? [])
}

function outline(sections: readonly Shown[], lang: string): Markup | null {
  const headed = sections.filter(({ section }) => section.lead === 'heading')
  if (headed.length === 0) return null
  const lines = headed.map(({ section: { id, headings }, parts }) => {
    const depth = Math.min(headings.length, 5)
    const heading = html`<a href="#${sectionAnchor(id)}">${headings.at(-1) ?? ''}</a>`
    return html`<li class="depth-${depth}">${heading}${marksIn(parts)}</li>\n`
  })
  return html`<nav class="outline" aria-label="目录"><h2>目录</h2><ol lang="${lang}">
${lines}</ol></nav>`
}

/** How many marks a section has, with the way to the first. */
function marksIn(parts: readonly AnchoredPart[]): Markup | null {
  const anchors = anchorsOf(parts)
  const [first] = anchors
  if (first === undefined) return null
  return html` <a class="marks" href="#${first}"><span class="unseen">标出</span>${count(anchors.length)}<span class="unseen">处</span></a>`
}

/** Headings of the text stand below the title; the deepest share one level. */
const HEADINGS = [html`h2`, html`h3`, html`h4`, html`h5`, html`h6`] as const

function section({ section: { id, text, lead, leadEnd, headings }, parts, tables }: Shown): Markup {
  // A heading that runs into its text takes along the mark that ends it.
  const [mark = ''] = /^[。：:；;，,、！!？?]*/.exec(text.slice(leadEnd)) ?? []
  const end = lead === 'heading' ? leadEnd + mark.length : leadEnd
  const tag = HEADINGS[Math.min(headings.length, HEADINGS.length) - 1] ?? HEADINGS[0]
  const heading =
    lead === 'heading'
      ? html`<${tag}>${marked(trimPieces(slicePieces(parts, 0, end)))}</${tag}>`
      : null
  // The title is shown above, in full.
  let from = lead === null ? 0 : end
  const body: Markup[] = []
  for (const table of tables) {
    body.push(...paragraphs(slicePieces(parts, from, table.span.start)))
    body.push(tableMarkup(table, text, parts))
    from = table.span.end
  }
  body.push(...paragraphs(slicePieces(parts, from)))
  return html`<section id="${sectionAnchor(id)}">
${heading}
${body}</section>
`
}

function paragraphs(parts: readonly AnchoredPart[]): Markup[] {
  return linesOfPieces(parts).map((line) => html`<p>${marked(line)}</p>\n`)
}
