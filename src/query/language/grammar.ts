import type { QueryNode } from '../../model/query.ts'
import type { Notes } from './notes.ts'
import type { Operands } from './operands.ts'
import type { BesideToken, TermToken, Token } from './tokens.ts'
import { all, any, not } from './tree.ts'
import { WARNINGS } from './warnings.ts'

/**
 * Reads tokens by the grammar, a method a rule, loosest first; null is what came to nothing.
 *
 * ```
 * all     = { any }
 * any     = not { OR not }
 * not     = { - } near
 * near    = term { NEAR/5 term } | operand
 * operand = ( all ) | what one token holds
 * ```
 */
export class Grammar {
  readonly #tokens: readonly Token[]
  readonly #operands: Operands
  readonly #notes: Notes
  #at = 0

  /** @param tokens settled: every operator has its operands; and nested within the limit. */
  constructor(tokens: readonly Token[], operands: Operands, notes: Notes) {
    this.#tokens = tokens
    this.#operands = operands
    this.#notes = notes
  }

  all(): QueryNode | null {
    const nodes: (QueryNode | null)[] = []
    while (this.#at < this.#tokens.length && !this.#next('close')) nodes.push(this.#any())
    return all(nodes)
  }

  #any(): QueryNode | null {
    const nodes = [this.#not()]
    while (this.#take('or')) nodes.push(this.#not())
    return any(nodes)
  }

  #not(): QueryNode | null {
    let isNegated = false
    while (this.#take('not')) isNegated = !isNegated
    const node = this.#near()
    return isNegated ? not(node) : node
  }

  #near(): QueryNode | null {
    const first = this.#tokens[this.#at]
    if (first?.type !== 'term' || this.#tokens[this.#at + 1]?.type !== 'beside') {
      return this.#operand()
    }
    const terms = [first]
    const links: BesideToken[] = []
    for (this.#at++; ; this.#at += 2) {
      const link = this.#tokens[this.#at]
      const term = this.#tokens[this.#at + 1]
      if (link?.type !== 'beside' || term?.type !== 'term') break
      links.push(link)
      terms.push(term)
    }
    return this.#chain(terms, links)
  }

  /** Links of one distance make one stretch; where the distance changes, another begins. */
  #chain(terms: readonly TermToken[], links: readonly BesideToken[]): QueryNode | null {
    for (const link of links) this.#notes.read(link, 'operator')
    const places = terms.map((term) => this.#operands.place(term, true))
    const nodes: (QueryNode | null)[] = []
    for (let from = 0, to = 0; from < links.length; from = to) {
      const within = links[from]?.within ?? 0
      while (links[to]?.within === within) to++
      const span = { start: terms[from]?.start ?? 0, end: terms[to]?.end ?? 0 }
      nodes.push(this.#operands.nearOf(places.slice(from, to + 1), within, span))
    }
    return all(nodes)
  }

  #operand(): QueryNode | null {
    const isMissed = this.#isOperand()
    const token = this.#tokens[this.#at++]
    switch (token?.type) {
      case 'term':
        return this.#operands.term(token, isMissed)
      case 'sequence':
        return this.#operands.sequence(token, isMissed)
      case 'near':
        return this.#operands.near(token)
      case 'together':
        return this.#operands.together(token)
      case 'filter':
        return this.#operands.filter(token)
      case 'open':
        return this.#group(token)
      default:
        return null
    }
  }

  #group(open: Token): QueryNode | null {
    this.#notes.read(open, 'operator')
    const node = this.all()
    const close = this.#tokens[this.#at] ?? open
    this.#take('close')
    if (node === null) this.#notes.warn({ start: open.start, end: close.end }, WARNINGS.emptyGroup)
    return node
  }

  /** Whether the next token is what an operator works on. */
  #isOperand(): boolean {
    const operators = ['or', 'not']
    const before = this.#tokens[this.#at - 1]?.type ?? ''
    return operators.includes(before) || this.#tokens[this.#at + 1]?.type === 'or'
  }

  #next(type: Token['type']): boolean {
    return this.#tokens[this.#at]?.type === type
  }

  #take(type: Token['type']): boolean {
    const token = this.#tokens[this.#at]
    if (token?.type !== type) return false
    this.#notes.read(token, 'operator')
    this.#at++
    return true
  }
}
