import type { Hit } from '../server/contract.ts'
import { amount, MEASURE_NAMES } from './figures-wording.ts'
import { html, type Markup } from './html.ts'

/** What the section of a hit counts: a quiet line, where it counts anything. */
export function hitFigures({ figures }: Pick<Hit, 'figures'>): Markup | null {
  if (figures.length === 0) return null
  const items = figures.map(
    (figure) => html`<li>${MEASURE_NAMES[figure.measure]} ${amount(figure)}</li>\n`,
  )
  return html`<ul class="figures" aria-label="本节数字">
${items}</ul>`
}
