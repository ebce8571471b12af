import type {
  AgencyFigures,
  AskedFigures,
  FiguresAnswer,
  IndexCounts,
  Measure,
  StatedFigure,
} from '../server/contract.ts'
import { chips } from './chips.ts'
import { amount, MEASURE_NAMES } from './figures-wording.ts'
import { html, type Markup } from './html.ts'
import { layout } from './layout.ts'
import { type Asked, mentionsParameters, reportLink } from './links.ts'
import { count, FACET_FIELDS, regionName, shortened } from './wording.ts'

/** What the reports state of a measure, by agency and year; without a measure, what can be chosen. */
export function figuresPage(
  asked: AskedFigures,
  answer: FiguresAnswer | null,
  counts: IndexCounts,
): string {
  const { measure } = asked
  const title = measure === undefined ? '各年数字' : `各年数字：${MEASURE_NAMES[measure]}`
  const main = html`<h1 class="total">报告里的数字，按机构和年度</h1>
<p class="scope">取自 ${count(counts.reports)} 份报告正文明确写出的数字，表格中的不算；没有写明的不列。</p>
${choice(asked)}
${answer === null || measure === undefined ? null : shown(asked, measure, answer)}`
  return layout({ title, asked: { q: '' }, view: null, main })
}

/** Which measure: a form of its own, which keeps the filters. */
function choice(asked: AskedFigures): Markup {
  const options = Object.entries(MEASURE_NAMES).map(
    ([measure, name]) =>
      html`<option value="${measure}"${measure === asked.measure ? html` selected` : null}>${name}</option>\n`,
  )
  const kept = FACET_FIELDS.flatMap((field) =>
    asked[field].map((value) => html`<input type="hidden" name="${field}" value="${value}">\n`),
  )
  return html`<form class="measure" method="get" action="/figures">
<label for="measure">项目</label>
<select id="measure" name="measure">
${options}</select>
${kept}<button type="submit">查看</button>
</form>`
}

function shown(asked: AskedFigures, measure: Measure, answer: FiguresAnswer): Markup {
  const { agencies, total } = answer
  const conditions = chips({ ...UNASKED, ...asked }, new Map(), (other) =>
    figuresLink(measure, other),
  )
  if (agencies.length === 0)
    return html`${conditions}
<div class="note"><p>没有报告在正文里写明“${MEASURE_NAMES[measure]}”的数字。</p></div>`
  return html`${conditions}
<p class="scope">${count(total.agencies)} 个机构的 ${count(total.reports)} 份报告写明了它。</p>
<table class="agencies">
<caption class="unseen">${MEASURE_NAMES[measure]}，按机构和年度</caption>
<thead><tr>
<th scope="col">机构</th>
<th scope="col">年度</th>
<th scope="col" class="number">数字</th>
<th scope="col">范围</th>
<th scope="col">另有</th>
</tr></thead>
<tbody>
${agencies.flatMap(rows)}</tbody>
</table>`
}

/** How a query is read says nothing here. */
const UNASKED = { q: '', variants: 'on', script: 'any', boundary: 'any' } as const

function figuresLink(measure: Measure, asked: Asked): string {
  return `/figures?${new URLSearchParams([['measure', measure], ...mentionsParameters(asked)])}`
}

function rows({ agency, region, years }: AgencyFigures): Markup[] {
  const place = regionName(region)
  const where = place === null ? null : html`<small>${place}</small>`
  return years.map(
    ({ year, figure, others }) => html`<tr>
<th scope="row">${agency ?? '机构不明的报告'}${where}</th>
<td data-label="年度">${year === null ? '不明' : String(year)}</td>
<td class="number" data-label="数字">${linked(figure)}</td>
<td data-label="范围">${figure.scope}</td>
<td data-label="另有"><ul class="years">${others.map((other) => html`<li>${linked(other)}${other.scope === null ? null : html` ${other.scope}`}</li>`)}</ul></td>
</tr>
`,
  )
}

/** The number, with the way to the section it stands in. */
function linked(figure: StatedFigure): Markup {
  const href = reportLink(figure.report, undefined, figure.section.id)
  return html`<a href="${href}" title="${shortened(figure.text, 80)}">${amount(figure)}</a>`
}
