import { simplifiedPhrases, traditionalCharacters } from './opencc.ts'

let simplified: ReadonlyMap<string, string> | undefined

function simplifiedCharacters(): ReadonlyMap<string, string> {
  simplified ??= new Map(traditionalCharacters().map(({ from, to }) => [from, to]))
  return simplified
}

/**
 * Characters that simplified text never has. Not 乾, which has a simplified form and is one, in 乾坤: what OpenCC's
 * simplified phrases write tells nothing.
 */
export function traditionalAlone(): ReadonlySet<string> {
  const alone = new Set(
    [...simplifiedCharacters()].filter(([from, to]) => from !== to).map(([from]) => from),
  )
  for (const { from } of simplifiedPhrases()) {
    for (const character of from) alone.delete(character)
  }
  return alone
}

/** The text in simplified characters, one by one: words of OpenCC's own traditional for display. */
export function inSimplified(text: string): string {
  const table = simplifiedCharacters()
  let written = ''
  for (const character of text) written += table.get(character) ?? character
  return written
}
