import type { Query, QueryNode, QueryTerm } from '../model/query.ts'
import type { Retrieval } from './retrieval.ts'

/** Texts to look for instead of a term. */
type Pieces = (term: QueryTerm) => readonly string[]

/** The query with pieces in place of its terms, all of them required; null when nothing changes. */
export function loosened(
  query: Query,
  { analyze, keyOf }: Retrieval,
  pieces: Pieces,
): Query | null {
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
