import type {
  AskedSearch,
  Facet,
  FacetField,
  FacetValue,
  SearchAnswer,
} from '../server/contract.ts'
import type { ValueNames } from './chips.ts'
import { html, type Markup } from './html.ts'
import { searchLink } from './links.ts'
import { count, FACET_FIELDS, FACETS, valueName } from './wording.ts'

type Facets = NonNullable<SearchAnswer['facets']>

/** Values of a facet that are shown at once; the others behind a click. */
const AT_ONCE = 8

/**
 * What the results can be narrowed to, with counts. Beside the results where there is room, else
 * behind a click; nothing when there is nothing to choose.
 */
export function facets(asked: AskedSearch, { facets = {} }: SearchAnswer): Markup | null {
  const lists = FACET_FIELDS.flatMap((field) => {
    const facet = facets[field]
    return facet === undefined || facet.values.length === 0 ? [] : [list(asked, field, facet)]
  })
  if (lists.length === 0) return null
  return html`<aside class="facets" aria-label="筛选">
<a class="hop" href="#hits">跳过筛选</a>
<details><summary>缩小范围</summary>
${lists}</details>
</aside>`
}

/** Names of the regions among the values of facets, by code. */
export function regionNames(facets: Facets = {}): ValueNames {
  return new Map(facets.region?.values.map(({ value, name }) => [value, name]))
}

function list(asked: AskedSearch, field: FacetField, facet: Facet): Markup {
  const values = inOrder(field, facet.values).map((value) => item(asked, field, value))
  const more = values.slice(AT_ONCE)
  const { other_count, unknown } = facet
  return html`<section>
<h2 id="facet-${field}">${FACETS[field]}</h2>
<ul aria-labelledby="facet-${field}">
${values.slice(0, AT_ONCE)}</ul>
${
  more.length === 0
    ? null
    : html`<details class="more"><summary>更多（${count(more.length)}）</summary>
<ul aria-labelledby="facet-${field}">
${more}</ul>
${other_count === null ? null : html`<p>另有 ${count(other_count.values)} 个，共 ${count(other_count.sections)} 个章节</p>`}
</details>`
}
${unknown.sections === 0 ? null : html`<p>${FACETS[field]}不明：${count(unknown.sections)} 个章节</p>`}
</section>
`
}

/** Years are easier to find by time than by count. */
function inOrder(field: FacetField, values: readonly FacetValue[]): readonly FacetValue[] {
  if (field !== 'year') return values
  return values.toSorted((a, b) => Number(b.value) - Number(a.value))
}

/** A link that sets the filter beside those set already, or takes it off. */
function item(
  asked: AskedSearch,
  field: FacetField,
  { value, name, sections, reports }: FacetValue,
): Markup {
  const isOn = asked[field].includes(value)
  const others = asked[field].filter((other) => other !== value)
  const href = searchLink({ ...asked, page: 1, [field]: isOn ? others : [...others, value] })
  const shown = field === 'region' ? place(name) : html`${valueName(field, name)}`
  return html`<li><a href="${href}"${isOn ? html` aria-current="true"` : null} title="${count(reports)} 份报告"><span>${shown}${isOn ? html`<span class="unseen">（已选，去掉）</span>` : null}</span> <span class="count">${count(sections)}<span class="unseen"> 个章节</span></span></a></li>
`
}

/** A region with those it lies in before it, softly. */
function place(path: string): Markup {
  const at = path.lastIndexOf(' ') + 1
  return html`<small>${path.slice(0, at)}</small>${path.slice(at)}`
}
