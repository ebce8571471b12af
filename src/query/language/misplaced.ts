import type { Notes } from './notes.ts'
import type { TermToken, Token } from './tokens.ts'
import { WARNINGS } from './warnings.ts'

const OPERANDS = ['term', 'near', 'sequence', 'together', 'filter'] as const
const BEGINS: ReadonlySet<string | undefined> = new Set([...OPERANDS, 'open', 'not'])
const ENDS: ReadonlySet<string | undefined> = new Set([...OPERANDS, 'close'])

/**
 * The tokens with each operator that lacks its operands taken as a term. All are judged by what was
 * typed beside them, so two operators side by side are both text, and those left have what they need.
 */
export function settle(text: string, tokens: readonly Token[], notes: Notes): Token[] {
  return tokens.map((token, i) => {
    const warning = misplaced(token, tokens[i - 1]?.type, tokens[i + 1]?.type)
    if (warning === null) return token
    const word = asTerm(token, text)
    // A lone dash is told of like every other that is text.
    if (word.text !== '-') notes.warn(token, warning(word.text))
    return word
  })
}

/** A token as what it looks like. */
export function asTerm({ start, end }: Token, text: string): TermToken {
  return { type: 'term', text: text.slice(start, end), quoted: false, start, end }
}

function misplaced(
  { type }: Token,
  before: Token['type'] | undefined,
  after: Token['type'] | undefined,
): ((typed: string) => string) | null {
  switch (type) {
    case 'or':
      return ENDS.has(before) && BEGINS.has(after) ? null : WARNINGS.misplacedOr
    case 'not':
      return BEGINS.has(after) ? null : WARNINGS.misplacedNot
    case 'beside':
      return before === 'term' && after === 'term' ? null : WARNINGS.misplacedBeside
    default:
      return null
  }
}
