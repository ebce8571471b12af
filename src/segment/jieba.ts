import { BREAK } from '../model/break.ts'
import type { Dictionary } from './dictionary.ts'
import { LikeliestCut } from './likeliest-cut.ts'
import type { Segmenter } from './segmenter.ts'

/** Longest piece cut at once: the room it takes grows with the piece, its cuts are local. */
const PIECE = 4096

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
    ends: (form) => endsIn(form, cut()),
  }
}

function endsIn(form: string, cut: LikeliestCut): Uint32Array {
  const all = new Uint32Array(form.length)
  let count = 0
  for (const [from, to] of pieces(form)) {
    const ends = cut.endsIn(form, from, to)
    let lastJoins = false
    for (let at = from; at < to; ) {
      const end = ends[at - from] as number
      const joins = isAlphanumeric(form, at, end)
      // A run goes on.
      if (joins && lastJoins) count--
      all[count++] = end
      lastJoins = joins
      at = end
    }
  }
  return all.slice(0, count)
}

/** Where pieces of bounded length start and end: cut at breaks and else between code points. */
function* pieces(form: string): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from < form.length; ) {
    let to = Math.min(form.length, from + PIECE)
    if (to < form.length) {
      const atBreak = form.slice(from, to).lastIndexOf(BREAK)
      if (atBreak > 0) to = from + atBreak
      else if (isLowSurrogate(form.charCodeAt(to))) to--
    }
    yield [from, to]
    from = to
  }
}

/** Whether a word is of letters, digits, dots and colons alone. */
function isAlphanumeric(form: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const unit = form.charCodeAt(at)
    const isDigitOrColon = unit >= 0x30 && unit <= 0x3a
    const isLetter = unit >= 0x61 && unit <= 0x7a
    if (!isDigitOrColon && !isLetter && unit !== 0x2e) return false
  }
  return true
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
