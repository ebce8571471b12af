import { Keys } from './keys.ts'
import { Lines } from './lines.ts'
import { lettersOf, readingOf } from './pinyin.ts'
import type { Suggestion } from './suggestion.ts'

/** Letters of a text; a longer one is no slip of the keyboard. */
const LONGEST_TEXT = 16

/**
 * What sounds like a text but is written otherwise: 政务公开 for 政务工开. Help for queries that
 * find nothing, and only proposed: a Han query never matches what merely sounds alike.
 */
export class Homophones {
  readonly #suggestions: readonly Suggestion[]
  readonly #formOf: (text: string) => string
  readonly #whole: Keys
  readonly #inside: Lines

  /** @param suggestions in order of rank. @param formOf what their forms were made with. */
  constructor(suggestions: readonly Suggestion[], formOf: (text: string) => string) {
    this.#suggestions = suggestions
    this.#formOf = formOf
    this.#whole = new Keys(suggestions.map(({ readings }) => readings))
    this.#inside = new Lines(suggestions.map(({ readings }) => readings.map((r) => ` ${r} `)))
  }

  /**
   * Texts that sound the same, those of higher rank first: names and pieces of names; when there
   * is none, the text with its longest piece that sounds like a whole name replaced by it.
   */
  of(text: string, limit: number): string[] {
    if (text.length > LONGEST_TEXT * 4) return []
    const letters = lettersOf(this.#formOf(text))
    if (letters.length < 2 || letters.length > LONGEST_TEXT) return []
    const found = new Set<string>()
    for (const reading of new Set([readingOf(text), readingOf(letters.join(''))])) {
      if (reading.split(' ').length !== letters.length) continue
      for (const other of this.#pieces(letters, reading)) {
        if (found.size >= limit) return [...found]
        found.add(other)
      }
      if (found.size === 0) for (const other of this.#replaced(letters, reading)) found.add(other)
    }
    return [...found].slice(0, limit)
  }

  *#pieces(letters: readonly string[], reading: string): Generator<string> {
    const typed = letters.join('')
    for (const { owner, text: line, at } of this.#inside.holding(` ${reading} `)) {
      const { text, form } = this.#suggestions[owner] as Suggestion
      const characters = lettersOf(form)
      const syllables = line.trim().split(' ').length
      if (syllables !== characters.length) continue
      const first = line.slice(0, at).split(' ').length - 1
      const piece = characters.slice(first, first + letters.length).join('')
      if (piece !== typed) yield letters.length === syllables ? text : piece
    }
  }

  #replaced(letters: readonly string[], reading: string): string[] {
    const syllables = reading.split(' ')
    for (let length = letters.length - 1; length >= 2; length--) {
      const found: string[] = []
      for (let first = 0; first + length <= letters.length; first++) {
        const run = letters.slice(first, first + length).join('')
        const sound = syllables.slice(first, first + length).join(' ')
        const forms = Array.from(
          this.#whole.being(sound),
          (owner) => (this.#suggestions[owner] as Suggestion).form,
        )
        // What is itself a name was meant.
        if (forms.includes(run)) continue
        for (const form of forms) {
          found.push([...letters.slice(0, first), form, ...letters.slice(first + length)].join(''))
        }
      }
      if (found.length > 0) return found
    }
    return []
  }
}
