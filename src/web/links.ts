/** Address of the search page. The first page and ten hits a page go without saying. */
export function searchLink(q: string, page = 1, perPage = 10): string {
  const parameters = new URLSearchParams({ q })
  if (page > 1) parameters.set('page', String(page))
  if (perPage !== 10) parameters.set('per_page', String(perPage))
  return `/?${parameters}`
}

export function mentionsLink(q: string): string {
  return `/mentions?${new URLSearchParams({ q })}`
}

/**
 * Address of a report's page, at a section if its id is given. Ids are paths or URLs: what a
 * browser would fold away (`//`, `..`) is kept by encoding the slashes as well.
 */
export function reportLink(reportId: string, sectionId?: string): string {
  const whole = encodeURIComponent(reportId.replaceAll(/\p{Surrogate}/gu, '\uFFFD'))
  const folds = /(?:^|\/)\.{0,2}(?:\/|$)/.test(reportId)
  const path = `/reports/${folds ? whole : whole.replaceAll('%2F', '/')}`
  return sectionId === undefined ? path : `${path}#${sectionAnchor(sectionId)}`
}

/** Where a section stands in the page of its report. Section ids end in `#<ordinal>`. */
export function sectionAnchor(sectionId: string): string {
  return `s${sectionId.slice(sectionId.lastIndexOf('#') + 1)}`
}
