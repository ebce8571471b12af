import type { IndexCounts } from '../server/contract.ts'
import { html, type Markup } from './html.ts'
import { count } from './wording.ts'

/** What is in the index and how to ask it: shown before anything is asked. */
export function home(counts: IndexCounts): Markup {
  return html`<h1 class="total">${count(counts.agencies)} 个机构的 <strong>${count(counts.reports)}</strong> 份报告，可以逐字检索</h1>
<div class="note">
<h2>怎样检索</h2>
<ul>
<li><b>空格</b>分开的词都要出现在同一章节里：<code>政务公开 办事大厅</code></li>
<li><b>引号</b>里的内容连在一起：<code>“依申请公开 收费”</code></li>
<li>不要的词前加<b>减号</b>：<code>公开 -收费</code>；几个词有一个就行，用<b>竖线</b>隔开：<code>收费 | 免费</code></li>
<li>按<b>标题、年度、地区</b>等缩小范围：<code>title:年度报告</code> <code>year:2013..2016</code> <code>region:湖南</code></li>
<li>可以粘贴<b>整句原文</b>，也可以只输<b>一个字</b>。</li>
<li>要比较各机构各年的数字（公开条数、申请件数、复议诉讼等）：<a href="/figures">各年数字</a></li>
<li>简体繁体、全角半角、括号引号，怎么写都一样：<code>计划</code> 也会找到 <code>計畫</code>，<code>2013年</code> 也会找到 <code>二〇一三年</code></li>
</ul>
</div>`
}
