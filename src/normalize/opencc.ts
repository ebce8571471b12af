import hkVariants from 'opencc-js/dict/HKVariants'
import stCharacters from 'opencc-js/dict/STCharacters'
import stPhrases from 'opencc-js/dict/STPhrases'
import tsCharacters from 'opencc-js/dict/TSCharacters'
import tsPhrases from 'opencc-js/dict/TSPhrases'
import twPhrases from 'opencc-js/dict/TWPhrases'
import twPhrasesRev from 'opencc-js/dict/TWPhrasesRev'
import twVariants from 'opencc-js/dict/TWVariants'

/**
 * OpenCC's tables as they are: the one place that knows how opencc-js packs them. An entry may
 * offer several values; the first is the one OpenCC's converters use.
 */
export interface Entry {
  readonly from: string
  readonly to: string
}

export const traditionalCharacters: readonly Entry[] = parse(tsCharacters)
export const simplifiedCharacters: readonly Entry[] = parse(stCharacters)
/** How Hong Kong and Taiwan write a character of OpenCC's own traditional. */
export const regionalVariants: readonly Entry[] = [...parse(hkVariants), ...parse(twVariants)]
export const traditionalPhrases: readonly Entry[] = parse(tsPhrases)
export const simplifiedPhrases: readonly Entry[] = parse(stPhrases)
/** The mainland's words and Taiwan's for them. Some stay as they are: 方程式, lest 程式 be seen in it. */
export const taiwanWords: readonly Entry[] = parse(twPhrases)
/** Taiwan's words and the mainland's for them: more than `taiwanWords` the other way round. */
export const mainlandWords: readonly Entry[] = parse(twPhrasesRev)

/** Entries stand between bars, values after spaces. Sixty thousand of them: no list is made of each. */
function parse(dictionary: string): Entry[] {
  const entries: Entry[] = []
  for (let at = 0; at < dictionary.length; ) {
    const end = placeOf('|', dictionary, at, dictionary.length)
    const space = placeOf(' ', dictionary, at, end)
    const second = placeOf(' ', dictionary, space + 1, end)
    entries.push({ from: dictionary.slice(at, space), to: dictionary.slice(space + 1, second) })
    at = end + 1
  }
  return entries
}

/** Where a character stands first; the end when it does not. */
function placeOf(character: string, text: string, from: number, end: number): number {
  const place = text.indexOf(character, from)
  return place < 0 || place > end ? end : place
}
