import type { Spelling } from '../model/query.ts'
import { simplifiedPhrases, traditionalPhrases } from './opencc.ts'

/** Two search forms of one phrase, of one length: 计画 and 计划. */
export interface PhrasePair {
  readonly form: string
  readonly other: string
}

/**
 * The phrases of OpenCC whose two scripts fold apart, each pair in both directions.
 *
 * 畫 is 划 in 計畫 and 画 alone: a fold of single characters cannot know, so these pairs are
 * alternatives of the query.
 *
 * @param fold gives the search form of a phrase.
 * @param areAlike tells sooner, of most phrases that have one form, that they do. Default: of none.
 */
export function phrasePairs(
  fold: (text: string) => string,
  areAlike: (a: string, b: string) => boolean = () => false,
): readonly PhrasePair[] {
  const pairs = new Map<string, PhrasePair>()
  for (const { from, to } of [...traditionalPhrases(), ...simplifiedPhrases()]) {
    if (areAlike(from, to)) continue
    const form = fold(from)
    const other = fold(to)
    if (form === other || form.length !== other.length) continue
    pairs.set(`${form} ${other}`, { form, other })
    pairs.set(`${other} ${form}`, { form: other, other: form })
  }
  return [...pairs.values()]
}

/** What other spellings are found by. */
export interface SpellingPairs {
  /** Those that no shorter ones inside them explain, the shortest first. */
  readonly pairs: readonly PhrasePair[]
  /** Units of the longest form of all. */
  readonly longest: number
}

/** @param pairs as `phrasePairs` gives them. */
export function spellingPairs(pairs: readonly PhrasePair[]): SpellingPairs {
  return { pairs: essential(pairs), longest: Math.max(0, ...pairs.map(({ form }) => form.length)) }
}

/** Finds the other spellings of a term. */
export class Spellings {
  /** Pairs by the characters at which their two forms differ, with the place of each. */
  readonly #byCharacter = new Map<string, { readonly pair: PhrasePair; readonly at: number }[]>()
  /** Units of the longest form of a pair. */
  readonly longest: number

  constructor({ pairs, longest }: SpellingPairs) {
    this.longest = longest
    for (const pair of pairs) {
      for (const at of differences(pair)) {
        const character = pair.form.charAt(at)
        const places = this.#byCharacter.get(character) ?? []
        places.push({ pair, at })
        this.#byCharacter.set(character, places)
      }
    }
  }

  /** Changes when any spelling does. */
  digest(): string {
    return JSON.stringify([...this.#byCharacter.values()])
  }

  /**
   * What the text may show instead, and where, for a term that agrees with one form of a pair as
   * far as the term reaches. A single character takes no other spelling: 画 does not find 计划.
   *
   * @param from only spellings that differ from the term at this place of it or after it.
   * @param to and before this one.
   */
  of(form: string, from = 0, to: number = form.length): readonly Spelling[] {
    if (form.length < 3 && [...form].length < 2) return []
    const found: Spelling[] = []
    for (let i = Math.max(0, from); i < Math.min(to, form.length); i++) {
      const places = this.#byCharacter.get(form.charAt(i))
      if (places === undefined) continue
      for (const { pair, at } of places) {
        const offset = i - at
        if (agrees(form, pair.form, offset)) found.push({ offset, text: pair.other })
      }
    }
    return found.length < 2 ? found : distinct(found)
  }
}

/**
 * Rewrites a search form to the spelling mainland text uses, which jieba's dictionary knows:
 * 计画 becomes 计划. Longest phrase first, from the left, as OpenCC itself converts; lengths stay.
 */
export class UsualSpelling {
  readonly #phrases: ReadonlyMap<string, string>
  readonly #pattern: RegExp

  /** @param phrases as `usualPhrases` gives them. */
  constructor(phrases: ReadonlyMap<string, string>) {
    this.#phrases = phrases
    const longestFirst = [...phrases.keys()].sort((a, b) => b.length - a.length)
    this.#pattern = new RegExp(
      longestFirst.map((form) => form.replaceAll('|', '\\|')).join('|'),
      'g',
    )
  }

  of(form: string): string {
    return form.replace(this.#pattern, (phrase) => this.#phrases.get(phrase) ?? phrase)
  }
}

/** Search forms of phrases that are usually spelled otherwise, with their usual ones. */
export function usualPhrases(fold: (text: string) => string): ReadonlyMap<string, string> {
  const phrases = new Map<string, string>()
  for (const { from, to } of traditionalPhrases()) {
    const form = fold(from)
    const other = fold(to)
    if (form !== other && form.length === other.length) phrases.set(form, other)
  }
  return phrases
}

/** Pairs that no shorter pairs inside them explain: 计画 explains 计画经济. */
function essential(pairs: readonly PhrasePair[]): readonly PhrasePair[] {
  const kept: PhrasePair[] = []
  for (const pair of [...pairs].sort((a, b) => a.form.length - b.form.length)) {
    const explained = new Set<number>()
    for (const shorter of kept) {
      for (
        let at = pair.form.indexOf(shorter.form);
        at >= 0;
        at = pair.form.indexOf(shorter.form, at + 1)
      ) {
        if (!pair.other.startsWith(shorter.other, at)) continue
        for (const difference of differences(shorter)) explained.add(at + difference)
      }
    }
    if (differences(pair).some((at) => !explained.has(at))) kept.push(pair)
  }
  return kept
}

function differences({ form, other }: PhrasePair): number[] {
  const places: number[] = []
  for (let at = 0; at < form.length; at++) if (form[at] !== other[at]) places.push(at)
  return places
}

function distinct(spellings: readonly Spelling[]): Spelling[] {
  const byKey = new Map(spellings.map((each) => [`${each.offset} ${each.text}`, each]))
  return [...byKey.values()]
}

/** Whether a form shows a phrase at a place, as far as the form reaches. */
function agrees(form: string, phrase: string, offset: number): boolean {
  const end = Math.min(form.length, offset + phrase.length)
  for (let i = Math.max(0, offset); i < end; i++) {
    if (form.charCodeAt(i) !== phrase.charCodeAt(i - offset)) return false
  }
  return true
}
