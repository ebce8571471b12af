import hkVariants from 'opencc-js/dict/HKVariants'
import stCharacters from 'opencc-js/dict/STCharacters'
import stPhrases from 'opencc-js/dict/STPhrases'
import tsCharacters from 'opencc-js/dict/TSCharacters'
import tsPhrases from 'opencc-js/dict/TSPhrases'
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

function parse(dictionary: string): Entry[] {
  return dictionary.split('|').map((line) => {
    const [from = '', to = ''] = line.split(' ')
    return { from, to }
  })
}
