import type { AskedMentions, Contact, Report, ReportField, Successor } from '../server/contract.ts'
import { html, type Markup } from './html.ts'
import { reportLink, searchLink } from './links.ts'
import { reportFigures } from './report-figures.ts'
import { AGENCY_KINDS, FIELDS, isWebAddress, LEVELS, regionName } from './wording.ts'

/** What is known of a report, its title aside. */
export function facts(asked: AskedMentions, report: Report): Markup | null {
  const { agency, region, level, year, published, signed, url, duplicates } = report
  const values: Readonly<Record<Exclude<ReportField, 'title'>, string | Markup | null>> = {
    agency: agency?.name ?? null,
    region: regionName(region),
    level: level === null ? null : LEVELS[level],
    year: year === null ? null : String(year),
    // A report that does not tell its kind is of the other kind, with a reason.
    kind: report.missing.kind === undefined ? report.kind : null,
    published,
    signed,
    indexNumber: report.indexNumber,
    documentNumber: report.documentNumber,
    contact: report.contact && contactLine(report.contact),
    url: url === null ? null : source(url),
  }
  const known = Object.entries(values).flatMap(([field, value]) =>
    value === null ? [] : [fact(FIELDS[field as ReportField], value)],
  )
  const later = (agency?.successors ?? []).map((successor) => fact(LATER, laterNames(successor)))
  const kind = agency === null ? [] : [fact('机构类别', AGENCY_KINDS[agency.kind])]
  known.splice(agency === null ? 0 : 1, 0, ...later, ...kind)
  const twins = duplicates.map(
    (id, at) => html`${at === 0 ? null : '、'}<a href="${reportLink(id, asked)}">${id}</a>`,
  )
  const all = twins.length === 0 ? known : [...known, fact('同一报告', html`${twins}`)]
  const counted = reportFigures(report)
  const told = counted === null ? all : [...all, fact('正文数字', counted)]
  return told.length === 0 ? null : html`<dl class="known">${told}</dl>`
}

/** What an agency was renamed to stands below its name, which stays as the report has it. */
const LATER = '机构后为'

/** Each name leads to the reports under it, if there are any. */
function laterNames({ names, year }: Successor): Markup {
  const links = names.map(
    (name, at) =>
      html`${at === 0 ? null : '或'}<a href="${searchLink({ q: `机构:${name}` })}">${name}</a>`,
  )
  return html`${links}（${String(year)}年机构改革起）`
}

const CONTACT: Readonly<Record<keyof Contact, string>> = {
  phone: '电话',
  fax: '传真',
  address: '地址',
  postcode: '邮编',
  email: '电子邮箱',
}

function contactLine(contact: Contact): string {
  return Object.entries(CONTACT)
    .flatMap(([part, label]) => {
      const value = contact[part as keyof Contact]
      return value === null ? [] : [`${label}：${value}`]
    })
    .join('；')
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
