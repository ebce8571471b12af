import { simplifiedPhrases, traditionalCharacters } from './opencc.ts'

const simplifiedOf = new Map(traditionalCharacters.map(({ from, to }) => [from, to]))
/** Not 乾, which has a simplified form and is one, in 乾坤: what OpenCC's simplified phrases write tells nothing. */
const traditionalAlone = new Set(
  [...simplifiedOf].filter(([from, to]) => from !== to).map(([from]) => from),
)
for (const { from } of simplifiedPhrases) {
  for (const character of from) traditionalAlone.delete(character)
}

/** Whether a text shows a character that simplified text never has. */
export function showsTraditional(text: string): boolean {
  for (const character of text) if (traditionalAlone.has(character)) return true
  return false
}

/** The text in simplified characters, one by one: words of OpenCC's own traditional for display. */
export function inSimplified(text: string): string {
  let simplified = ''
  for (const character of text) simplified += simplifiedOf.get(character) ?? character
  return simplified
}
