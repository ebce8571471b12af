import type { SearchEngine, WordPostings } from '../engine/search-engine.ts'
import { zeros } from '../match/room.ts'
import { seek } from '../match/section-sets.ts'
import { saturated } from './saturation.ts'
import { WEIGHTS } from './weights.ts'

/** A word of a term, and how rare that makes it; a word nobody knows is the rarest. */
export interface ScoredWord {
  readonly word: string
  readonly idf: number
  /** How many sections hold it. */
  readonly spread: number
}

export function scoredWord(engine: SearchEngine, word: string): ScoredWord {
  const spread = engine.wordSpread(word)
  const idf = Math.log(1 + (engine.sectionCount - spread + 0.5) / (spread + 0.5))
  return { word, idf, spread }
}

/** What the words of longer terms add to the score of each of some sections. */
export class WordScores {
  /** No section is given more. */
  readonly most: number
  readonly #words: readonly {
    readonly weight: number
    readonly postings: readonly WordPostings[]
  }[]
  readonly #sections: Uint32Array
  readonly #penalties: Float64Array
  #scores: Float64Array | undefined

  /**
   * @param sections ordinals, ascending.
   * @param penalties of the length of every section of the index.
   */
  constructor(
    engine: SearchEngine,
    words: readonly ScoredWord[],
    sections: Uint32Array,
    penalties: Float64Array,
  ) {
    this.#words = words
      .filter(({ spread }) => spread <= WEIGHTS.commonWord)
      .map(({ word, idf }) => ({
        weight: WEIGHTS.words * idf,
        postings: engine.wordPostings(word),
      }))
    this.most = this.#words.reduce((sum, { weight }) => sum + weight * (WEIGHTS.k1 + 1), 0)
    this.#sections = sections
    this.#penalties = penalties
  }

  /** What they add at a place among the sections. */
  at(place: number): number {
    if (this.#words.length === 0) return 0
    this.#scores ??= this.#all()
    return this.#scores[place] as number
  }

  #all(): Float64Array {
    const scores = zeros(Float64Array, this.#sections.length)
    for (const { weight, postings } of this.#words) {
      for (const each of postings) this.#add(each, weight, scores)
    }
    return scores
  }

  /** Adds what a word is worth in the sections of one of its lists: the shorter of the two is walked. */
  #add({ frequency, sections: list }: WordPostings, weight: number, scores: Float64Array): void {
    const sections = this.#sections
    const penalties = this.#penalties
    const add = (place: number) => {
      const penalty = penalties[sections[place] as number] as number
      scores[place] = (scores[place] as number) + weight * saturated(frequency, penalty)
    }
    if (sections.length < list.length && list instanceof Uint32Array) {
      for (let place = 0, i = 0; place < sections.length && i < list.length; place++) {
        const section = sections[place] as number
        i = seek(list, section, i)
        if (list[i] === section) add(place)
      }
    } else {
      for (let i = 0, place = 0; i < list.length && place < sections.length; i++) {
        const section = list[i] as number
        place = seek(sections, section, place)
        if (sections[place] === section) add(place)
      }
    }
  }
}
