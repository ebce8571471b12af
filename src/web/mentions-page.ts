import type { AgencyMentions, IndexCounts, MentionsAnswer } from '../server/contract.ts'
import { home } from './home.ts'
import { html, type Markup } from './html.ts'
import { layout } from './layout.ts'
import { count, LEVELS, regionName } from './wording.ts'

/** Every agency whose reports mention the query, most mentions first. */
export function mentionsPage(
  q: string,
  answer: MentionsAnswer | null,
  counts: IndexCounts,
): string {
  const main = answer === null ? home(counts) : agencies(q, answer)
  return layout({
    title: q === '' ? '谁提到了它' : `谁提到了${q.slice(0, 60)}`,
    q,
    view: 'mentions',
    main,
  })
}

function agencies(q: string, { agencies, total, scope }: MentionsAnswer): Markup {
  const searched = `已查遍全部 ${count(scope.reports)} 份报告、${count(scope.agencies)} 个机构。`
  if (total.mentions === 0)
    return html`<h1 class="total">没有机构提到“${q.slice(0, 200)}”</h1>
<div class="note"><p>${searched}</p></div>`
  return html`<h1 class="total"><strong>${count(total.agencies)}</strong> 个机构提到了它，共 <strong>${count(total.mentions)}</strong> 次</h1>
<p class="scope">在 ${count(total.reports)} 份报告的 ${count(total.sections)} 个章节中。${searched}</p>
<table class="agencies">
<caption class="unseen">提到“${q.slice(0, 200)}”的机构，提到次数多的在前</caption>
<thead><tr>
<th scope="col">机构</th>
<th scope="col" class="number">次数</th>
<th scope="col" class="number">报告</th>
<th scope="col" class="number">章节</th>
<th scope="col">年度</th>
<th scope="col">各年次数</th>
</tr></thead>
<tbody>
${agencies.map(row)}</tbody>
</table>`
}

function row(agency: AgencyMentions): Markup {
  const where = [regionName(agency.region), agency.level === null ? null : LEVELS[agency.level]]
  return html`<tr>
<th scope="row">${agency.agency ?? '机构不明的报告'}<small>${where.filter((part) => part !== null).join(' · ')}</small></th>
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

function years({ first_year, last_year }: AgencyMentions): string {
  if (first_year === null || last_year === null) return '不明'
  return first_year === last_year ? String(first_year) : `${first_year}–${last_year}`
}
