import type { Suggestion, SuggestionKind } from './suggestion.ts'

/** Shorter names have too little in common with anything to tell a slip from another name. */
const SHORTEST = 4
const LONGEST = 64
/** Share of the shorter name's pairs of neighbouring characters that the other must have too. */
const ALIKE = 0.6

/**
 * Known names that are like a text: those that have most pairs of neighbouring characters in
 * common (Dice), equals by rank. Help for queries that find nothing. A text of three characters or
 * fewer is like nothing.
 *
 * @param suggestions in order of rank.
 * @param form search form of the text.
 */
export function nearest(
  suggestions: readonly Suggestion[],
  form: string,
  kind: SuggestionKind,
  limit: number,
): Suggestion[] {
  if ([...form.slice(0, 2 * SHORTEST)].length < SHORTEST || form.length > LONGEST) return []
  const typed = new Set(pairsOf(form))
  const alike: { readonly suggestion: Suggestion; readonly dice: number }[] = []
  for (const suggestion of suggestions) {
    if (suggestion.kind !== kind || suggestion.form === form) continue
    const dice = diceOf(typed, suggestion.form)
    if (dice > 0) alike.push({ suggestion, dice })
  }
  // The sort is stable: equals stay in order of rank.
  alike.sort((a, b) => b.dice - a.dice)
  return alike.slice(0, Math.max(0, limit)).map(({ suggestion }) => suggestion)
}

/** Twice what two names have in common by what they have; 0 for names that are not alike. */
function diceOf(typed: ReadonlySet<number>, form: string): number {
  if (form.length < SHORTEST) return 0
  const common = new Set<number>()
  for (const pair of pairsOf(form)) if (typed.has(pair)) common.add(pair)
  if (common.size < ALIKE * Math.min(typed.size, form.length - 1)) return 0
  return (2 * common.size) / (typed.size + form.length - 1)
}

function* pairsOf(form: string): Generator<number> {
  for (let at = 1; at < form.length; at++) {
    yield form.charCodeAt(at - 1) * 0x10000 + form.charCodeAt(at)
  }
}
