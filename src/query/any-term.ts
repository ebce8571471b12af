import type { Matches } from '../engine/search-engine.ts'
import type { Query, QueryNode, QueryTerm } from '../model/query.ts'
import { labelsOf } from './labels.ts'
import { restricted } from './occurrences.ts'
import { type Retrieval, retrieve } from './retrieve.ts'

/** The sections that hold any of a query's required terms, looked for once however many steps ask. */
export class AnyTerm {
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
export function standsAt({ terms }: Matches, term: number, i: number): boolean {
  const { firsts, ends } = terms[term] as Matches['terms'][number]
  return (ends[i] as number) > (firsts[i] as number)
}

/** Terms that are required by themselves: the query's only one, or those of its outermost `all`. */
export function required({ root, terms }: Query): QueryTerm[] {
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
