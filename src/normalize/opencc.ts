import stCharacters from 'opencc-js/dict/STCharacters'
import stPhrases from 'opencc-js/dict/STPhrases'
import tsCharacters from 'opencc-js/dict/TSCharacters'
import tsPhrases from 'opencc-js/dict/TSPhrases'

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
export const traditionalPhrases: readonly Entry[] = parse(tsPhrases)
export const simplifiedPhrases: readonly Entry[] = parse(stPhrases)

function parse(dictionary: string): Entry[] {
  return dictionary.split('|').map((line) => {
    const [from = '', to = ''] = line.split(' ')
    return { from, to }
  })
}
