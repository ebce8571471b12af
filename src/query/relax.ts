import type { Matches } from '../engine/search-engine.ts'
import type { Relaxed } from '../model/answer.ts'
import type { Query } from '../model/query.ts'
import { AnyTerm, required } from './any-term.ts'
import { loosened } from './loosened.ts'
import { atBreaksOf, tellingWordsOf } from './pieces.ts'
import type { Retrieval } from './retrieval.ts'
import { retrieve } from './retrieve.ts'

/** What a looser reading of a query found. */
export interface RelaxedMatches {
  readonly relaxed: Relaxed
  readonly query: Query
  readonly matches: Matches
}

/**
 * Looser readings of a query, each looser than the one before, and what they find; those that find
 * nothing are passed over. Filters, what must not stand, and operators of nearness hold in all.
 */
export function* relaxations(query: Query, retrieval: Retrieval): Generator<RelaxedMatches> {
  const typed = new AnyTerm(query, retrieval)
  const atBreaks = loosened(query, retrieval, atBreaksOf)
  const words = loosened(query, retrieval, (term) => tellingWordsOf(term, retrieval))
  const anyWord = words === null ? typed : new AnyTerm(words, retrieval)
  const steps = [
    () => atBreaks && found('breaks', '标点两边分开查找', atBreaks, retrieve(atBreaks, retrieval)),
    () => underHeads(typed),
    () => words && found('words', '拆成词，同一章节含全部词', words, retrieve(words, retrieval)),
    () => words && underHeads(anyWord),
    () => mostWords(anyWord),
    () => wholeReports(anyWord, retrieval),
  ]
  for (const step of steps) {
    const looser = step()
    if (looser !== null && looser.matches.sections.length > 0) yield looser
  }
}

function found(
  step: Relaxed['step'],
  message: string,
  query: Query,
  matches: Matches,
): RelaxedMatches {
  const words = required(query).map(({ text }) => text)
  return { relaxed: { step, message, words }, query, matches }
}

/**
 * Sections that hold what the head of their report does not: a report of 2019 need not say 2019 in
 * each of its sections. Heads themselves, where no section adds anything to them.
 */
function underHeads(any: AnyTerm): RelaxedMatches | null {
  const { query, terms } = any
  if (terms.length < 2) return null
  const { both, added } = any.held
  const isWhole = (i: number) => both[i] === terms.length
  const isAdding = (i: number) => isWhole(i) && (added[i] as number) > 0
  const message = '报告标题、机构、年份里有的词，章节里不必再有'
  const matches = any.matchesAt(both.some((_, i) => isAdding(i)) ? isAdding : isWhole)
  return found('head', message, query, matches)
}

/** Sections with all words but as few as possible, and more than half of them, those of the head counted. */
function mostWords(any: AnyTerm): RelaxedMatches | null {
  const { query, terms } = any
  if (terms.length < 3) return null
  const { both, added } = any.held
  const present = both.map((count, i) => ((added[i] as number) > 0 ? count : 0))
  const most = present.reduce((a, b) => Math.max(a, b), 0)
  if (most * 2 <= terms.length) return null
  const message = `同一章节含 ${terms.length} 个词中的 ${most} 个`
  const matches = any.matchesAt((i) => present[i] === most)
  return found('most-words', message, query, matches)
}

/** Sections with some of the words, of reports that hold them all. */
function wholeReports(any: AnyTerm, { engine }: Retrieval): RelaxedMatches | null {
  const { query, terms, sections } = any
  if (terms.length < 2) return null
  const held = any.heldInReports()
  const reportAt = (i: number) => engine.reportOf[sections[i] as number] as number
  const matches = any.matchesAt((i) => held[reportAt(i)] === terms.length)
  return found('report', '同一份报告含全部词即可', query, matches)
}
