import { formInRoom } from '../analyze.ts'
import type { Matches, SearchEngine } from '../engine/search-engine.ts'
import { markedParts } from '../highlight/parts.ts'
import { byPlace, spanOf } from '../highlight/spans.ts'
import type { Work } from '../match/work.ts'
import type { SnippetPart } from '../model/answer.ts'
import type { Query, QueryNode, QueryTerm } from '../model/query.ts'
import type { Report } from '../model/report.ts'
import type { Counting } from '../query/counting.ts'
import { Labels } from '../query/labels.ts'
import type { Occurrence } from '../query/occurrences.ts'

type Field = 'title' | 'heading'

/**
 * The titles and headings of a page of hits, marked: all of them are scanned as one text, once for
 * each term.
 */
export class PageLabels {
  readonly #labels = new Labels()
  readonly #found: Readonly<Record<Field, ReadonlyMap<number, readonly Occurrence[]>>>

  constructor(
    engine: SearchEngine,
    query: Query,
    { sections }: Matches,
    places: readonly number[],
    work: Work,
    inLabel: Counting['inLabel'],
  ) {
    for (const place of places) {
      const section = sections[place] as number
      const { title, script } = engine.report(engine.reportOf[section] as number)
      for (const text of engine.sectionHead(section).headings) this.#labels.idOf(text, script)
      if (title !== null) this.#labels.idOf(title, script)
    }
    const occurrences = new Map<QueryTerm, ReturnType<Labels['occurrences']>>()
    const occurrencesOf = (term: QueryTerm) => {
      const found = occurrences.get(term) ?? this.#labels.occurrences(term, work, inLabel)
      occurrences.set(term, found)
      return found
    }
    const standing = (field: Field) => {
      const found = new Map<number, Occurrence[]>()
      for (const term of wantedTerms(query, field)) {
        for (const { label, start, end } of occurrencesOf(term)) {
          const known = found.get(label)
          if (known === undefined) found.set(label, [{ start, end }])
          else known.push({ start, end })
        }
      }
      return found
    }
    this.#found = { title: standing('title'), heading: standing('heading') }
  }

  /** A title or heading of the page in pieces. */
  marked(text: string, script: Report['script'], field: Field): SnippetPart[] {
    const found = this.#found[field].get(this.#labels.idOf(text, script))
    if (found === undefined) return markedParts(text, [])
    const map = formInRoom(text)
    const spans = found.map(({ start, end }) => spanOf(map, { offset: start, length: end - start }))
    return markedParts(text, spans.sort(byPlace))
  }
}

/** Terms that are to stand, somewhere or in a field. */
function wantedTerms({ root, terms }: Query, field: Field): QueryTerm[] {
  const of = (node: QueryNode): QueryTerm[] => {
    switch (node.type) {
      case 'term':
        return [terms[node.term] as QueryTerm]
      case 'all':
      case 'any':
        return node.nodes.flatMap(of)
      case 'filter':
        return node.filter.field === field ? [node.filter.term] : []
      case 'not':
        return []
      default:
        return node.terms.map((term) => terms[term] as QueryTerm)
    }
  }
  return of(root)
}
