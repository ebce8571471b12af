import type { QueryNode, QueryTerm } from '../../../src/model/query.ts'
import { type AgencyNames, passesFilter } from './filters.ts'
import { type Place, placesOf, type Strictness } from './occurrences.ts'
import type { SeenSection, Stretch } from './seen.ts'

/** What is asked, as the model takes it: the tree, its terms, and what counts. */
export interface Asked extends Strictness {
  readonly root: QueryNode
  readonly terms: readonly QueryTerm[]
  readonly agencies: AgencyNames
}

/** An occurrence that counts, and of which term. */
export interface Mark extends Place {
  readonly term: number
}

/** The marks of a section that answers, in no order and some more than once; null when it does not. */
export function evaluate(asked: Asked, node: QueryNode, section: SeenSection): Mark[] | null {
  const placesOfTerm = (term: number): Mark[] => {
    const places = placesOf(section, asked.terms[term] as QueryTerm, asked)
    return places.map(({ at, length }) => ({ at, length, term }))
  }
  /** Null where some of the terms does not stand at all. */
  const placesOfAll = (terms: readonly number[]): Mark[][] | null => {
    const places: Mark[][] = []
    for (const term of terms) {
      const found = placesOfTerm(term)
      if (found.length === 0) return null
      places.push(found)
    }
    return places
  }
  switch (node.type) {
    case 'term':
      return someOf(placesOfTerm(node.term))
    case 'all': {
      const marks: Mark[] = []
      for (const part of node.nodes) {
        const found = evaluate(asked, part, section)
        if (found === null) return null
        marks.push(...found)
      }
      return marks
    }
    case 'any': {
      const parts = node.nodes.map((part) => evaluate(asked, part, section))
      return parts.some((part) => part !== null) ? parts.flatMap((part) => part ?? []) : null
    }
    case 'not':
      return evaluate(asked, node.node, section) === null ? [] : null
    case 'near': {
      const lengths = node.terms.map((term) => (asked.terms[term] as QueryTerm).form.length)
      const reach = lengths.reduce((sum, length) => sum + length, node.within)
      const places = placesOfAll(node.terms)
      if (places === null) return null
      // A stretch that holds them all may as well begin with one of them.
      const stretches = places.flat().map(({ at }) => ({ from: at, to: at + reach }))
      return inOneOf(stretches, places)
    }
    case 'together': {
      const places = placesOfAll(node.terms)
      const stretches = node.unit === 'sentence' ? section.sentences : section.paragraphs
      return places && inOneOf(stretches, places)
    }
    case 'sequence': {
      const places = placesOfAll(node.terms)
      if (places === null) return null
      return someOf(section.sentences.flatMap((sentence) => chained(within(sentence, places))))
    }
    case 'filter':
      return passesFilter(node.filter, section, asked) ? [] : null
    default:
      return node satisfies never
  }
}

function someOf(marks: Mark[]): Mark[] | null {
  return marks.length > 0 ? marks : null
}

function within({ from, to }: Stretch, terms: readonly Mark[][]): Mark[][] {
  return terms.map((marks) => marks.filter(({ at, length }) => at >= from && at + length <= to))
}

/** All occurrences in the stretches that hold one of each term. */
function inOneOf(stretches: readonly Stretch[], terms: readonly Mark[][]): Mark[] | null {
  return someOf(
    stretches.flatMap((stretch) => {
      const marks = within(stretch, terms)
      return marks.every((each) => each.length > 0) ? marks.flat() : []
    }),
  )
}

/** All occurrences that have one of the term before and one of the term after, and so to both ends. */
function chained(terms: readonly Mark[][]): Mark[] {
  const end = ({ at, length }: Mark) => at + length
  let before: Mark[] | undefined
  const led = terms.map((marks) => {
    const previous = before
    before = marks.filter((mark) => previous?.some((other) => end(other) <= mark.at) ?? true)
    return before
  })
  let after: Mark[] | undefined
  const linked = led.reverse().map((marks) => {
    const next = after
    after = marks.filter((mark) => next?.some((other) => other.at >= end(mark)) ?? true)
    return after
  })
  return linked.flat()
}
