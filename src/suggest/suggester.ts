import { withoutOuterBreaks } from '../model/break.ts'
import { Keys } from './keys.ts'
import { Lines } from './lines.ts'
import { beginsMixed } from './mixed.ts'
import { initialsOf, lettersOf, typedReadings } from './pinyin.ts'
import type { Suggestion } from './suggestion.ts'

/** UTF-16 units of typed text; nothing that is suggested is longer, read aloud either. */
const LONGEST_TYPED = 400
const HAN_RUN = /\p{sc=Han}+/gu

/** How typed text stands in a suggestion; best first, but letters inside a name come after pinyin. */
export type Found = 'exact' | 'prefix' | 'infix' | 'pinyin' | 'initials'

/**
 * Answers while people type: from any piece of a name, in either script, from its pinyin with the
 * last syllable cut anywhere, from its initials, or with some characters typed and some in pinyin.
 *
 * Suggestions stand in order of rank, so each way of looking is over as soon as it has found enough.
 */
export class Suggester {
  readonly suggestions: readonly Suggestion[]
  readonly #formOf: (text: string) => string
  readonly #forms: Keys
  readonly #insides: Lines
  readonly #readings: Keys
  readonly #initials: Keys

  /**
   * @param suggestions in order of rank.
   * @param formOf what the forms of the suggestions were made with.
   */
  constructor(suggestions: readonly Suggestion[], formOf: (text: string) => string) {
    this.suggestions = suggestions
    this.#formOf = formOf
    this.#forms = new Keys(suggestions.map(({ form }) => [form]))
    this.#insides = new Lines(suggestions.map(({ form }) => [form]))
    this.#readings = new Keys(suggestions.map(({ readings }) => readings.flatMap(typedReadings)))
    this.#initials = new Keys(suggestions.map(({ readings }) => readings.map(initialsOf)))
  }

  /** The best first: by how the typed text was found, then by rank. Nothing typed suggests nothing. */
  suggest(
    typed: string,
    limit: number,
  ): { readonly suggestion: Suggestion; readonly found: Found }[] {
    if (typed.length > LONGEST_TYPED) return []
    const form = withoutOuterBreaks(this.#formOf(typed))
    if (form === '' || form.includes('\n')) return []
    const best = new Map<number, Found>()
    for (const [found, owners] of this.#ways(form)) {
      for (const owner of owners) {
        if (best.size >= limit) break
        if (!best.has(owner)) best.set(owner, found)
      }
      if (best.size >= limit) break
    }
    return [...best].flatMap(([owner, found]) => {
      const suggestion = this.suggestions[owner]
      return suggestion === undefined ? [] : [{ suggestion, found }]
    })
  }

  *#ways(form: string): Generator<readonly [Found, Iterable<number>]> {
    yield ['exact', this.#forms.being(form)]
    yield ['prefix', this.#forms.beginning(form)]
    const han = form.match(HAN_RUN)
    if (!/[a-z]/.test(form)) yield ['infix', this.#holding(form)]
    else if (han !== null) {
      yield ['infix', this.#holding(form)]
      yield ['pinyin', this.#mixed(form, han)]
    } else {
      yield ['pinyin', this.#readings.beginning(form)]
      yield ['initials', this.#initials.beginning(form)]
      // Who types d means 电子 sooner than GDP.
      yield ['infix', this.#holding(form)]
    }
  }

  *#holding(form: string): Generator<number> {
    for (const { owner } of this.#insides.holding(form)) yield owner
  }

  *#mixed(typed: string, runs: readonly string[]): Generator<number> {
    const longest = runs.reduce((a, b) => (b.length > a.length ? b : a))
    for (const owner of this.#holding(longest)) {
      const { form, readings } = this.suggestions[owner] as Suggestion
      const characters = lettersOf(form)
      const begins = readings.some((reading) => {
        const syllables = reading.split(' ')
        return syllables.length === characters.length && beginsMixed(typed, characters, syllables)
      })
      if (begins) yield owner
    }
  }
}
