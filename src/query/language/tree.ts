import type { QueryNode } from '../../model/query.ts'

/** All of the nodes, those that came to nothing left out. */
export function all(nodes: readonly (QueryNode | null)[]): QueryNode | null {
  return joined('all', nodes)
}

/** At least one of them. */
export function any(nodes: readonly (QueryNode | null)[]): QueryNode | null {
  return joined('any', nodes)
}

/** None of it; twice is nothing. */
export function not(node: QueryNode | null): QueryNode | null {
  if (node === null) return null
  return node.type === 'not' ? node.node : { type: 'not', node }
}

/** Flat, without repetition, and no node that joins a single one. */
function joined(type: 'all' | 'any', nodes: readonly (QueryNode | null)[]): QueryNode | null {
  // Nothing to join: a node is flat and without repetition already.
  if (nodes.length === 1) return nodes[0] as QueryNode | null
  const flat = nodes.flatMap((node) => {
    if (node === null) return []
    return node.type === type ? node.nodes : [node]
  })
  const distinct = [...new Map(flat.map((node) => [JSON.stringify(node), node])).values()]
  const [only = null] = distinct
  return distinct.length > 1 ? { type, nodes: distinct } : only
}

/** Whether a node is written with several words, and so in parentheses inside another. */
export function isCompound(node: QueryNode): boolean {
  return node.type === 'all' || node.type === 'any' || node.type === 'near'
}

/** How deep the parentheses nest in the printed form of a tree. */
export function nesting(root: QueryNode): number {
  switch (root.type) {
    case 'all':
    case 'any':
      return Math.max(...root.nodes.map(nestingInside))
    case 'not':
      return nestingInside(root.node)
    default:
      return 0
  }
}

function nestingInside(node: QueryNode): number {
  return nesting(node) + (isCompound(node) ? 1 : 0)
}
