import { BREAK } from '../model/break.ts'
import type { Dictionary } from './dictionary.ts'
import { LikeliestCut } from './likeliest-cut.ts'
import type { Segmenter } from './segmenter.ts'

/** Longest piece cut at once: the room it takes grows with the piece, its cuts are local. */
const PIECE = 4096
const ALPHANUMERIC = /^[0-9a-z.:]+$/

/**
 * jieba's words over a search form: the likeliest of all ways to cut it into words of its dictionary
 * and single characters. That is what `nodejieba.cut(form)` gives, to the word, which leaves jieba's
 * model for unknown words out unless asked: indexes are built with these words.
 *
 * One thing is mended: runs of letters and digits, which jieba shreds, stay whole (2013, 5g, 99.9, 430s00039).
 *
 * @param dictionary makes it, when the first words are asked for.
 */
export function jieba(dictionary: () => Dictionary): Segmenter {
  let made: LikeliestCut | undefined
  const cut = () => {
    made ??= new LikeliestCut(dictionary())
    return made
  }
  return {
    load: () => void cut(),
    words: (form) => {
      const words: string[] = []
      for (const piece of pieces(form)) addJoined(cut().of(piece), words)
      return words
    },
  }
}

/** Pieces of bounded length, cut at breaks and else between code points. */
function* pieces(form: string): Generator<string> {
  for (let from = 0; from < form.length; ) {
    let to = Math.min(form.length, from + PIECE)
    if (to < form.length) {
      const atBreak = form.slice(from, to).lastIndexOf(BREAK)
      if (atBreak > 0) to = from + atBreak
      else if (isLowSurrogate(form.charCodeAt(to))) to--
    }
    yield form.slice(from, to)
    from = to
  }
}

/** Adds the words of a piece to those before it. */
function addJoined(cut: readonly string[], words: string[]): void {
  let previousJoins = false
  for (const word of cut) {
    // Most words begin with a Han character, which needs no closer look.
    const joins = word.charCodeAt(0) < 0x80 && ALPHANUMERIC.test(word)
    if (joins && previousJoins) words.push(`${words.pop()}${word}`)
    else words.push(word)
    previousJoins = joins
  }
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
