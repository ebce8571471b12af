import type { AskedMentions, FacetField } from '../server/contract.ts'
import { html, type Markup } from './html.ts'
import { type Asked, UNCONDITIONAL } from './links.ts'
import { FACET_FIELDS, FACETS, OPTIONS, shortened, valueName } from './wording.ts'

/** Names of values that do not tell themselves: those of regions, by code. */
export type ValueNames = ReadonlyMap<string, string>

/** What holds the results back, each a link to the same without it; nothing when nothing does. */
export function chips(
  asked: AskedMentions,
  names: ValueNames,
  link: (asked: Asked) => string,
): Markup | null {
  const filters = FACET_FIELDS.flatMap((field) =>
    asked[field].map((value) =>
      chip(
        `${FACETS[field]}：${filterName(field, value, names)}`,
        link({ ...asked, [field]: asked[field].filter((other) => other !== value) }),
      ),
    ),
  )
  const options = Object.entries(OPTIONS).flatMap(([name, { strict, usual, label }]) =>
    asked[name as keyof typeof OPTIONS] === strict
      ? [chip(label, link({ ...asked, [name]: usual }))]
      : [],
  )
  const all = [...filters, ...options]
  if (all.length === 0) return null
  return html`<nav class="chips" aria-label="当前条件"><ul>
${all}${all.length > 1 ? html`<li><a class="clear" href="${link({ ...asked, ...UNCONDITIONAL })}">全部去掉</a></li>\n` : null}</ul></nav>`
}

function filterName(field: FacetField, value: string, names: ValueNames): string {
  return field === 'region' ? (names.get(value) ?? value) : valueName(field, value)
}

function chip(label: string, href: string): Markup {
  return html`<li><a href="${href}" aria-label="去掉条件“${shortened(label, 60)}”">${shortened(label, 60)}<span aria-hidden="true"> ×</span></a></li>\n`
}
