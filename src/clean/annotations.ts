import { readingsOf } from './readings.ts'
import type { Repair } from './repair.ts'

/** A Han character and what stands in parentheses after it, if that is made of Latin letters. */
const ANNOTATED =
  /(\p{Script=Han})([ \u00a0\u3000]{0,2}[(（][ \u00a0\u3000]{0,2}((?:\p{Script=Latin}|\p{Mn}){1,12})[ \u00a0\u3000]{0,2}[)）])/gu

/**
 * Pronunciations written after a character: 發(fā)文, 辦(ban)公. The parenthesis goes only when
 * it is a reading of that very character, so 計劃(plan) and 人(A) stay.
 */
export const annotations: Repair = {
  kind: 'pinyin',
  apply: (text, count) =>
    text.replace(ANNOTATED, (all, character: string, _parenthesis: string, letters: string) => {
      if (!isReading(character, letters.normalize('NFC'))) return all
      count('pinyin')
      return character
    }),
}

/** The same where a hard line break parted the two; documents only: it parts a query's terms. */
const BROKEN =
  /(\p{Script=Han})(?:[ \u00a0\u3000]{0,2}\n[ \u00a0\u3000]{0,2}[(（]|[ \u00a0\u3000]{0,2}[(（][ \u00a0\u3000]{0,2}\n)[ \u00a0\u3000]{0,2}((?:\p{Script=Latin}|\p{Mn}){1,12})[ \u00a0\u3000]{0,2}[)）]/gu

export const brokenAnnotations: Repair = {
  kind: 'pinyin',
  apply: (text, count) =>
    text.replace(BROKEN, (all, character: string, letters: string) => {
      if (!isReading(character, letters.normalize('NFC'))) return all
      count('pinyin')
      return character
    }),
}

function isReading(character: string, letters: string): boolean {
  const plain = /^[a-zü]+$/i.test(letters)
  return readingsOf(character).has(plain ? letters : letters.toLowerCase())
}
