import type { AskedSearch, Relaxed, SearchAnswer } from '../server/contract.ts'
import { html, type Markup } from './html.ts'
import { searchLink } from './links.ts'
import { ALTERNATIVES, count, shortened } from './wording.ts'

/** What the reader should know of the hits before reading them. */
export function notices(asked: AskedSearch, answer: SearchAnswer): Markup | null {
  const { query, relaxed } = answer
  const warnings = query.warnings.map(({ message }) => shortened(message, 120))
  const lines = [
    query.printed === query.text.trim() ? null : readAs(query.printed),
    ...warnings.map((warning) => html`${warning}。`),
    alternatives(asked, answer),
    across(asked, answer),
    alike(answer),
  ].flatMap((line) => (line === null ? [] : [html`<li>${line}</li>\n`]))
  const list = html`<ul class="notices">
${lines}</ul>`
  return html`${relaxed === null ? null : loosened(relaxed)}
${lines.length === 0 ? null : list}`
}

function readAs(printed: string): Markup {
  return html`读作：<code>${shortened(printed, 200)}</code>`
}

function loosened(relaxed: Relaxed): Markup {
  return html`<div class="note relaxed"><p>没有原样的结果，已改为：${reading(relaxed)}</p></div>`
}

/** How a query was loosened, and the words that were looked for then. */
export function reading({ message, words }: Relaxed): Markup {
  const named = words.map(
    (word, at) => html`${at === 0 ? null : '、'}<b>${shortened(word, 40)}</b>`,
  )
  return html`${message}。${words.length === 0 ? null : html`所找的词：${named}`}`
}

function alternatives(asked: AskedSearch, { query }: SearchAnswer): Markup | null {
  const used = query.terms.flatMap(({ alternatives }) => alternatives)
  const words = new Map(used.map((word) => [`${word.from} ${word.to}`, word]))
  if (words.size === 0) return null
  const shown = [...words.values()].map(({ from, to, kind }, at) => {
    const gap = at === 0 ? '' : '；'
    return `${gap}“${shortened(from, 40)}”${ALTERNATIVES[kind]}“${shortened(to, 40)}”`
  })
  const only = searchLink({ ...asked, page: 1, variants: 'off' })
  return html`也找了${shown}。<a href="${only}">只找所写的词</a>`
}

function across(asked: AskedSearch, { total, query }: SearchAnswer): Markup | null {
  const { across } = total.boundary
  if (across === 0) return null
  const only = searchLink({ ...asked, page: 1, boundary: 'word' })
  const told = html`其中 ${count(across)} 个章节只是跨词相连，如“人民政府”里的“民政”`
  return total.boundary.word === 0
    ? html`${told}。`
    : html`${told}${query.sort === 'relevance' ? '，排在后面' : null}。<a href="${only}">只找成词的</a>`
}

function alike({ total, hit_count }: SearchAnswer): Markup | null {
  const hidden = total.sections - hit_count
  return hidden === 0 ? null : html`${count(hidden)} 个章节出自重复的报告，并入所列的结果。`
}
