import type { QueryTerm } from '../model/query.ts'
import type { ComparedText } from './compared-text.ts'
import { PatternMatcher } from './pattern-matcher.ts'
import type { Work } from './work.ts'

/** What is matched of a query term. */
export type TermPattern = Pick<QueryTerm, 'form' | 'spellings' | 'guarded' | 'others'>

/** All that may stand for a term, compared in place: the term itself, then its other patterns in order. */
export class TermMatcher {
  readonly patterns: readonly PatternMatcher[]
  /** Length of the term's own form, in units. */
  readonly length: number

  constructor(term: TermPattern, text: ComparedText, work: Work) {
    this.patterns = [term, ...term.others].map((pattern) => new PatternMatcher(pattern, text, work))
    this.length = term.form.length
  }

  /** Adds every position from `start` up to `end`, without it, where the term stands, and what length it has there. */
  scan(start: number, end: number, positions: number[], lengths: number[]): void {
    const [only, ...others] = this.patterns
    if (others.length === 0) {
      only?.scan(start, end, positions)
      while (lengths.length < positions.length) lengths.push(this.length)
      return
    }
    for (let at = start; at < end; at++) {
      const length = this.lengthAt(at)
      if (length === 0) continue
      positions.push(at)
      lengths.push(length)
    }
  }

  /** Length of what stands for the term at a position; 0 when nothing does. */
  lengthAt(position: number): number {
    for (const pattern of this.patterns) if (pattern.standsAt(position)) return pattern.length
    return 0
  }
}
