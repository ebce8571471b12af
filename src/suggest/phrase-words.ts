import { isEdgeWord } from './edge-words.ts'
import { ShortWords, shortKey } from './short-words.ts'
import { Writings } from './writings.ts'

export type Script = 'hans' | 'hant'

interface Word {
  readonly number: number
  readonly text: string
  readonly edge: boolean
  /** How its first occurrences are written in reports of each script. */
  hans: Writings | null
  hant: Writings | null
}

/** The words of phrases, numbered from 1 as they come. */
export class PhraseWords {
  /** By text: those of more than two units here, others in the table of short ones. */
  readonly #known = new Map<string, Word>()
  readonly #short = new ShortWords()
  readonly #words: (Word | undefined)[] = [undefined]
  readonly #keeps: boolean

  /** @param keeps whether occurrences of them will be inserted. */
  constructor(keeps: boolean) {
    this.#keeps = keeps
  }

  /** The word that stands in a form from one place up to another. */
  of(form: string, from: number, to: number): Word {
    const key = shortKey(form, from, to)
    const known =
      key === 0 ? this.#known.get(form.slice(from, to)) : this.#words[this.#short.find(key)]
    if (known !== undefined) return known
    const text = form.slice(from, to)
    const number = this.#words.length
    const word = { number, text, edge: isEdgeWord(text), hans: null, hant: null }
    if (key === 0) this.#known.set(text, word)
    else this.#short.set(key, number)
    this.#words.push(word)
    return word
  }

  writingsOf(word: Word, script: Script): Writings {
    const known = script === 'hant' ? word.hant : word.hans
    if (known !== null) return known
    const none = new Writings(this.#keeps)
    if (script === 'hant') word.hant = none
    else word.hans = none
    return none
  }

  /** Whether words make a phrase of their own. */
  areWhole(words: readonly number[]): boolean {
    const all = words.map((word) => this.#words[word])
    if (all[0]?.edge !== false || all.at(-1)?.edge !== false) return false
    // One character before other words is most often the end of what was cut off: 办 in 省政府办政务公开.
    return (all[0]?.text.length ?? 0) >= 2
  }

  /** How a word is written, in a script if it ever is. */
  written(number: number, script: Script): string {
    const word = this.#words[number]
    if (word === undefined) return ''
    const { hans, hant } = word
    const mostAre = script === 'hant' ? hant : hans
    return (mostAre ?? hans ?? hant)?.most() ?? ''
  }

  /** Forgets words that no phrase holds any more. */
  forget(isGone: (number: number) => boolean): void {
    this.#words.forEach((word, number) => {
      if (word === undefined || !isGone(number)) return
      this.#known.delete(word.text)
      this.#words[number] = undefined
    })
  }
}
