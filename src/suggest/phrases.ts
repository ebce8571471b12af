import { BREAK_UNIT } from '../model/break.ts'
import { isHan } from '../model/code-units.ts'
import type { MappedText } from '../model/mapped-text.ts'
import { partsPhrases } from './edge-words.ts'
import { type CountedSections, PhraseCounts } from './phrase-counts.ts'
import { PhraseWords, type Script } from './phrase-words.ts'
import { isRead, stepOf } from './sections-read.ts'
import type { Candidate } from './suggestion.ts'
import type { Writings } from './writings.ts'
import { hasBrackets, isBracketed, written } from './written.ts'

/** A phrase is frequent in as many sections that were read, or in one of so many of all, whichever is more. */
const FEWEST_SECTIONS = 3
const ONE_SECTION_IN = 10_000
/** Words of the longest phrase that is proposed; those of one word more only explain shorter ones. */
const LONGEST_PHRASE = 4
/** A phrase is dropped when a longer one stands in at least this share of its sections. */
const EXPLAINED = 0.9
/** How phrases are read; tests ask for fewer nodes. */
interface Options {
  readonly counts?: PhraseCounts
  /** What was read is kept, so that sections can be inserted. */
  readonly keeps?: boolean
}

/** What of a section phrases are found in. */
export interface PhraseSource {
  /** As it is displayed. */
  readonly text: string
  /** Its search form in the usual spelling, which words are cut from. */
  readonly form: string
  /** Where words and breaks begin in the form, ascending. */
  readonly starts: readonly number[]
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
  readonly #words: PhraseWords
  /** Sections that went by, those that were read, and how many one of these stands for. */
  #sections = 0
  #read = 0
  readonly #readIn: Record<Script, number> = { hans: 0, hant: 0 }
  readonly #step: number
  #forgotten = 0
  /** Of each section that was read its words, a 0 after each run; null when none is to be inserted. */
  readonly #kept: Uint32Array[] | null
  /** Where each section that was read stands among all, once some are inserted. */
  #places: number[] = []

  /** @param expected sections of the index; all are read where it is not known. */
  constructor(
    fold: (text: string) => MappedText,
    expected = 0,
    { counts = new PhraseCounts(), keeps = false }: Options = {},
  ) {
    this.#fold = fold
    this.#step = stepOf(expected)
    this.#counts = counts
    this.#words = new PhraseWords(keeps)
    this.#kept = keeps ? [] : null
  }

  /** Counts a section. @returns whether it is one of those to be read: `add` it then. */
  reads(id: string): boolean {
    this.#sections++
    return isRead(id, this.#step)
  }

  /** @param script of the section's report; one that does not tell is read as simplified. */
  add(source: PhraseSource, script: Script | null): void {
    const section = this.#next(script)
    const words = this.#kept === null ? null : ([] as number[])
    this.#eachRun(source, script, section, (run) => {
      this.#counts.add(run, section, this.#step)
      if (words === null) return
      for (const word of run) words.push(word)
      words.push(0)
    })
    if (words !== null) this.#kept?.push(Uint32Array.from(words))
    if (this.#counts.forgotten === this.#forgotten) return
    this.#forgotten = this.#counts.forgotten
    this.#words.forget((number) => this.#counts.find([number]) === 0)
  }

  /** From here on sections are inserted. @param places where those that were added stand among all. */
  open(places: readonly number[]): void {
    this.#places = [...places]
  }

  /**
   * Adds a section that stands before some of those that were: what is found is then what it would be had all
   * been added in their order, as long as `isWhole`.
   *
   * @param place where it stands among all.
   */
  insert(source: PhraseSource, script: Script | null, place: number): void {
    const section = this.#next(script)
    this.#places[section] = place
    const words: number[] = []
    this.#eachRun(source, script, section, (run) => {
      for (const word of run) words.push(word)
      words.push(0)
    })
    this.#kept?.push(Uint32Array.from(words))
    this.#counts.insert(section, this.#inserted, this.#step)
  }

  /** Whether nothing was forgotten for lack of room: only then may sections be inserted. */
  get isWhole(): boolean {
    return this.#counts.isWhole
  }

  readonly #placeOf = (section: number): number => this.#places[section] as number

  readonly #inserted: CountedSections = {
    wordsOf: (section) => this.#kept?.[section] ?? [],
    placeOf: this.#placeOf,
  }

  /** @returns the number of a further section. */
  #next(script: Script | null): number {
    this.#readIn[script ?? 'hans'] += this.#step
    return this.#read++
  }

  /**
   * Reads a section word by word without a string for each: there are millions of them.
   *
   * @param take is given the words of each run; theirs is the room of the next.
   */
  #eachRun(
    { text, form, starts }: PhraseSource,
    script: Script | null,
    section: number,
    take: (run: readonly number[]) => void,
  ): void {
    // Folding again is most of the work here: only where brackets may part words, or new words stand.
    let folded: MappedText | undefined
    const map = () => {
      folded ??= this.#fold(text)
      return folded
    }
    const bracketed = hasBrackets(text)
    const run: number[] = []
    const endRun = () => {
      take(run)
      run.length = 0
    }
    for (let i = 0; i < starts.length; i++) {
      const at = starts[i] as number
      const end = starts[i + 1] ?? form.length
      const parts = partsAt(form, at, end)
      if (parts || (bracketed && isBracketed(text, map(), at))) endRun()
      if (parts) continue
      const word = this.#words.of(form, at, end)
      const writings = this.#words.writingsOf(word, script ?? 'hans')
      const place = this.#placeAmong(writings, section)
      if (place >= 0) writings.insert(place, written(text, map(), at, end), section)
      run.push(word.number)
    }
    endRun()
  }

  /** Where a word's occurrence stands among those that decide how it is written; -1 when it is none of them. */
  #placeAmong(writings: Writings, section: number): number {
    if (this.#places.length > 0) return writings.placeFor(section, this.#placeOf)
    return writings.isOpen ? writings.seen : -1
  }

  /** @param formOf what typed text is compared with. @param total sections of the index. Default: those that went by. */
  candidates(formOf: (text: string) => string, total: number = this.#sections): Candidate[] {
    const all = Math.ceil(total / ONE_SECTION_IN)
    const fewest = Math.max(FEWEST_SECTIONS * this.#step, all)
    const explained = this.#explained(fewest)
    const script = this.#readIn.hant > this.#readIn.hans ? 'hant' : 'hans'
    const found: Candidate[] = []
    for (const { words, sections } of this.#counts.phrases(fewest)) {
      if (words.length > LONGEST_PHRASE || explained.has(this.#counts.find(words))) continue
      if (!this.#words.areWhole(words)) continue
      const text = words.map((word) => this.#words.written(word, script)).join('')
      found.push({ text, form: formOf(text), kind: 'phrase', sections })
    }
    return found
  }

  /** Nodes of phrases that stand nearly always inside one longer phrase. */
  #explained(fewest: number): ReadonlySet<number> {
    const explained = new Set<number>()
    for (const { words, sections } of this.#counts.phrases(fewest)) {
      if (words.length < 2 || !this.#words.areWhole(words)) continue
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
}

/** Whether what stands there parts words: a break, or a number. */
function partsAt(form: string, at: number, end: number): boolean {
  const first = form.charCodeAt(at)
  if (first === BREAK_UNIT) return true
  return !isHan(first) && partsPhrases(form.slice(at, end))
}
