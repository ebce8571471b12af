import { analyzeTerm } from '../analyze.ts'
import type { Matches } from '../engine/search-engine.ts'
import type { Relaxed } from '../model/answer.ts'
import { BREAK } from '../model/break.ts'
import type { Query, QueryNode, QueryTerm } from '../model/query.ts'
import { labelsOf } from './labels.ts'
import { restricted } from './occurrences.ts'
import { type Retrieval, retrieve } from './retrieve.ts'

/** What a looser reading of a query found. */
export interface RelaxedMatches {
  readonly relaxed: Relaxed
  readonly query: Query
  readonly matches: Matches
}

/** Texts to look for instead of a term. */
type Pieces = (term: QueryTerm) => readonly string[]

/** A single character in more than one of so many sections tells nothing. */
const COMMON_CHARACTER = 10

/**
 * Looser readings of a query, each looser than the one before, and what they find; those that find
 * nothing are passed over. Filters, what must not stand, and operators of nearness hold in all.
 */
export function* relaxations(query: Query, retrieval: Retrieval): Generator<RelaxedMatches> {
  const atBreaks = loosened(query, ({ form }) => form.split(BREAK))
  const words = loosened(query, (term) => tellingWords(term, retrieval))
  const steps = [
    () => atBreaks && found('breaks', '标点两边分开查找', atBreaks, retrieve(atBreaks, retrieval)),
    () => underHeads(query, retrieval),
    () => words && found('words', '拆成词，同一章节含全部词', words, retrieve(words, retrieval)),
    () => words && underHeads(words, retrieval),
    () => mostWords(words ?? query, retrieval),
    () => wholeReports(words ?? query, retrieval),
  ]
  for (const step of steps) {
    const looser = step()
    if (looser !== null && looser.matches.sections.length > 0) yield looser
  }
}

/**
 * The words of a term but for single characters that stand nearly everywhere: 公开的方式 is 公开 and
 * 方式. Where single characters are half of a term, jieba found no words in it, and neither do we.
 */
