import nodejieba from 'nodejieba'
import { BREAK } from '../model/break.ts'
import type { Segmenter } from './segmenter.ts'

/** Longest piece given to jieba at once: its memory grows with the piece, its cuts are local. */
const PIECE = 4096
const ALPHANUMERIC = /^[0-9a-z.:]+$/

/**
 * jieba's words (its default cut, with the HMM for unknown words) over a search form.
 *
 * Three things are mended: breaks stay apart; runs of letters and digits, which jieba shreds,
 * stay whole (2013, 5g, 99.9, 430s00039); and a cut that does not join to its input, as may happen
 * where jieba's own tables fail, becomes single characters.
 *
 * @param userDictionary path of a file with one word a line; absent, jieba's own is used.
 */
export function jieba(userDictionary?: string): Segmenter {
  let loaded = false
  const load = () => {
    if (loaded) return
    nodejieba.load(userDictionary === undefined ? {} : { userDict: userDictionary })
    loaded = true
  }
  return {
    load,
    words: (form) => {
      load()
      const words: string[] = []
      for (const piece of pieces(form)) mend(piece, nodejieba.cut(piece), words)
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
function mend(piece: string, cut: readonly string[], words: string[]): void {
  let previousJoins = false
  for (const word of joinsTo(piece, cut) ? cut : piece) {
    // Most words begin with a Han character, which needs no closer look.
    const joins = word.charCodeAt(0) < 0x80 && ALPHANUMERIC.test(word)
    if (joins && previousJoins) words.push(`${words.pop()}${word}`)
    else words.push(word)
    previousJoins = joins
  }
}

function joinsTo(piece: string, cut: readonly string[]): boolean {
  let at = 0
  for (const word of cut) {
    if (!piece.startsWith(word, at)) return false
    at += word.length
  }
  return at === piece.length
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
