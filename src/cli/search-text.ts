import type { Explanation, Facet, Help, Hit, Relaxed, SearchAnswer, SnippetPart } from '../index.ts'
import type { Paint } from './paint.ts'
import { oneLine } from './printable.ts'

/** A page of hits as people read it: what to know of them, the hits, and the facets asked for. */
export function answerText(answer: SearchAnswer, paint: Paint): string {
  const { page, per_page, hits, also, facets = {} } = answer
  const first = (page - 1) * per_page + 1
  const texts = (found: readonly Hit[]) => found.map((hit, at) => hitText(hit, first + at, paint))
  return [
    ...notes(answer).map((note) => `${note}\n`),
    ...texts(hits),
    ...(also ? [`\nbeside these, ${also.sections} sections: ${loosened(also.relaxed)}\n`] : []),
    ...texts(also?.hits ?? []),
    ...Object.entries(facets).map(([name, facet]) => facetText(name, facet, paint)),
  ].join('')
}

function notes(answer: SearchAnswer): string[] {
  const { total, page, per_page, hit_count, query, relaxed, help } = answer
  const last = Math.max(1, Math.ceil(hit_count / per_page))
  const where = last === 1 && page === 1 ? '' : `, page ${page} of ${last}`
  const { across } = total.boundary
  const hidden = total.sections - hit_count
  return [
    `${total.sections} sections in ${total.reports} reports${where}`,
    ...(across > 0 ? [`${across} of them only across words`] : []),
    ...(hidden > 0
      ? [`${hidden} of them the same in duplicate reports, shown with their hit`]
      : []),
    ...query.warnings.map(({ message }) => oneLine(message)),
    ...(relaxed === null ? [] : [`none as typed; instead: ${loosened(relaxed)}`]),
    ...(help === null ? [] : helpLines(help)),
    ...query.terms.flatMap(({ alternatives }) =>
      alternatives.map(({ from, to }) => `also looked for ${oneLine(to)} (${oneLine(from)})`),
    ),
  ]
}

function loosened({ message, words }: Relaxed): string {
  return `${oneLine(message)}：${words.map(oneLine).join(' ')}`
}

/** What to ask beside the same query, where an option held it back. */
const OPTIONS: Readonly<Partial<Record<Help['instead'][number]['reason'], string>>> = {
  script: 'with --script any',
  variants: 'with --variants on',
  boundary: 'with --boundary any',
  filters: 'without filters',
}

function helpLines({ without, instead }: Help): string[] {
  return [
    ...without.map(({ term, sections }) => `without ${oneLine(term)}: ${sections} sections`),
    ...instead.map(({ query, reason, sections }) => {
      const how = OPTIONS[reason] ?? `try ${oneLine(query)} (${reason})`
      return `${how}: ${sections} sections`
    }),
  ]
}

function hitText(hit: Hit, number: number, paint: Paint): string {
  const { report, marked, duplicates } = hit
  const facts = [
    report.agency ?? 'agency unknown',
    report.year === null ? null : `${report.year}`,
    report.published,
    report.url,
  ].filter((fact) => fact !== null)
  const painted = (parts: readonly SnippetPart[]) =>
    parts
      .map(({ t, h }) => (h ? paint.mark(oneLine(t)) : oneLine(t)))
      .join('')
      .trim()
  const lines = [
    paint.soft(facts.map(oneLine).join(' · ')),
    marked.headings.map(painted).join(' › '),
    hit.fragments.map(({ parts }) => painted(parts)).join(' … '),
    paint.soft(oneLine(report.id)),
    ...duplicates.map((twin) => paint.soft(`the same in ${oneLine(twin.report)}`)),
    ...(hit.explain === undefined ? [] : explained(hit.explain, 0)),
  ].filter((line) => line !== '')
  const title = marked.title === null ? 'no title' : painted(marked.title)
  return `\n${number}. ${paint.title(title)}\n${lines.map((line) => `   ${line}\n`).join('')}`
}

function explained({ value, description, details }: Explanation, depth: number): string[] {
  const line = `${'  '.repeat(depth)}${value.toFixed(3)}  ${oneLine(description)}`
  return [line, ...details.flatMap((detail) => explained(detail, depth + 1))]
}

function facetText(name: string, { values, other_count, unknown }: Facet, paint: Paint): string {
  const counted = ({ sections, reports }: Facet['unknown']) =>
    `${sections} sections, ${reports} reports`
  const lines = [
    ...values.map((value) => `${oneLine(value.name)}: ${counted(value)}`),
    ...(other_count === null ? [] : [`${other_count.values} others: ${counted(other_count)}`]),
    ...(unknown.sections === 0 ? [] : [`unknown: ${counted(unknown)}`]),
  ]
  return `\n${paint.title(name)}\n${lines.map((line) => `   ${line}\n`).join('')}`
}
