import type { Matches } from '../engine/search-engine.ts'
import { unset, zeros } from '../match/room.ts'
import { union } from '../match/section-sets.ts'
import type { Query, QueryNode, QueryTerm } from '../model/query.ts'
import { labelsOf } from './labels.ts'
import type { Found, FoundTerm } from './occurrences.ts'
import type { Retrieval } from './retrieval.ts'
import { find, matchesIn } from './retrieve.ts'

/** How many of a query's terms stand in each of the sections that hold any. */
interface Held {
  /** In the section or in the head of its report. */
  readonly both: Uint16Array
  /** In the section alone. */
  readonly added: Uint16Array
}

/**
 * The sections that hold any of a query's required terms, looked for once however many steps ask. A step decides
 * by counts which of them it wants; only for those is gathered where the terms stand.
 */
export class AnyTerm {
  readonly query: Query
  readonly terms: readonly QueryTerm[]
  readonly #retrieval: Retrieval
  #found: Found | undefined
  #held: Held | undefined

  constructor(query: Query, retrieval: Retrieval) {
    this.query = query
    this.terms = required(query)
    this.#retrieval = retrieval
  }

  /** Ordinals, ascending. */
  get sections(): Uint32Array {
    return this.#all().sections
  }

  /** Beside `sections`. */
  get held(): Held {
    this.#held ??= this.#counted()
    return this.#held
  }

  /** The matches in the sections whose place is accepted. */
  matchesAt(accepts: (i: number) => boolean): Matches {
    const { sections } = this
    const kept = sections.filter((_, i) => accepts(i))
    return matchesIn(this.#all(), this.query, kept, this.#retrieval)
  }

  /** For each report, how many of the terms stand in its matched sections. */
  heldInReports(): Uint16Array {
    const { engine, work } = this.#retrieval
    const held = new Uint16Array(engine.reportCount)
    const seen = new Uint16Array(engine.reportCount)
    this.#eachTerm((stands, t) => {
      work.spend(stands.length)
      for (let k = 0; k < stands.length; k++) {
        const report = engine.reportOf[stands[k] as number] as number
        if (seen[report] === t + 1) continue
        seen[report] = t + 1
        held[report] = (held[report] as number) + 1
      }
    })
    return held
  }

  #all(): Found {
    this.#found ??= find(withAnyTerm(this.query), this.#retrieval)
    return this.#found
  }

  /** Calls back with the matched sections each of the terms stands in, ascending. */
  #eachTerm(visit: (stands: Uint32Array, t: number) => void): void {
    const { terms: found } = this.#all()
    this.terms.forEach((term, t) => {
      const place = this.query.terms.indexOf(term)
      // What must be near another may be required by itself too.
      const parts = found.filter((each) => each.term === place)
      visit(union(parts.map(standing)), t)
    })
  }

  #counted(): Held {
    const { engine, work, inLabel } = this.#retrieval
    const { sections } = this
    const { heads } = labelsOf(engine)
    const inHeads = this.terms.map((term) => heads.holding(term, work, inLabel))
    const above = new Uint16Array(engine.reportCount)
    work.spend(above.length * this.terms.length)
    for (const inHead of inHeads) {
      for (let report = 0; report < above.length; report++) {
        above[report] = (above[report] as number) + (inHead[report] as number)
      }
    }
    const addedAt = zeros(Uint16Array, engine.sectionCount)
    this.#eachTerm((stands, t) => {
      work.spend(stands.length)
      const inHead = inHeads[t] as Uint8Array
      for (let k = 0; k < stands.length; k++) {
        const section = stands[k] as number
        const report = engine.reportOf[section] as number
        addedAt[section] = (addedAt[section] as number) + 1 - (inHead[report] as number)
      }
    })
    const both = unset(Uint16Array, sections.length)
    const added = unset(Uint16Array, sections.length)
    for (let i = 0; i < sections.length; i++) {
      const section = sections[i] as number
      added[i] = addedAt[section] as number
      both[i] = (added[i] as number) + (above[engine.reportOf[section] as number] as number)
    }
    return { both, added }
  }
}

function standing({ sections, occurrences: { firsts, ends } }: FoundTerm): Uint32Array {
  const standing = unset(Uint32Array, sections.length)
  let length = 0
  for (let i = 0; i < sections.length; i++) {
    if ((ends[i] as number) > (firsts[i] as number)) standing[length++] = sections[i] as number
  }
  return standing.subarray(0, length)
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
