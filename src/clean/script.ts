import { charactersOnlyIn } from './simplify.ts'
import { borrowUnits } from './units.ts'

interface Deciding {
  /** 1 for a unit that is simplified, -1 for one that is traditional. */
  readonly units: Int8Array
  /** The same for the rare characters outside the BMP. */
  readonly pairs: ReadonlyMap<string, number>
}

let deciding: Deciding | undefined

/** The script most of the text is in, by the characters that only one of the two has. */
export function scriptOf(text: string): 'hans' | 'hant' | null {
  deciding ??= loadDeciding()
  const { units, pairs } = deciding
  let balance = 0
  const written = borrowUnits(text)
  for (let at = 0; at < written.length; at += 1) {
    const unit = written[at] ?? 0
    if ((unit & 0xfc00) === 0xd800) balance += pairs.get(text.slice(at, at + 2)) ?? 0
    else balance += units[unit] ?? 0
  }
  return balance > 0 ? 'hans' : balance < 0 ? 'hant' : null
}

function loadDeciding(): Deciding {
  const units = new Int8Array(0x10000)
  const pairs = new Map<string, number>()
  const add = (script: 'hans' | 'hant', sign: number): void => {
    for (const character of charactersOnlyIn(script)) {
      if (character.length === 1) units[character.charCodeAt(0)] = sign
      else pairs.set(character, sign)
    }
  }
  add('hant', -1)
  add('hans', 1)
  return { units, pairs }
}
