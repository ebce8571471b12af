import type {
  AgencyMentions,
  AskedMentions,
  IndexCounts,
  MentionsAnswer,
} from '../server/contract.ts'
import { chips, type ValueNames } from './chips.ts'
import { home } from './home.ts'
import { html, type Markup } from './html.ts'
import { layout } from './layout.ts'
import { mentionsLink, searchLink } from './links.ts'
import { count, LEVELS, regionName, shortened } from './wording.ts'

/** Longest address that is repeated in a link for each agency: there may be thousands of them. */
const LINKED = 1000

/** Every agency whose reports mention the query, most mentions first. */
export function mentionsPage(
  asked: AskedMentions,
  answer: MentionsAnswer | null,
  counts: IndexCounts,
): string {
  const main = answer === null ? home(counts) : shown(asked, answer)
  const title = asked.q === '' ? '谁提到了它' : `谁提到了${shortened(asked.q, 60)}`
  return layout({ title, asked, view: 'mentions', main })
}

function shown(asked: AskedMentions, answer: MentionsAnswer): Markup {
  const { agencies, total, scope } = answer
  const q = shortened(asked.q, 200)
  const searched = `已查遍全部 ${count(scope.reports)} 份报告、${count(scope.agencies)} 个机构。`
  const conditions = chips(asked, regionsOf(answer), mentionsLink)
  if (total.mentions === 0)
    return html`<h1 class="total">${conditions === null ? null : '在当前条件下'}没有机构提到“${q}”</h1>
${conditions}
<div class="note"><p>${searched}</p></div>`
  return html`<h1 class="total"><strong>${count(total.agencies)}</strong> 个机构提到了它，共 <strong>${count(total.mentions)}</strong> 次</h1>
<p class="scope">在 ${count(total.reports)} 份报告的 ${count(total.sections)} 个章节中。${searched}</p>
${conditions}
<table class="agencies">
<caption class="unseen">提到“${q}”的机构，提到次数多的在前</caption>
<thead><tr>
<th scope="col">机构</th>
<th scope="col" class="number">次数</th>
<th scope="col" class="number">报告</th>
<th scope="col" class="number">章节</th>
<th scope="col">年度</th>
<th scope="col">各年次数</th>
</tr></thead>
<tbody>
${agencies.map((agency) => row(asked, agency))}</tbody>
</table>`
}

function row(asked: AskedMentions, agency: AgencyMentions): Markup {
  const where = [regionName(agency.region), agency.level === null ? null : LEVELS[agency.level]]
  return html`<tr>
<th scope="row">${name(asked, agency)}<small>${where.filter((part) => part !== null).join(' · ')}</small></th>
<td class="number" data-label="次数">${count(agency.mentions)}</td>
<td class="number" data-label="报告">${count(agency.reports)}</td>
<td class="number" data-label="章节">${count(agency.sections)}</td>
<td data-label="年度">${years(agency)}</td>
<td data-label="各年次数"><ul class="years">${Object.entries(agency.by_year).map(
    ([year, mentions]) =>
      html`<li>${year === 'unknown' ? '年度不明' : year}<span class="unseen">：</span><b>${count(mentions)}</b></li>`,
  )}</ul></td>
</tr>
`
}

/** The agency, with the way to what it says. */
function name(asked: AskedMentions, { agency }: AgencyMentions): string | Markup {
  if (agency === null) return '机构不明的报告'
  if (mentionsLink(asked).length > LINKED) return agency
  return html`<a href="${searchLink({ ...asked, agency: [agency] })}">${agency}</a>`
}

function years({ first_year, last_year }: AgencyMentions): string {
  if (first_year === null || last_year === null) return '不明'
  return first_year === last_year ? String(first_year) : `${first_year}–${last_year}`
}

/** Names of the regions that agencies lie in, by GB/T 2260 code: 430000, 430200, 430223. */
function regionsOf({ agencies }: MentionsAnswer): ValueNames {
  const names = new Map<string, string>()
  for (const { region } of agencies) {
    if (region === null) continue
    const { code, path } = region
    names.set(`${code.slice(0, 2)}0000`, path[0] ?? code)
    if (path.length > 2) names.set(`${code.slice(0, 4)}00`, path.slice(0, 2).join(' '))
    names.set(code, path.join(' '))
  }
  return names
}
