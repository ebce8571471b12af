import type { Problem } from '../server/contract.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { PROBLEMS } from './wording.ts'

/** A problem as people read it. What programs are told stands below, word for word. */
export function problemPage(problem: Problem, q: string): string {
  const told = PROBLEMS[problem.code] ?? { title: '请求没有成功', advice: '请检查网址。' }
  const main = html`<h1 class="total">${told.title}</h1>
<div class="note">
<p>${told.advice}</p>
<p class="detail" lang="en">${problem.status} ${problem.code}: ${problem.detail}</p>
</div>`
  return layout({ title: told.title, q, view: null, main })
}
