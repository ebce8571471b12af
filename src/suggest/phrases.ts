import { BREAK_UNIT } from '../model/break.ts'
import { isHan } from '../model/code-units.ts'
import type { MappedText } from '../model/mapped-text.ts'
import { isEdgeWord, partsPhrases } from './edge-words.ts'
import { PhraseCounts } from './phrase-counts.ts'
import { ShortWords, shortKey } from './short-words.ts'
import type { Candidate } from './suggestion.ts'
import { Writings } from './writings.ts'

/** A phrase is frequent in as many sections that were read, or in one of so many of all, whichever is more. */
const FEWEST_SECTIONS = 3
const ONE_SECTION_IN = 10_000
/** Sections that are read at most, about. */
const MOST_READ = 16_384
/** Words of the longest phrase that is proposed; those of one word more only explain shorter ones. */
const LONGEST_PHRASE = 4
/** A phrase is dropped when a longer one stands in at least this share of its sections. */
const EXPLAINED = 0.9
/** Occurrences of a word that decide how it is written in a script. */
const WRITINGS = 16

const BRACKET = /[\p{Ps}\p{Pe}<>]/u

type Script = 'hans' | 'hant'

/** What of a section phrases are found in. */
export interface PhraseSource {
  /** As it is displayed. */
  readonly text: string
  /** Its search form in the usual spelling, which words are cut from. */
  readonly form: string
  /** Where words and breaks begin in the form, ascending. */
  readonly starts: readonly number[]
}

interface Word {
  readonly number: number
  readonly text: string
  readonly edge: boolean
  /** How its first occurrences are written in reports of each script. */
  hans: Writings | null
  hant: Writings | null
}

/**
 * The frequent phrases of an index: words of two characters or more, and runs of two to four words
 * with no break between them, that begin and end with words of their own and are not merely a
 * piece of one longer phrase. Quotes part no words: “放管服”改革. Each is shown in the script that
 * most sections are in.
 *
 * Of a large index a sample of its sections is read, so that the sections of a phrase are estimated: half
 * of them, a quarter, and so on. A hash of its id decides for each, whatever the others are, so that a
 * few reports more change little.
 */
export class Phrases {
  readonly #fold: (text: string) => MappedText
  readonly #counts: PhraseCounts
  /** Words by text: those of more than two units here, others in the table of short ones. */
  readonly #known = new Map<string, Word>()
  readonly #short = new ShortWords()
  readonly #words: (Word | undefined)[] = [undefined]
  /** Sections that went by, those that were read, and how many one of these stands for. */
  #sections = 0
  #read = 0
  readonly #readIn: Record<Script, number> = { hans: 0, hant: 0 }
  readonly #step: number
  #forgotten = 0

  /** @param expected sections of the index; all are read where it is not known. */
  constructor(fold: (text: string) => MappedText, expected = 0, counts = new PhraseCounts()) {
    this.#fold = fold
    this.#step = 2 ** Math.max(0, Math.ceil(Math.log2(expected / MOST_READ)))
    this.#counts = counts
  }

  /** Counts a section. @returns whether it is one of those to be read: `add` it then. */
  reads(id: string): boolean {
    this.#sections++
    return hashOf(id) % this.#step === 0
  }

  /** @param script of the section's report; one that does not tell is read as simplified. */
  add(source: PhraseSource, script: Script | null): void {
    this.#count(source, script ?? 'hans')
    this.#readIn[script ?? 'hans'] += this.#step
    this.#read++
    if (this.#counts.forgotten !== this.#forgotten) this.#forgetWords()
  }

  /** Word by word without a string for each: there are millions of them. */
  #count({ text, form, starts }: PhraseSource, script: Script): void {
    // Folding again is most of the work here: only where brackets may part words, or new words stand.
    let folded: MappedText | undefined
    const map = () => {
      folded ??= this.#fold(text)
      return folded
    }
    const hasBrackets = BRACKET.test(text)
    const run: number[] = []
    const endRun = () => {
      this.#counts.add(run, this.#read, this.#step)
      run.length = 0
    }
    for (let i = 0; i < starts.length; i++) {
      const at = starts[i] as number
      const end = starts[i + 1] ?? form.length
      const parts = partsAt(form, at, end)
      if (parts || (hasBrackets && isBracketed(text, map(), at))) endRun()
      if (parts) continue
      const word = this.#word(form, at, end)
      const writings = writingsOf(word, script)
      if (writings.seen < WRITINGS) writings.add(written(text, map(), at, end))
      run.push(word.number)
    }
    endRun()
  }

