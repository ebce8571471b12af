import type { Candidate, SuggestionKind } from './suggestion.ts'

/** Names counted at once: 200,000 of about 20 characters take some 60 MB. */
const MOST_NAMES = 200_000
/** Ways of writing one name that are told apart. */
const MOST_WRITINGS = 8
/** UTF-16 units of a form; longer ones are sentences, no names. */
const LONGEST_NAME = 64

interface Count {
  sections: number
  readonly writings: Map<string, number>
}

/**
 * How many sections a name stands in, and how it is written most often.
 *
 * Memory is bounded by lossy counting (Manku and Motwani, 2002): when there are too many names,
 * those seen least are forgotten, which can make a name's count too low by as much as was forgotten
 * of each, and never too high.
 */
export class NameCounts {
  readonly #counts = new Map<string, Count>()
  readonly #limit: number

  constructor(limit = MOST_NAMES) {
    this.#limit = limit
  }

  /** @param form its search form. A name without letters, or of one character, is none. */
  add(form: string, text: string, sections = 1): void {
    if (form.length < 2 || form.length > LONGEST_NAME || !/\p{L}/u.test(form)) return
    let count = this.#counts.get(form)
    if (count === undefined) {
      if (this.#counts.size >= this.#limit) this.#forget()
      count = { sections: 0, writings: new Map() }
      this.#counts.set(form, count)
    }
    count.sections += sections
    const written = count.writings.get(text)
    if (written !== undefined || count.writings.size < MOST_WRITINGS) {
      count.writings.set(text, (written ?? 0) + 1)
    }
  }

  *candidates(kind: SuggestionKind): Generator<Candidate> {
    for (const [form, { sections, writings }] of this.#counts) {
      yield { text: mostWritten(writings), form, kind, sections }
    }
  }

  /** Forgets names up to a count that leaves at most half of them. */
  #forget(): void {
    const counts = [...this.#counts.values()].map(({ sections }) => sections).sort((a, b) => b - a)
    const floor = counts[counts.length >> 1] ?? 0
    for (const [form, { sections }] of this.#counts) {
      if (sections <= floor) this.#counts.delete(form)
    }
  }
}

/** The most frequent; of equals the one that comes first by code units. */
export function mostWritten(writings: ReadonlyMap<string, number>): string {
  let best = ''
  let most = 0
  for (const [text, count] of writings) {
    if (count > most || (count === most && text < best)) [best, most] = [text, count]
  }
  return best
}
