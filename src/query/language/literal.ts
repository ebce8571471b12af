import { halfWidth } from './half-width.ts'
import { prefixAt } from './prefix.ts'
import { QUOTES } from './quotation.ts'
import { WARNINGS } from './warnings.ts'
import { operatorNamed, sortNamed } from './words.ts'

/** Signs that come in pairs; the apostrophe is too often none. */
const PAIRS = [...QUOTES, ['(', ')'] as const, ['《', '》'] as const].filter(
  ([sign]) => sign !== "'",
)

/** What to say of a word that was searched as it is, though part of it looks like an operator. */
export function literalSign(word: string): string | null {
  const plain = halfWidth(word)
  if (plain === '-') return WARNINGS.loneDash
  if (plain === 'AND') return WARNINGS.noAnd
  if (plain === 'NOT') return WARNINGS.noNot
  if (/^NEAR(?:\/\D*)?$/.test(plain)) return WARNINGS.bareNear
  if (plain.includes('*')) return WARNINGS.loneStar
  const unpaired = unpairedSign(plain)
  if (unpaired !== null) return WARNINGS.unpaired(unpaired)
  return plain.length > 1 && plain.includes('|') ? WARNINGS.gluedOr : null
}

/** What to say of a word inside 同句(…), where every word is a term. */
export function operatorInside(word: string): string | null {
  const plain = halfWidth(word)
  const prefix = prefixAt(plain, 0)
  const isOperator =
    (prefix !== null && prefix.type !== 'open') ||
    operatorNamed(plain) !== undefined ||
    sortNamed(plain) !== undefined
  return isOperator ? WARNINGS.notATerm(word) : literalSign(word)
}

/** A quote or bracket at an end of the word whose other half the word does not hold. */
function unpairedSign(plain: string): string | null {
  for (const [opening, closing] of PAIRS) {
    if (!plain.startsWith(opening) && !plain.endsWith(closing)) continue
    const isBalanced =
      opening === closing
        ? count(plain, opening) % 2 === 0
        : count(plain, opening) === count(plain, closing)
    if (!isBalanced) return plain.startsWith(opening) ? opening : closing
  }
  return null
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
