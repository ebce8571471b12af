import type { TermOccurrences } from '../engine/search-engine.ts'
import { unset } from '../match/room.ts'
import { KeptOccurrences } from './kept-occurrences.ts'
import type { Found } from './occurrences.ts'

/**
 * Keeps, of the occurrences of each term of an operator in their `i`-th section, those that count.
 * Asked for section after section.
 */
type Selection = (i: number, kept: readonly KeptOccurrences[]) => void

/** What a selection is made from: the occurrences of each term, all beside the same sections. */
export type Selecting = (terms: readonly TermOccurrences[]) => Selection

/** Keeps the occurrences a selection keeps, in the sections where it keeps some of every term. */
export function selected({ sections, terms }: Found, selecting: Selecting): Found {
  const select = selecting(terms.map(({ occurrences }) => occurrences))
  const kept = terms.map(({ occurrences }) => new KeptOccurrences(occurrences))
  const left = unset(Uint32Array, sections.length)
  let length = 0
  for (let i = 0; i < sections.length; i++) {
    select(i, kept)
    let some = 0
    while (some < kept.length && (kept[some] as KeptOccurrences).hasAny) some++
    if (some < kept.length) {
      for (const each of kept) each.dropSection()
      continue
    }
    for (const each of kept) each.endSection()
    left[length++] = sections[i] as number
  }
  const common = length === sections.length ? sections : left.subarray(0, length)
  return {
    sections: common,
    terms: terms.map(({ term }, t) => {
      const occurrences = (kept[t] as KeptOccurrences).finish()
      return { term, sections: common, occurrences }
    }),
  }
}
