import { formInRoom, searchForm, wordsOf } from '../analyze.ts'
import { markedParts } from '../highlight/parts.ts'
import { byPlace, spanOf } from '../highlight/spans.ts'
import type { ComparedText } from '../match/compared-text.ts'
import { TermMatcher } from '../match/term-matcher.ts'
import { UNITS_A_FOLD, type Work } from '../match/work.ts'
import type { SnippetPart } from '../model/answer.ts'
import { BREAK_UNIT } from '../model/break.ts'
import type { FoldInRoom, FormMap, MappedText } from '../model/mapped-text.ts'
import type { Query, QueryNode, QueryTerm } from '../model/query.ts'
import type { Report } from '../model/report.ts'
import type { Span } from '../model/span.ts'
import type { Counting } from '../query/counting.ts'
import type { Label } from '../query/labels.ts'

type Field = 'title' | 'heading'

interface Sought {
  readonly term: QueryTerm
  readonly matcher: TermMatcher
}

/** Marks the titles and headings of hits. */
export class PageLabels {
  readonly #label = new LabelInRoom()
  readonly #sought: Readonly<Record<Field, readonly Sought[]>>
  readonly #work: Work
  readonly #inLabel: Counting['inLabel']

  constructor(query: Query, work: Work, inLabel: Counting['inLabel']) {
    const soughtIn = (field: Field) =>
      wantedTerms(query, field).map((term) => ({
        term,
        matcher: new TermMatcher(term, this.#label, work),
      }))
    this.#sought = { title: soughtIn('title'), heading: soughtIn('heading') }
    this.#work = work
    this.#inLabel = inLabel
  }

  /** A title or heading in pieces. */
  marked(text: string, script: Report['script'], field: Field): SnippetPart[] {
    const label = this.#label
    const counts = this.#inLabel
    const sought = this.#sought[field]
    if (sought.length === 0) return markedParts(text, [])
    this.#work.spend(text.length * UNITS_A_FOLD)
    const folded = label.take(text, script)
    const map = counts ? label.keep() : folded
    const positions: number[] = []
    const lengths: number[] = []
    const spans: Span[] = []
    for (const { term, matcher } of sought) {
      const first = positions.length
      matcher.scan(0, folded.length, positions, lengths)
      for (let i = first; i < positions.length; i++) {
        const [offset, length] = [positions[i] as number, lengths[i] as number]
        if (counts && !counts(term, offset, offset + length, label)) continue
        spans.push(spanOf(map, { offset, length }))
      }
    }
    return markedParts(text, spans.sort(byPlace))
  }
}

/** One label after the other, in the room of folding: until another text is folded. */
class LabelInRoom implements Label, ComparedText {
  readonly compared = this
  text = ''
  units: Uint16Array = new Uint16Array(0)
  #script: Report['script'] = null
  #map: MappedText | null = null
  #wordStarts: ReadonlySet<number> | null = null

  take(text: string, script: Report['script']): FoldInRoom {
    const fold = formInRoom(text)
    // What stands there is of a text before: no run of it goes on behind this one.
    fold.units[fold.length] = 0
    this.text = text
    this.units = fold.units
    this.#script = script
    this.#map = null
    this.#wordStarts = null
    return fold
  }

  /** Takes the label out of that room, for who folds other texts before the next label. */
  keep(): FormMap {
    const { map } = this
    this.units = this.units.slice(0, map.text.length + 1)
    return map
  }

  /** Folding the same text again leaves in the room what is there. */
  get map(): MappedText {
    this.#map ??= searchForm(this.text)
    return this.#map
  }

  startsWord(position: number): boolean {
    if (this.units[position] === BREAK_UNIT) return true
    const { text } = this.map
    this.#wordStarts ??= new Set([...wordsOf(text).map(({ at }) => at), text.length])
    return this.#wordStarts.has(position)
  }

  scriptAt(): Report['script'] {
    return this.#script
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
