import type { AskedSearch, FacetField } from '../server/contract.ts'
import { FACET_FIELDS } from './wording.ts'

/** What is asked of a page; whatever is absent goes without saying. */
export type Asked = Pick<AskedSearch, 'q'> &
  Partial<Omit<AskedSearch, FacetField>> & { readonly [Field in FacetField]?: readonly string[] }

/** What each parameter is when it is not given. */
const USUAL = { variants: 'on', script: 'any', boundary: 'any', per_page: 10, page: 1 } as const

/** No filter and no option: laid over what is asked, it leaves the query. */
export const UNCONDITIONAL = {
  agency: [],
  region: [],
  level: [],
  year: [],
  kind: [],
  variants: 'on',
  script: 'any',
  boundary: 'any',
} as const

/** How the query is read: it holds on every page, that of a report too. */
const READING = ['variants', 'script', 'boundary'] as const

type Pairs = [name: string, value: string][]

/** Everything asked of the search page but the query, as parameters, less what goes without saying. */
export function searchParameters(asked: Asked): Pairs {
  const sort: Pairs = asked.sort === undefined ? [] : [['sort', asked.sort]]
  return [...mentionsParameters(asked), ...sort, ...given(asked, ['per_page', 'page'])]
}

/** The same of the page that lists agencies. */
export function mentionsParameters(asked: Asked): Pairs {
  const filters = FACET_FIELDS.flatMap((field) =>
    (asked[field] ?? []).map((value): Pairs[number] => [field, value]),
  )
  return [...filters, ...given(asked, READING)]
}

function given(asked: Asked, names: readonly (keyof typeof USUAL)[]): Pairs {
  return names.flatMap((name) => {
    const value = asked[name] ?? USUAL[name]
    return value === USUAL[name] ? [] : [[name, `${value}`] satisfies Pairs[number]]
  })
}

/** Address of the search page. The first page and ten hits a page go without saying. */
export function searchLink(asked: Asked): string {
  return `/?${new URLSearchParams([['q', asked.q], ...searchParameters(asked)])}`
}

export function mentionsLink(asked: Asked): string {
  return `/mentions?${new URLSearchParams([['q', asked.q], ...mentionsParameters(asked)])}`
}

/**
 * Address of a report's page, with what is asked marked in it, at a section if its id is given.
 * Ids are paths or URLs: what a browser would fold away (`//`, `..`) is kept by encoding the
 * slashes as well.
 */
export function reportLink(reportId: string, asked?: Asked, sectionId?: string): string {
  const whole = encodeURIComponent(reportId.replaceAll(/\p{Surrogate}/gu, '\uFFFD'))
  const folds = /(?:^|\/)\.{0,2}(?:\/|$)/.test(reportId)
  const path = `/reports/${folds ? whole : whole.replaceAll('%2F', '/')}`
  const query =
    asked === undefined || asked.q.trim() === ''
      ? ''
      : `?${new URLSearchParams([['q', asked.q], ...given(asked, READING)])}`
  return `${path}${query}${sectionId === undefined ? '' : `#${sectionAnchor(sectionId)}`}`
}

/** Where a section stands in the page of its report. Section ids end in `#<ordinal>`. */
export function sectionAnchor(sectionId: string): string {
  return `s${sectionId.slice(sectionId.lastIndexOf('#') + 1)}`
}
