import type { Query, QueryNode, QueryTerm } from '../model/query.ts'
import { withinStretch } from './near.ts'
import { nearPair } from './near-pair.ts'
import type { Found } from './occurrences.ts'
import { pairInSequence } from './pair-in-sequence.ts'
import { isPair, type Pair, type PairMarking } from './pairs.ts'
import type { Retrieval } from './retrieval.ts'
import { inSequence, withinUnit } from './same-unit.ts'
import { type Selecting, selected } from './selecting.ts'
import { matched } from './term-matches.ts'

/** Judges where the terms of a section stand to each other. */
export type Operator = Extract<QueryNode, { type: 'near' | 'together' | 'sequence' }>

export function isOperator(node: QueryNode): node is Operator {
  return node.type === 'near' || node.type === 'together' || node.type === 'sequence'
}

/** What an operator finds; of two terms how they are to be judged, which is much faster for many pairs together. */
export function judged(
  node: Operator,
  query: Query,
  retrieval: Retrieval,
  among: Uint32Array | undefined,
): Found | Pair {
  const found = matched(node.terms, query, retrieval, among)
  const marking = isPair(found) ? markingOf(node, query, retrieval) : null
  if (marking !== null) return { found, marking }
  return selected(found, selectingOf(node, query, retrieval))
}

function selectingOf(node: Operator, query: Query, { engine, work }: Retrieval): Selecting {
  if (node.type === 'near') return withinStretch(stretchOf(node, query), work)
  const unit = node.type === 'sequence' ? 'sentence' : node.unit
  const endOf = (position: number) => engine.endOf(unit, position)
  return node.type === 'sequence' ? inSequence(endOf, work) : withinUnit(endOf, work)
}

/** Null where two terms are judged as several are. */
function markingOf(node: Operator, query: Query, { engine }: Retrieval): PairMarking | null {
  if (node.type === 'together') return null
  if (node.type === 'near') return nearPair(stretchOf(node, query))
  return pairInSequence((position) => engine.endOf('sentence', position))
}

/** Units of the stretch that terms must stand in. */
function stretchOf({ terms, within }: Extract<QueryNode, { type: 'near' }>, query: Query): number {
  return terms.reduce((sum, t) => sum + (query.terms[t] as QueryTerm).form.length, within)
}