  /** @param formOf what typed text is compared with. */
  candidates(formOf: (text: string) => string): Candidate[] {
    const all = Math.ceil(this.#sections / ONE_SECTION_IN)
    const fewest = Math.max(FEWEST_SECTIONS * this.#step, all)
    const explained = this.#explained(fewest)
    const found: Candidate[] = []
    for (const { words, sections } of this.#counts.phrases(fewest)) {
      if (words.length > LONGEST_PHRASE || explained.has(this.#counts.find(words))) continue
      if (!this.#isWhole(words)) continue
      const text = words.map((word) => this.#written(word)).join('')
      found.push({ text, form: formOf(text), kind: 'phrase', sections })
    }
    return found
  }

  /** Nodes of phrases that stand nearly always inside one longer phrase. */
  #explained(fewest: number): ReadonlySet<number> {
    const explained = new Set<number>()
    for (const { words, sections } of this.#counts.phrases(fewest)) {
      if (words.length < 2 || !this.#isWhole(words)) continue
      for (let first = 0; first < words.length; first++) {
        for (let end = first + 1; end <= words.length; end++) {
          const fewer = words.length - (end - first)
          if (fewer === 0) continue
          const node = this.#counts.find(words.slice(first, end))
          // A word less was counted from a section earlier on.
          const most = sections + fewer * this.#step
          if (most >= EXPLAINED * this.#counts.count(node)) explained.add(node)
        }
      }
    }
    return explained
  }

  #isWhole(words: readonly number[]): boolean {
    const all = words.map((word) => this.#words[word])
    if (all[0]?.edge !== false || all.at(-1)?.edge !== false) return false
    // One character before other words is most often the end of what was cut off: 办 in 省政府办政务公开.
    return (all[0]?.text.length ?? 0) >= 2
  }

  #written(number: number): string {
    const word = this.#words[number]
    if (word === undefined) return ''
    const { hans, hant } = word
    const mostAre = this.#readIn.hant > this.#readIn.hans ? hant : hans
    return (mostAre ?? hans ?? hant)?.most() ?? ''
  }

  /** The word that stands in a form from one place up to another. */
  #word(form: string, from: number, to: number): Word {
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

  /** Words of no phrase that is still counted are forgotten as well. */
  #forgetWords(): void {
    this.#forgotten = this.#counts.forgotten
    this.#words.forEach((word, number) => {
      if (word === undefined || this.#counts.find([number]) !== 0) return
      this.#known.delete(word.text)
      this.#words[number] = undefined
    })
  }
}

function writingsOf(word: Word, script: Script): Writings {
  const known = script === 'hant' ? word.hant : word.hans
  if (known !== null) return known
  const none = new Writings()
  if (script === 'hant') word.hant = none
  else word.hans = none
  return none
}

/** Whether what stands there parts words: a break, or a number. */
function partsAt(form: string, at: number, end: number): boolean {
  const first = form.charCodeAt(at)
  if (first === BREAK_UNIT) return true
  return !isHan(first) && partsPhrases(form.slice(at, end))
}

/** Whether a bracket stands before a unit of the form: 办法》规定 are no two words that belong together. */
function isBracketed(text: string, { starts, ends }: MappedText, at: number): boolean {
  const [from, to] = [ends[at - 1], starts[at]]
  return from !== undefined && to !== undefined && to > from && BRACKET.test(text.slice(from, to))
}

/** The displayed characters of a stretch of the form, without those that are ignored. */
function written(text: string, { starts, ends }: MappedText, from: number, to: number): string {
  let characters = ''
  for (let unit = from; unit < to; unit++) {
    if (unit > from && starts[unit] === starts[unit - 1]) continue
    characters += text.slice(starts[unit], ends[unit])
  }
  return characters
}

/** FNV-1a (Fowler, Noll, Vo), its low bits mixed with the high ones: not negative. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
