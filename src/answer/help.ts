import type { Help } from '../model/answer.ts'
import type { Query, QueryNode } from '../model/query.ts'

/** Queries proposed for one that found nothing. */
const MOST = 5

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
  const held = source.withoutOptions.map(({ reason, count }) => ({
    query: query.text,
    reason,
    sections: count(),
  }))
  const { root, terms } = query
  const nodes = root.type === 'all' ? root.nodes : [root]
  const names = nodes.flatMap((node) => {
    if (node.type === 'term') return terms[node.term]?.text ?? []
    return node.type === 'filter' && node.filter.field === 'agency' ? node.filter.value : []
  })
  const alike = names.flatMap((name) =>
    source.alike(name).map(({ text, reason }) => {
      const asked = query.text.replace(name, () => text)
      return { query: asked, reason, sections: source.countTyped(asked) }
    }),
  )
  return [...held, ...alike].filter(({ sections }) => sections > 0).slice(0, MOST)
}
