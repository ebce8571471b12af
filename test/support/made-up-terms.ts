import type { Guard, Pattern, QueryNode, QueryTerm, Spelling } from '../../src/model/query.ts'
import type { Random } from './typed-queries.ts'

/** Few characters, so that everything stands next to everything, and words of two of them. */
const CHARACTERS = [...'公开政务公开政务人民政府。，\n1a'] as const

/** Terms nobody would type, with spellings, guards and other patterns the lexicon has none of. */
export class MadeUpTerms {
  readonly #next: Random

  constructor(next: Random) {
    this.#next = next
  }

  text(most: number): string {
    return this.#characters(this.#next(most))
  }

  term(): QueryTerm {
    const own = this.#pattern(3)
    const others = this.#some(2, () => this.#pattern(4)).filter(({ form }) => form !== own.form)
    return { ...own, text: own.form, others, alternatives: [], words: [] }
  }

  /** A tree of terms by their places, `depth` operators deep at most. */
  tree(terms: number, depth: number): QueryNode {
    const next = this.#next
    const places = () => [next(terms), next(terms), ...(next(3) === 0 ? [next(terms)] : [])]
    const nodes = () => [this.tree(terms, depth - 1), this.tree(terms, depth - 1)]
    switch (next(depth === 0 ? 4 : 7)) {
      case 1:
        return { type: 'near', terms: places(), within: next(6) }
      case 2:
        return { type: 'together', terms: places(), unit: this.#pick(['sentence', 'paragraph']) }
      case 3:
        return { type: 'sequence', terms: places() }
      case 4:
        return { type: 'all', nodes: nodes() }
      case 5:
        return { type: 'any', nodes: nodes() }
      case 6:
        return { type: 'not', node: this.tree(terms, depth - 1) }
      default:
        return { type: 'term', term: next(terms) }
    }
  }

  #pattern(most: number): Pattern {
    const form = this.#form(1 + this.#next(most))
    // A single character takes no other spelling.
    const spellings = form.length < 2 ? [] : this.#some(2, () => this.#spelling(form.length))
    if (this.#next(3) > 0) return { form, spellings }
    const offset = this.#next(form.length)
    const text = form.slice(offset, offset + 1 + this.#next(form.length - offset))
    return { form, spellings, guarded: [{ offset, text, guard: this.#guard() }] }
  }

  #spelling(length: number): Spelling {
    const text = this.#form(1 + this.#next(3)).replaceAll('|', '务')
    // From one that ends on the first unit to one that begins on the last.
    const offset = this.#next(length + text.length - 1) - (text.length - 1)
    return this.#next(2) === 0 ? { offset, text } : { offset, text, guard: this.#guard() }
  }

  #guard(): Guard {
    return { wholeWords: this.#next(2) === 0, script: this.#pick([null, 'hans', 'hant']) }
  }

  /** Some characters as they stand in a form, with a break inside now and then. */
  #form(length: number): string {
    const form = this.#characters(length).replace(/[。，\n]+/g, '|')
    return form.replace(/^\||\|$/g, '公')
  }

  #characters(length: number): string {
    return Array.from({ length }, () => this.#pick(CHARACTERS)).join('')
  }

  #some<T>(most: number, make: () => T): T[] {
    return Array.from({ length: Math.max(0, this.#next(most + 2) - 1) }, make)
  }

  #pick<const T>(items: readonly T[]): T {
    return items[this.#next(items.length)] as T
  }
}
