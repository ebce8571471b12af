import type { Problem } from '../server/contract.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'

/** What each kind of problem is called, and what to do about it. */
const PROBLEMS: Readonly<Record<string, { readonly title: string; readonly advice: string }>> = {
  bad_query: {
    title: '无法检索这个查询',
    advice: '请输入至少一个字词：不能只有标点和空格，最多 1,000 个字、32 个词。',
  },
  bad_parameter: {
    title: '网址中的参数有误',
    advice: '请检查网址，或者在上面重新检索。',
  },
  report_unknown: {
    title: '没有这份报告',
    advice: '它可能已不在索引中，或者网址不完整。请在上面重新检索。',
  },
  path_unknown: {
    title: '没有这个网页',
    advice: '请检查网址，或者在上面重新检索。',
  },
  method_not_allowed: {
    title: '这个网址只能读取',
    advice: '请从检索页重新开始。',
  },
  address_too_long: {
    title: '网址太长',
    advice: '查询最多 1,000 个字、32 个词，请缩短后再试。',
  },
  body_refused: {
    title: '请求不应带有正文',
    advice: '请从检索页重新开始。',
  },
  internal: {
    title: '服务器出错了',
    advice: '请稍后再试；如果仍然出错，请告诉网站管理员，原因已记入日志。',
  },
}

/** A problem as people read it. What programs are told stands below, word for word. */
export function problemPage(problem: Problem, q: string): string {
  const told = PROBLEMS[problem.code] ?? { title: '请求没有成功', advice: '请检查网址。' }
  const main = html`<h1 class="total">${told.title}</h1>
<div class="note">
<p>${told.advice}</p>
<p class="detail" lang="en">${problem.status} ${problem.code}: ${problem.detail}</p>
</div>`
  return layout({ title: told.title, asked: { q }, view: null, main })
}
