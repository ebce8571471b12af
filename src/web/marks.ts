import type { AnchoredPart, Fragment, MarkedSpan } from '../server/contract.ts'
import { html, type Markup } from './html.ts'

/** Pieces of a text, those that are marked with their anchors if they have any. */
export function marked(parts: readonly AnchoredPart[]): Markup {
  return html`${parts.map((part, at) => {
    const { t, h, id } = part
    if (!h) return t
    return mark(t, parts[at - 1]?.h, id === undefined ? null : html` id="${id}"`)
  })}`
}

/** The same of a passage, where each mark that another word caused says so. */
export function markedFragment({ start, parts }: Fragment, spans: readonly MarkedSpan[]): Markup {
  const others = spans.filter(({ alternative }) => alternative !== undefined)
  let end = start
  return html`${parts.map(({ t, h }, at) => {
    const from = end
    end += t.length
    if (!h) return t
    const cause = others.find((span) => span.start < end && span.end > from)
    const title = cause === undefined ? null : html` title="按“${cause.alternative ?? ''}”找到"`
    return mark(t, parts[at - 1]?.h, title)
  })}`
}

/** Marks that follow each other at once are told apart by their class. */
function mark(text: string, isNext: boolean | undefined, attribute: Markup | null): Markup {
  return html`<mark${attribute}${isNext ? html` class="next"` : null}>${text}</mark>`
}
