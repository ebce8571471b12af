import type { Report, ReportField, Section } from '../server/contract.ts'
import { html, type Markup } from './html.ts'
import { layout } from './layout.ts'
import { sectionAnchor } from './links.ts'
import { FIELDS, LEVELS, regionName } from './wording.ts'

/** A report as it was read: what is known of it, its outline, and every section in order. */
export function reportPage(report: Report): string {
  const title = report.title ?? report.id
  const lang = report.script === 'hant' ? 'zh-Hant' : 'zh-Hans'
  const main = html`<article class="report">
<h1 lang="${lang}">${title}</h1>
${facts(report)}
${outline(report.sections, lang)}
<div class="text" lang="${lang}">
${report.sections.map(section)}</div>
</article>`
  return layout({ title: title.slice(0, 80), q: '', view: null, main })
}

function facts(report: Report): Markup {
  const values: Readonly<Record<Exclude<ReportField, 'title'>, string | null>> = {
    agency: report.agency?.name ?? null,
    region: regionName(report.region),
    level: report.level === null ? null : LEVELS[report.level],
    year: report.year === null ? null : String(report.year),
    published: report.published,
    signed: report.signed,
    indexNumber: report.indexNumber,
  }
  const known = Object.entries(values).flatMap(([field, value]) =>
    value === null
      ? []
      : [html`<div><dt>${FIELDS[field as ReportField]}</dt><dd>${value}</dd></div>`],
  )
  return known.length === 0 ? html`` : html`<dl class="known">${known}</dl>`
}

function outline(sections: readonly Section[], lang: string): Markup | null {
  const headed = sections.filter(({ lead }) => lead === 'heading')
  if (headed.length === 0) return null
  return html`<nav class="outline" aria-label="目录"><h2>目录</h2><ol lang="${lang}">
${headed.map(
  ({ id, headings }) =>
    html`<li class="depth-${Math.min(headings.length, 5)}"><a href="#${sectionAnchor(id)}">${headings.at(-1) ?? ''}</a></li>
`,
)}</ol></nav>`
}

/** Headings of the text stand below the title; the deepest share one level. */
const HEADINGS = [html`h2`, html`h3`, html`h4`, html`h5`, html`h6`] as const

function section({ id, text, lead, leadEnd, headings }: Section): Markup {
  // A heading that runs into its text takes along the mark that ends it.
  const [mark = ''] = /^[。：:；;，,、！!？?]*/.exec(text.slice(leadEnd)) ?? []
  const end = lead === 'heading' ? leadEnd + mark.length : leadEnd
  const tag = HEADINGS[Math.min(headings.length, HEADINGS.length) - 1] ?? HEADINGS[0]
  const heading = lead === 'heading' ? html`<${tag}>${text.slice(0, end).trim()}</${tag}>` : null
  // The title is shown above, in full.
  const paragraphs = text
    .slice(lead === null ? 0 : end)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => html`<p>${line}</p>\n`)
  return html`<section id="${sectionAnchor(id)}">
${heading}
${paragraphs}</section>
`
}
