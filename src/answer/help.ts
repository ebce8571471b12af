import type { Help } from '../model/answer.ts'
import type { Query, QueryNode } from '../model/query.ts'
import { print } from '../query/print.ts'

/** Queries proposed for one that found nothing. */
const MOST = 5

/** Terms other writings are looked for: of a long query nobody wants to try them all. */
const NAMES = 8

/** What help is worked out with: how many sections queries find. */
export interface HelpSource {
  readonly count: (root: QueryNode) => number
  /** How many sections typed text finds, read and counted like the query itself. */
  readonly countTyped: (text: string) => number
  /** Readings the query was held back by: options and filters that can be left out, and what is found then. */
  readonly withoutOptions: readonly {
    readonly reason: Help['instead'][number]['reason']
    readonly count: () => number
  }[]
  /** Other texts for a term: what sounds alike, what is called much the same. */
  readonly alike: (
    text: string,
  ) => readonly { readonly text: string; readonly reason: 'homophone' | 'agency' | 'policy' }[]
}

/** Help for a query that found nothing: what to leave out, what to ask instead. Only what finds something. */
export function helpFor(query: Query, source: HelpSource): Help {
  return { without: without(query, source), instead: instead(query, source) }
}

/** Terms that stand alone in the way: the others are found without them. */
function without({ root, terms }: Query, { count }: HelpSource): Help['without'] {
  if (root.type !== 'all' || root.nodes.length < 2) return []
  return root.nodes.flatMap((node, i) => {
    if (node.type !== 'term') return []
    const nodes = root.nodes.filter((_, other) => other !== i)
    const sections = count({ type: 'all', nodes })
    return sections === 0 ? [] : [{ term: terms[node.term]?.text ?? '', sections }]
  })
}

function instead(query: Query, source: HelpSource): Help['instead'] {
  const found: Help['instead'][number][] = []
  const asked = new Set<string>()
  for (const { reason, count } of proposals(query, source)) {
    if (found.length === MOST) break
    // What sounds alike may be called much the same too; options change what the same query finds.
    const key = count.query === query.text ? reason : count.query
    if (asked.has(key)) continue
    asked.add(key)
    const sections = count.sections()
    if (sections > 0) found.push({ query: count.query, reason, sections })
  }
  return found
}

/** What may be asked instead, best first; what it finds is counted when it comes to that. */
function* proposals(query: Query, source: HelpSource) {
  for (const { reason, count } of source.withoutOptions) {
    yield { reason, count: { query: query.text, sections: count } }
  }
  const { root, terms, sort } = query
  const nodes = root.type === 'all' ? root.nodes : [root]
  const unfiltered = nodes.filter(({ type }) => type !== 'filter')
  if (unfiltered.length > 0 && unfiltered.length < nodes.length) {
    const [only, ...others] = unfiltered
    const plain: QueryNode =
      only !== undefined && others.length === 0 ? only : { type: 'all', nodes: unfiltered }
    const text = print({ root: plain, terms, sort })
    const sections = () => source.count(plain)
    yield { reason: 'filters' as const, count: { query: text, sections } }
  }
  const names = nodes.flatMap((node) => {
    if (node.type === 'term') return terms[node.term]?.text ?? []
    return node.type === 'filter' && node.filter.field === 'agency' ? node.filter.value : []
  })
  for (const name of names.slice(0, NAMES)) {
    for (const { text, reason } of source.alike(name)) {
      const asked = query.text.replace(name, () => text)
      yield { reason, count: { query: asked, sections: () => source.countTyped(asked) } }
    }
  }
}
