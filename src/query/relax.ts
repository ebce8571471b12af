import { searchForm, wordsOf } from '../analyze.ts'
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
  const typed = new AnyTerm(query, retrieval)
  const atBreaks = loosened(query, retrieval, ({ text }) => cut(text, atEveryBreak))
  const words = loosened(query, retrieval, (term) => tellingWords(term, retrieval))
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

/**
 * The words of a term as typed, but for single characters that stand nearly everywhere: 公开的方式 is
 * 公开 and 方式. Where single characters are a third of a term, jieba found no words in it, and
 * neither do we.
 */
function tellingWords(
  { text }: QueryTerm,
  { engine, work, analyze }: Retrieval,
): readonly string[] {
  const words = cut(text, atEveryWord)
  const single = words.filter((word) => [...word].length === 1)
  if (single.length * 3 >= words.join('').length) return []
  const tells = (word: string) => {
    const term = [...word].length > 1 ? null : analyze(word)
    if (term === null) return true
    return engine.match([term], work).sections.length * COMMON_CHARACTER < engine.sectionCount
  }
  return words.filter(tells)
}

/** Pieces of a typed text, by the places at which its form is cut: each as it was typed. */
function cut(text: string, placesOf: (form: string) => readonly number[]): string[] {
  const { text: form, starts, ends } = searchForm(text)
  const places = placesOf(form)
  return places.map((from, i) => text.slice(starts[from], ends[(places[i + 1] ?? form.length) - 1]))
}

function atEveryBreak(form: string): number[] {
  return [...form].length === 0
    ? []
    : [0, ...breaksIn(form).map((at) => at + 1)].filter((at) => at < form.length)
}

function breaksIn(form: string): number[] {
  return form.split('').flatMap((unit, at) => (unit === BREAK ? [at] : []))
}

function atEveryWord(form: string): number[] {
  return wordsOf(form).map(({ at }) => at)
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

/** The sections that hold any of a query's required terms, looked for once however many steps ask. */
class AnyTerm {
  readonly query: Query
  readonly terms: readonly QueryTerm[]
  /** Places of the terms among those of the query. */
  readonly places: readonly number[]
  readonly #retrieval: Retrieval
  #matches: Matches | undefined
  #held: readonly { readonly both: number; readonly added: number }[] | undefined

  constructor(query: Query, retrieval: Retrieval) {
    this.query = query
    this.terms = required(query)
    this.places = this.terms.map((term) => query.terms.indexOf(term))
    this.#retrieval = retrieval
  }

  get matches(): Matches {
    this.#matches ??= retrieve(withAnyTerm(this.query), this.#retrieval)
    return this.#matches
  }

  /** For each matched section, its report. */
  get reports(): Uint32Array {
    const { reportOf } = this.#retrieval.engine
    return this.matches.sections.map((section) => reportOf[section] as number)
  }

  /**
   * For each matched section, how many of the terms stand in it or in the head of its report, and
   * how many in the section alone.
   */
  get held(): readonly { readonly both: number; readonly added: number }[] {
    this.#held ??= this.#counted()
    return this.#held
  }

  matchesAt(keeps: (i: number) => boolean): Matches {
    return restricted(
      this.matches,
      this.matches.sections.filter((_, i) => keeps(i)),
    )
  }

  #counted() {
    const { engine, work, inLabel } = this.#retrieval
    const { heads } = labelsOf(engine)
    const inHead = this.terms.map((term) => heads.holding(term, work, inLabel))
    work.spend(this.matches.sections.length * this.places.length)
    return Array.from(this.reports, (report, i) => {
      let both = 0
      let added = 0
      this.places.forEach((place, t) => {
        const isAbove = inHead[t]?.[report] === 1
        const isHere = standsAt(this.matches, place, i)
        if (isHere || isAbove) both++
        if (isHere && !isAbove) added++
      })
      return { both, added }
    })
  }
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
function loosened(query: Query, { analyze, keyOf }: Retrieval, pieces: Pieces): Query | null {
  const terms = [...query.terms]
  let changed = false
  const split = (node: QueryNode): QueryNode => {
    if (node.type === 'all') return all(node.nodes.map(split))
    if (node.type === 'any') return { type: 'any', nodes: node.nodes.map(split) }
    if (node.type !== 'term') return node
    const term = terms[node.term] as QueryTerm
    const found = pieces(term).flatMap((piece) => analyze(piece) ?? [])
    if (found.length === 0 || (found.length === 1 && found[0]?.form === term.form)) return node
    changed = true
    return all(
      found.map((piece): QueryNode => ({ type: 'term', term: placeOf(terms, piece, keyOf) })),
    )
  }
  const root = split(query.root)
  return changed ? { ...query, terms, root } : null
}

/** Place of a term among those of a query, which takes it up if it is new. */
function placeOf(terms: QueryTerm[], term: QueryTerm, keyOf: Retrieval['keyOf']): number {
  const known = terms.findIndex((other) => keyOf(other) === keyOf(term))
  return known < 0 ? terms.push(term) - 1 : known
}

/** All nodes required: `all` within `all` is one, and a node twice is once. */
function all(nodes: readonly QueryNode[]): QueryNode {
  const flat = nodes.flatMap((node) => (node.type === 'all' ? node.nodes : [node]))
  const distinct = new Map(flat.map((node, i) => [node.type === 'term' ? node.term : `${i}`, node]))
  return { type: 'all', nodes: [...distinct.values()] }
}
