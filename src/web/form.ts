import { html, type Markup } from './html.ts'
import type { View } from './layout.ts'
import { type Asked, mentionsParameters, searchParameters } from './links.ts'
import { OPTIONS } from './wording.ts'

/** The search box, with the options behind it; the filters and the order stay as they are. */
export function searchForm(asked: Asked, view: View): Markup {
  const isMentions = view === 'mentions'
  const parameters = isMentions
    ? mentionsParameters(asked)
    : searchParameters({ ...asked, page: 1 })
  const kept = parameters.filter(([name]) => !(name in OPTIONS))
  return html`<form class="ask" role="search" method="get" action="${isMentions ? '/mentions' : '/'}">
<label for="q">检索政府报告</label>
<input id="q" name="q" type="search" value="${asked.q}" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" required placeholder="例如：政务公开 办事大厅">
<button type="submit">检索</button>
${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}${options(asked)}
</form>`
}

/** Boxes to tick: each one makes the search stricter. Open when one is ticked. */
function options(asked: Asked): Markup {
  const boxes = Object.entries(OPTIONS).map(([name, { strict, label, hint }]) => ({
    isOn: asked[name as keyof typeof OPTIONS] === strict,
    box: (checked: Markup | null) =>
      html`<label><input type="checkbox" name="${name}" value="${strict}"${checked}> <span>${label}<small>${hint}</small></span></label>\n`,
  }))
  const open = boxes.some(({ isOn }) => isOn) ? html` open` : null
  return html`<details class="options"${open}>
<summary>检索选项</summary>
${boxes.map(({ isOn, box }) => box(isOn ? html` checked` : null))}</details>`
}
