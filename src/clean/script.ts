import { charactersOnlyIn } from './simplify.ts'

let deciding: { hans: ReadonlySet<string>; hant: ReadonlySet<string> } | undefined

/** The script most of the text is in, by the characters that only one of the two has. */
export function scriptOf(text: string): 'hans' | 'hant' | null {
  deciding ??= { hans: charactersOnlyIn('hans'), hant: charactersOnlyIn('hant') }
  let balance = 0
  for (const character of text) {
    if (deciding.hans.has(character)) balance += 1
    else if (deciding.hant.has(character)) balance -= 1
  }
  return balance > 0 ? 'hans' : balance < 0 ? 'hant' : null
}
