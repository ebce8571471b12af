import type { AskedMentions, Report, ReportField } from '../server/contract.ts'
import { html, type Markup } from './html.ts'
import { reportLink } from './links.ts'
import { FIELDS, isWebAddress, LEVELS, regionName } from './wording.ts'

/** What is known of a report, its title aside. */
export function facts(asked: AskedMentions, report: Report): Markup | null {
  const { agency, region, level, year, published, signed, indexNumber, url, duplicates } = report
  const values: Readonly<Record<Exclude<ReportField, 'title'>, string | Markup | null>> = {
    agency: agency?.name ?? null,
    region: regionName(region),
    level: level === null ? null : LEVELS[level],
    year: year === null ? null : String(year),
    // A report that does not tell its kind is of the other kind, with a reason.
    kind: report.missing.kind === undefined ? report.kind : null,
    published,
    signed,
    indexNumber,
    url: url === null ? null : source(url),
  }
  const known = Object.entries(values).flatMap(([field, value]) =>
    value === null ? [] : [fact(FIELDS[field as ReportField], value)],
  )
  const twins = duplicates.map(
    (id, at) => html`${at === 0 ? null : '、'}<a href="${reportLink(id, asked)}">${id}</a>`,
  )
  const all = twins.length === 0 ? known : [...known, fact('同一报告', html`${twins}`)]
  return all.length === 0 ? null : html`<dl class="known">${all}</dl>`
}

function fact(name: string, value: string | Markup): Markup {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`
}

/** Only an address of the web is a link: a report may name any. */
function source(url: string): string | Markup {
  return isWebAddress(url)
    ? html`<a href="${url}" rel="noopener nofollow noreferrer">${url}</a>`
    : url
}
