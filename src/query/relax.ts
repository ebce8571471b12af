import type { Matches } from '../engine/search-engine.ts'
import type { Relaxed } from '../model/answer.ts'
import type { Query } from '../model/query.ts'
import { AnyTerm, required, standsAt } from './any-term.ts'
import { loosened } from './loosened.ts'
import { atBreaksOf, tellingWordsOf } from './pieces.ts'
import { type Retrieval, retrieve } from './retrieve.ts'

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
    () => wholeReports(anyWord),
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
  const all = [...any.held.keys()].filter((i) => any.held[i]?.both === terms.length)
  const adding = all.filter((i) => (any.held[i]?.added ?? 0) > 0)
  const kept = new Set(adding.length > 0 ? adding : all)
  const message = '报告标题、机构、年份里有的词，章节里不必再有'
  return found(
    'head',
    message,
    query,
    any.matchesAt((i) => kept.has(i)),
  )
}

/** Sections with all words but as few as possible, and more than half of them, those of the head counted. */
function mostWords(any: AnyTerm): RelaxedMatches | null {
  const { query, terms } = any
  if (terms.length < 3) return null
  const present = any.held.map(({ both, added }) => (added > 0 ? both : 0))
  const most = present.reduce((a, b) => Math.max(a, b), 0)
  if (most * 2 <= terms.length) return null
  const message = `同一章节含 ${terms.length} 个词中的 ${most} 个`
  return found(
    'most-words',
    message,
    query,
    any.matchesAt((i) => present[i] === most),
  )
}

/** Sections with some of the words, of reports that hold them all. */
function wholeReports(any: AnyTerm): RelaxedMatches | null {
  const { query, terms } = any
  if (terms.length < 2) return null
  const { reports } = any
  const held = new Map<number, Set<number>>()
  reports.forEach((report, i) => {
    const words = held.get(report) ?? new Set()
    for (const place of any.places) if (standsAt(any.matches, place, i)) words.add(place)
    held.set(report, words)
  })
  const all = any.matchesAt((i) => held.get(reports[i] as number)?.size === terms.length)
  return found('report', '同一份报告含全部词即可', query, all)
}
