import { simplifiedPhrases, traditionalCharacters } from './opencc.ts'

const simplifiedOf = new Map(traditionalCharacters.map(({ from, to }) => [from, to]))
/** 乾 has a simplified form and is one, in 乾坤: what OpenCC's simplified phrases write tells nothing. */
const inBoth = new Set(simplifiedPhrases.map(({ from }) => from).join(''))

/** Whether a text shows a character that simplified text never has. */
export function showsTraditional(text: string): boolean {
  for (const character of text) {
    const simplified = simplifiedOf.get(character) ?? character
    if (simplified !== character && !inBoth.has(character)) return true
  }
  return false
}

/** The text in simplified characters, one by one: words of OpenCC's own traditional for display. */
export function inSimplified(text: string): string {
  let simplified = ''
  for (const character of text) simplified += simplifiedOf.get(character) ?? character
  return simplified
}
