import { analyzeTerm, searchForm } from '../analyze.ts'
import type { SearchEngine } from '../engine/search-engine.ts'
import type { SuggestedText } from '../model/answer.ts'
import { Homophones } from '../suggest/homophones.ts'
import { nearest } from '../suggest/nearest.ts'
import { Suggester } from '../suggest/suggester.ts'
import type { Suggestion } from '../suggest/suggestion.ts'
import { parseSuggestions } from '../suggest/suggestions-file.ts'
import type { HelpSource } from './help.ts'

/** Proposals of each sort for a term that is found nowhere. */
const ALIKE = 3

/** What could be meant, read from an index when first asked for. */
export class Suggestions {
  readonly #engine: SearchEngine
  #parts: { list: readonly Suggestion[]; suggester: Suggester; homophones: Homophones } | undefined
  /** Sections of texts that were suggested; an index never changes. */
  readonly #counts = new Map<string, number>()

  constructor(engine: SearchEngine) {
    this.#engine = engine
  }

  /** Reads them now, which the first to ask would wait for. */
  prepare(): void {
    this.#read()
  }

  /** Suggestions for what is typed so far, with how many sections hold each; those of none are left out. */
  of(typed: string, limit: number): SuggestedText[] {
    const { suggester } = this.#read()
    for (let asked = limit; ; asked *= 2) {
      const found = suggester.suggest(typed, asked)
      const standing = found
        .map(({ suggestion: { text, kind } }) => ({ text, kind, sections: this.#count(text) }))
        .filter(({ sections }) => sections > 0)
      if (standing.length >= limit || found.length < asked) return standing.slice(0, limit)
    }
  }

  /** Other texts for one that is found nowhere: what sounds alike, agencies and policies called much the same. */
  alike: HelpSource['alike'] = (text) => {
    const { list, homophones } = this.#read()
    const form = searchForm(text).text
    const named = (['agency', 'policy'] as const).flatMap((kind) =>
      nearest(list, form, kind, ALIKE).map((near) => ({ text: near.text, reason: kind })),
    )
    // A known agency need not be named in its own reports as it is named here.
    const own = list.find((each) => each.kind === 'agency' && each.form === form)
    if (own !== undefined) return [{ text: `agency:${own.text}`, reason: 'agency' }]
    const sounding = homophones.of(text, ALIKE)
    return [...sounding.map((other) => ({ text: other, reason: 'homophone' as const })), ...named]
  }

  #read() {
    const formOf = (text: string) => searchForm(text).text
    if (this.#parts === undefined) {
      const { suggestions } = this.#engine
      const list = suggestions === '' ? [] : parseSuggestions(suggestions)
      const suggester = new Suggester(list, formOf)
      this.#parts = { list, suggester, homophones: new Homophones(list, formOf) }
    }
    return this.#parts
  }

  #count(text: string): number {
    const known = this.#counts.get(text)
    if (known !== undefined) return known
    const term = analyzeTerm(text, { variants: false })
    const count = term === null ? 0 : this.#engine.match([term]).sections.length
    this.#counts.set(text, count)
    return count
  }
}
