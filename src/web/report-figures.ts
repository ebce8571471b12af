import type { Report } from '../server/contract.ts'
import { amount, MEASURE_NAMES } from './figures-wording.ts'
import { html, type Markup } from './html.ts'
import { sectionAnchor } from './links.ts'

/** What the prose of a report counts, each with the way to its section; parts are left to the text. */
export function reportFigures({ figures, sections }: Report): Markup | null {
  const items = figures.flatMap((figure) => {
    const section = sections[figure.section]
    if (figure.part || section === undefined) return []
    const scope = figure.scope === null ? null : html`<small>（${figure.scope}）</small>`
    const text = html`${MEASURE_NAMES[figure.measure]} ${amount(figure)}`
    return [html`<li><a href="#${sectionAnchor(section.id)}">${text}</a>${scope}</li>\n`]
  })
  if (items.length === 0) return null
  return html`<ul class="figures">
${items}</ul>`
}
