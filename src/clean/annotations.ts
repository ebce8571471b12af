import { readingsOf } from './readings.ts'
import type { Edit, Repair } from './repair.ts'

/** A Han character and what stands in parentheses after it, if that is made of Latin letters. */
const ANNOTATED =
  /(\p{Script=Han})[ \u00a0\u3000]{0,2}[(（][ \u00a0\u3000]{0,2}((?:\p{Script=Latin}|\p{Mn}){1,12})[ \u00a0\u3000]{0,2}[)）]/uy

/** The same where a hard line break parted the two. */
const BROKEN =
  /(\p{Script=Han})(?:[ \u00a0\u3000]{0,2}\n[ \u00a0\u3000]{0,2}[(（]|[ \u00a0\u3000]{0,2}[(（][ \u00a0\u3000]{0,2}\n)[ \u00a0\u3000]{0,2}((?:\p{Script=Latin}|\p{Mn}){1,12})[ \u00a0\u3000]{0,2}[)）]/uy

/**
 * Pronunciations written after a character: 發(fā)文, 辦(ban)公. The parenthesis goes only when
 * it is a reading of that very character, so 計劃(plan) and 人(A) stay.
 */
export const annotations: Repair = {
  kind: 'pinyin',
  edits: (text) => readingsIn(text, ANNOTATED, 2),
}

/** Those that a line break parts; documents only: it parts a query's terms. */
export const brokenAnnotations: Repair = {
  kind: 'pinyin',
  edits: (text) => readingsIn(text, BROKEN, 5),
}

/** Looks only where a parenthesis opens before what may be letters: `gap` units at most before them. */
function readingsIn(text: string, pattern: RegExp, gap: number): Edit[] {
  const edits: Edit[] = []
  for (const open of ['(', '（']) {
    for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at + 1)) {
      if (!isLetter(text.charCodeAt(skip(text, at + 1, 1, gap)))) continue
      let start = skip(text, at - 1, -1, gap)
      if ((text.charCodeAt(start) & 0xfc00) === 0xdc00) start -= 1
      pattern.lastIndex = Math.max(0, start)
      const [all = '', character = '', letters = ''] = pattern.exec(text) ?? []
      if (all === '' || !isReading(character, letters.normalize('NFC'))) continue
      edits.push({ start, end: start + all.length, text: character, counted: true })
    }
  }
  return edits.sort((a, b) => a.start - b.start)
}

/** Past the white space and line ends from `at` on, at most `most` of them. */
function skip(text: string, at: number, step: 1 | -1, most: number): number {
  let place = at
  for (let left = most; left > 0 && isSpace(text.charCodeAt(place)); left -= 1) {
    place += step
  }
  return place
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0xa0 || unit === 0x3000 || unit === 0x0a
}

/** Perhaps a Latin letter or a mark; certainly no Han character, digit or punctuation mark. */
function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit < 0x2e80) || unit >= 0xa000
}

function isReading(character: string, letters: string): boolean {
  const plain = /^[a-zü]+$/i.test(letters)
  return readingsOf(character).has(plain ? letters : letters.toLowerCase())
}
