import type { Matches, SearchEngine, TermOccurrences } from '../engine/search-engine.ts'
import { difference, union } from '../match/section-sets.ts'
import type { Work } from '../match/work.ts'
import type { Query, QueryNode, QueryTerm } from '../model/query.ts'
import type { Counts } from './counting.ts'
import type { Filters } from './filters.ts'
import type { Label } from './labels.ts'
import { alignedTo, type Found, joined, OccurrenceList, occurrencesAt } from './occurrences.ts'
import { inSequence, type Selection, withinStretch, withinUnit } from './together.ts'

export interface Retrieval {
  readonly engine: SearchEngine
  readonly filters: Filters
  readonly work: Work
  /** Undefined: every occurrence counts. */
  readonly counts?: Counts<number> | undefined
  /** The same for titles and headings. */
  readonly inLabel?: Counts<Label> | undefined
  /** What a text is as a term, as the query's own were read. */
  readonly analyze: (text: string) => QueryTerm | null
  /** What equal terms have in common. */
  readonly keyOf: (term: QueryTerm) => string
  /** Only these sections, ascending; all when undefined. */
  readonly among?: Uint32Array | undefined
}

/**
 * The sections that answer a query, and every occurrence that counts in them: `terms` stand beside
 * `query.terms`, and one that does not count in a section has none there.
 *
 * The tree is evaluated set by set. Literal terms of an `all` go to the engine together, which
 * begins with the rarest; whatever follows looks only among the sections that are left.
 */
export function retrieve(query: Query, retrieval: Retrieval): Matches {
  const { sections, terms } = evaluate(query.root, query, retrieval, retrieval.among)
  const lists: TermOccurrences[][] = query.terms.map(() => [])
  // A term that stands in several parts of a query is marked and counted once.
  for (const { term, occurrences } of terms) lists[term]?.push(occurrences)
  const none = nowhere(sections.length)
  return {
    sections,
    terms: lists.map((each, t) => ({
      ...(each.length === 0 ? none : joined(each, sections.length)),
      length: (query.terms[t] as QueryTerm).form.length,
    })),
  }
}

function nowhere(sections: number): TermOccurrences {
  const zeros = new Uint32Array(sections)
  return { positions: new Uint32Array(0), firsts: zeros, ends: zeros, length: 0, lengths: null }
}

/** @param among only these sections; all when undefined. */
function evaluate(
  node: QueryNode,
  query: Query,
  retrieval: Retrieval,
  among: Uint32Array | undefined,
): Found {
  const within = (child: QueryNode, sections: Uint32Array | undefined) =>
    evaluate(child, query, retrieval, sections)
  switch (node.type) {
    case 'term':
      return matched([node.term], query, retrieval, among)
    case 'all':
      return all(node.nodes, query, retrieval, among)
    case 'any':
      return any(node.nodes.map((child) => within(child, among)))
    case 'not': {
      const sections = among ?? everySection(retrieval)
      return { sections: difference(sections, within(node.node, sections).sections), terms: [] }
    }
    case 'filter': {
      const accepts = retrieval.filters.accepting(node.filter)
      return { sections: (among ?? everySection(retrieval)).filter(accepts), terms: [] }
    }
    case 'near':
    case 'together':
    case 'sequence': {
      const found = matched(node.terms, query, retrieval, among)
      return selected(found, selectionOf(node, query, retrieval))
    }
    default:
      return node satisfies never
  }
}

function selectionOf(
  node: Extract<QueryNode, { type: 'near' | 'together' | 'sequence' }>,
  { terms }: Query,
  { engine, work }: Retrieval,
): Selection {
  if (node.type === 'near') {
    const typed = node.terms.reduce((sum, t) => sum + (terms[t] as QueryTerm).form.length, 0)
    return withinStretch(typed + node.within, work)
  }
  if (node.type === 'sequence') return inSequence((position) => engine.endOf('sentence', position))
  return withinUnit((position) => engine.endOf(node.unit, position))
}

/** Sections that hold literal terms. */
function matched(
  places: readonly number[],
  { terms }: Query,
  { engine, work, counts }: Retrieval,
  among: Uint32Array | undefined,
): Found {
  const patterns = places.map((term) => terms[term] as QueryTerm)
  const matches = engine.match(patterns, work, among)
  const found = {
    sections: matches.sections,
    terms: matches.terms.map((occurrences, i) => ({ term: places[i] as number, occurrences })),
  }
  if (counts === undefined) return found
  return selected(found, (lists, section) =>
    lists.map((list, t) => list.filter((one) => counts(patterns[t] as QueryTerm, one, section))),
  )
}

/** Keeps the occurrences a selection keeps, in the sections where it keeps some of every term. */
function selected(
  { sections, terms }: Found,
  select: (...given: [...Parameters<Selection>, section: number]) => ReturnType<Selection>,
): Found {
  const kept: number[] = []
  const lists = terms.map(() => new OccurrenceList())
  sections.forEach((section, i) => {
    const inSection = terms.map(({ occurrences }) => occurrencesAt(occurrences, i))
    const left = select(inSection, section)
    if (left.some((list) => list.length === 0)) return
    kept.push(section)
    left.forEach((list, t) => {
      lists[t]?.add(list)
    })
  })
  return {
    sections: Uint32Array.from(kept),
    terms: terms.map(({ term, occurrences }, t) => ({
      term,
      occurrences: (lists[t] as OccurrenceList).finish(occurrences.length),
    })),
  }
}

function all(
  nodes: readonly QueryNode[],
  query: Query,
  retrieval: Retrieval,
  among: Uint32Array | undefined,
): Found {
  const literal = nodes.flatMap((node) => (node.type === 'term' ? [node.term] : []))
  // Cheap and narrowing first; what must not stand is looked for in what is left.
  const order = { filter: 0, near: 1, together: 1, sequence: 1, all: 2, any: 2, not: 3 }
  const others = nodes
    .flatMap((node) => (node.type === 'term' ? [] : [node]))
    .sort((a, b) => order[a.type] - order[b.type])
  let sections = among
  const parts: Found[] = []
  if (literal.length > 0) {
    const found = matched(literal, query, retrieval, sections)
    sections = found.sections
    parts.push(found)
  }
  for (const node of others) {
    const found = evaluate(node, query, retrieval, sections)
    sections = found.sections
    parts.push(found)
  }
  const left = sections ?? everySection(retrieval)
  return { sections: left, terms: parts.flatMap((found) => alignedTo(found, left)) }
}

function any(parts: readonly Found[]): Found {
  const sections = union(parts.map((found) => found.sections))
  return { sections, terms: parts.flatMap((found) => alignedTo(found, sections)) }
}

function everySection({ engine }: Retrieval): Uint32Array {
  return engine.reportOf.map((_, section) => section)
}
