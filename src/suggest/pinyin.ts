import { pinyinLibrary } from '../pinyin-library.ts'

const READ = /[\p{L}\p{N}]/u

/** The characters of a text that are read: letters, digits, Han; in plain width and lower case. */
export function lettersOf(text: string): string[] {
  return [...text.normalize('NFKC').toLowerCase()].filter((character) => READ.test(character))
}

/**
 * How a text is read: one syllable for each of its letters, without tones, ü as v, parted by
 * spaces. A character of several readings is read as the words around it ask (重庆 chong qing,
 * 会计 kuai ji), as far as pinyin-pro knows them; other readings are not given. Letters, digits
 * and characters it does not know are read as themselves.
 */
export function readingOf(text: string): string {
  const letters = lettersOf(text)
  const syllables = syllablesOf(letters.join(''))
  return (
    syllables.length === letters.length
      ? syllables
      : letters.flatMap((letter) => syllablesOf(letter))
  ).join(' ')
}

function syllablesOf(letters: string): string[] {
  return pinyinLibrary().pinyin(letters, { toneType: 'none', type: 'array', v: true })
}

/** A reading as it is typed, in one; ü is typed as v or as u. */
export function typedReadings(reading: string): string[] {
  const typed = reading.replaceAll(' ', '')
  return typed.includes('v') ? [typed, typed.replaceAll('v', 'u')] : [typed]
}

/** First letters of a reading's syllables: zwgk. */
export function initialsOf(reading: string): string {
  return reading.replace(/([^ ])[^ ]* ?/gu, '$1')
}

/** Loads what readings are made with, 0.1 s; else the first reading does. */
export const loadReadings = (): void => void readingOf('中')