function tellingWords({ words }: QueryTerm, { engine, work }: Retrieval): readonly string[] {
  const single = words.filter((word) => [...word].length === 1)
  if (single.length * 2 >= words.join('').length) return []
  const tells = (word: string) => {
    const term = [...word].length > 1 ? null : analyzeTerm(word)
    if (term === null) return true
    return engine.match([term], work).sections.length * COMMON_CHARACTER < engine.sectionCount
  }
  return words.filter(tells)
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
function underHeads(query: Query, retrieval: Retrieval): RelaxedMatches | null {
  const terms = required(query)
  if (terms.length < 2) return null
  const matches = retrieve(withAnyTerm(query), retrieval)
  const held = heldAt(query, matches, retrieval)
  const all = [...matches.sections.keys()].filter((i) => held(i).both === terms.length)
  const adding = all.filter((i) => held(i).added > 0)
  const kept = new Set(adding.length > 0 ? adding : all)
  const sections = matches.sections.filter((_, i) => kept.has(i))
  const message = '报告标题、机构、年份里有的词，章节里不必再有'
  return found('head', message, query, restricted(matches, sections))
}

/** Sections with all words but as few as possible, and more than half of them, those of the head counted. */
function mostWords(query: Query, retrieval: Retrieval): RelaxedMatches | null {
  const terms = required(query)
  if (terms.length < 3) return null
  const matches = retrieve(withAnyTerm(query), retrieval)
  const held = heldAt(query, matches, retrieval)
  const present = matches.sections.map((_, i) => (held(i).added > 0 ? held(i).both : 0))
  const most = present.reduce((a, b) => Math.max(a, b), 0)
  if (most * 2 <= terms.length) return null
  const kept = matches.sections.filter((_, i) => present[i] === most)
  const message = `同一章节含 ${terms.length} 个词中的 ${most} 个`
  return found('most-words', message, query, restricted(matches, kept))
}

/**
 * How many of the required terms stand in the `i`-th section or in the head of its report, and how
 * many of them in the section alone.
 */
function heldAt(query: Query, matches: Matches, { engine, work }: Retrieval) {
  const { heads } = labelsOf(engine)
  const terms = required(query).map((term) => ({
    place: query.terms.indexOf(term),
    inHead: heads.holding(term, work),
  }))
  return (i: number) => {
    const report = engine.reportOf[matches.sections[i] as number] as number
    const here = terms.map(({ place }) => standsAt(matches, place, i))
    const above = terms.map(({ inHead }) => inHead[report] === 1)
    return {
      both: here.filter((is, t) => is || above[t]).length,
      added: here.filter((is, t) => is && !above[t]).length,
    }
  }
}

/** Sections with some of the words, of reports that hold them all. */
function wholeReports(query: Query, retrieval: Retrieval): RelaxedMatches | null {
  const terms = required(query)
  if (terms.length < 2) return null
  const { engine } = retrieval
  const matches = retrieve(withAnyTerm(query), retrieval)
  const held = new Map<number, Set<number>>()
  matches.sections.forEach((section, i) => {
    const report = engine.reportOf[section] as number
    const words = held.get(report) ?? new Set()
    for (const term of matches.terms.keys()) if (standsAt(matches, term, i)) words.add(term)
    held.set(report, words)
  })
  const kept = matches.sections.filter(
    (section) => held.get(engine.reportOf[section] as number)?.size === terms.length,
  )
  return found('report', '同一份报告含全部词即可', query, restricted(matches, kept))
}

/** Whether a term stands somewhere in the `i`-th section. */
function standsAt({ terms }: Matches, term: number, i: number): boolean {
  const { firsts, ends } = terms[term] as Matches['terms'][number]
  return (ends[i] as number) > (firsts[i] as number)
}

/** Terms that are required by themselves: the query's only one, or those of its outermost `all`. */
function required({ root, terms }: Query): QueryTerm[] {
  const nodes = root.type === 'all' ? root.nodes : [root]
  return nodes.flatMap((node) => (node.type === 'term' ? [terms[node.term] as QueryTerm] : []))
}

/** The query with any one of its required terms enough. */
function withAnyTerm(query: Query): Query {
  if (query.root.type !== 'all') return query
  const { nodes } = query.root
  const any: QueryNode = { type: 'any', nodes: nodes.filter(({ type }) => type === 'term') }
  return {
    ...query,
    root: { type: 'all', nodes: [any, ...nodes.filter((n) => n.type !== 'term')] },
  }
}

/** The query with pieces in place of its terms, all of them required; null when nothing changes. */
function loosened(query: Query, pieces: Pieces): Query | null {
  const terms = [...query.terms]
  let changed = false
  const split = (node: QueryNode): QueryNode => {
    if (node.type === 'all') return all(node.nodes.map(split))
    if (node.type === 'any') return { type: 'any', nodes: node.nodes.map(split) }
    if (node.type !== 'term') return node
    const term = terms[node.term] as QueryTerm
    const found = pieces(term).flatMap((piece) => analyzeTerm(piece) ?? [])
    if (found.length === 0 || (found.length === 1 && found[0]?.form === term.form)) return node
    changed = true
    return all(found.map((piece): QueryNode => ({ type: 'term', term: placeOf(terms, piece) })))
  }
  const root = split(query.root)
  return changed ? { ...query, terms, root } : null
}

/** Place of a term among those of a query, which takes it up if it is new. */
function placeOf(terms: QueryTerm[], term: QueryTerm): number {
  const known = terms.findIndex(({ form }) => form === term.form)
  return known < 0 ? terms.push(term) - 1 : known
}

/** All nodes required: `all` within `all` is one, and a node twice is once. */
function all(nodes: readonly QueryNode[]): QueryNode {
  const flat = nodes.flatMap((node) => (node.type === 'all' ? node.nodes : [node]))
  const distinct = new Map(flat.map((node, i) => [node.type === 'term' ? node.term : `${i}`, node]))
  return { type: 'all', nodes: [...distinct.values()] }
}
