import type { Matches, SearchEngine, TermOccurrences } from '../engine/search-engine.ts'
import { oncePer } from '../kept.ts'
import { zeros } from '../match/room.ts'
import { difference, union } from '../match/section-sets.ts'
import type { Query, QueryNode, QueryTerm } from '../model/query.ts'
import { placeAcross } from './across.ts'
import { beside } from './beside.ts'
import { joined } from './joined.ts'
import type { Found } from './occurrences.ts'
import { isOperator, judged } from './operators.ts'
import { anyPair, type Pair } from './pairs.ts'
import type { Retrieval } from './retrieval.ts'
import { matched, matchedApart } from './term-matches.ts'

/**
 * The sections that answer a query, and every occurrence that counts in them: `terms` stand beside
 * `query.terms`, and one that does not count in a section has none there.
 *
 * The tree is evaluated set by set. Literal terms of an `all` go to the engine together, which
 * begins with the rarest; whatever follows looks only among the sections that are left.
 */
export function retrieve(query: Query, retrieval: Retrieval): Matches {
  const found = find(query, retrieval)
  return matchesIn(found, query, found.sections, retrieval)
}

/** The same as it was found: each term beside sections of its own. */
export function find(query: Query, retrieval: Retrieval): Found {
  return evaluate(query.root, query, retrieval, retrieval.among)
}

/** What was found, in some of its sections. */
export function matchesIn(
  { terms }: Found,
  query: Query,
  sections: Uint32Array,
  { engine, work }: Retrieval,
): Matches {
  const lists: TermOccurrences[][] = query.terms.map(() => [])
  const aligned = beside(sections, (...placed) => placeAcross(engine, ...placed))
  for (const found of terms) {
    work.spend(Math.min(found.sections.length, sections.length))
    lists[found.term]?.push(aligned(found).occurrences)
  }
  const none = nowhere(sections.length)
  return {
    sections,
    terms: lists.map((each, t) => {
      // A term that stands in several parts of a query is marked and counted once.
      const occurrences = each.length === 0 ? none : joined(each, work)
      const { length } = (query.terms[t] as QueryTerm).form
      return occurrences.length === length ? occurrences : { ...occurrences, length }
    }),
  }
}

function nowhere(sections: number): TermOccurrences {
  const none = zeros(Uint32Array, sections)
  return { positions: new Uint32Array(0), firsts: none, ends: none, length: 0, lengths: null }
}

/** @param among only these sections; all when undefined. */
function evaluate(
  node: QueryNode,
  query: Query,
  retrieval: Retrieval,
  among: Uint32Array | undefined,
): Found {
  const within = (child: QueryNode) => evaluate(child, query, retrieval, among)
  switch (node.type) {
    case 'term':
      return matched([node.term], query, retrieval, among)
    case 'all':
      return all(node.nodes, query, retrieval, among)
    case 'any':
      return any(node.nodes, query, retrieval, among)
    case 'not':
      return { sections: without(among, within(node.node).sections, retrieval), terms: [] }
    case 'filter':
      return { sections: retrieval.filters.passing(node.filter, among), terms: [] }
    case 'near':
    case 'together':
    case 'sequence': {
      const found = judged(node, query, retrieval, among)
      return 'marking' in found ? anyPair([found], retrieval.work) : found
    }
    default:
      return node satisfies never
  }
}

/** Cheap and narrowing first; what must not stand is looked for in what is left. */
const ORDER = { filter: 0, near: 1, together: 1, sequence: 1, all: 2, any: 2, not: 3 }

function all(
  nodes: readonly QueryNode[],
  query: Query,
  retrieval: Retrieval,
  among: Uint32Array | undefined,
): Found {
  const literal = nodes.flatMap((node) => (node.type === 'term' ? [node.term] : []))
  const others = nodes
    .flatMap((node) => (node.type === 'term' ? [] : [node]))
    .sort((a, b) => ORDER[a.type] - ORDER[b.type])
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
  const left = sections ?? everySection(retrieval.engine)
  const aligned = beside(left)
  // A part holds in more sections than are left: only in these its terms count.
  const terms = parts.flatMap((found) =>
    found.sections === left
      ? found.terms
      : found.terms.map((each) => {
          retrieval.work.spend(Math.min(each.sections.length, left.length))
          return aligned(each)
        }),
  )
  return { sections: left, terms }
}

function any(
  nodes: readonly QueryNode[],
  query: Query,
  retrieval: Retrieval,
  among: Uint32Array | undefined,
): Found {
  const literal = nodes.flatMap((node) => (node.type === 'term' ? [node.term] : []))
  const excluded = nodes.flatMap((node) => (node.type === 'not' ? [node.node] : []))
  const others = nodes.filter(({ type }) => type !== 'term' && type !== 'not')
  const pairs: Pair[] = []
  const parts = matchedApart(literal, query, retrieval, among)
  for (const node of others) {
    const found = isOperator(node)
      ? judged(node, query, retrieval, among)
      : evaluate(node, query, retrieval, among)
    if ('marking' in found) pairs.push(found)
    else parts.push(found)
  }
  if (pairs.length > 0) parts.push(anyPair(pairs, retrieval.work))
  const sets = parts.map((found) => found.sections)
  if (excluded.length > 0) {
    // Where one of several does not stand is everywhere but where all do.
    const held = all(excluded, query, retrieval, among).sections
    sets.push(without(among, held, retrieval))
  }
  retrieval.work.spend(sets.reduce((sum, { length }) => sum + length, 0))
  return { sections: union(sets), terms: parts.flatMap(({ terms }) => terms) }
}

function without(
  among: Uint32Array | undefined,
  held: Uint32Array,
  retrieval: Retrieval,
): Uint32Array {
  const all = among ?? everySection(retrieval.engine)
  retrieval.work.spend(all.length)
  return difference(all, held)
}

/** All ordinals: the same list each time, not to be changed. */
const everySection = oncePer((engine: SearchEngine): Uint32Array => {
  const sections = new Uint32Array(engine.sectionCount)
  for (let i = 0; i < sections.length; i++) sections[i] = i
  return sections
})
