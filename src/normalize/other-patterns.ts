import type { Pattern, Spelling } from '../model/query.ts'
import { type Choice, choicesOf } from './choices.ts'
import type { Replacement } from './replacement.ts'
import type { Spellings } from './spellings.ts'

/** Patterns of a term beside its own: each is looked for in the whole index. */
const MOST = 64

/** Spellings of all patterns of a term together: a term of years alone has thousands for each. */
const MOST_SPELLINGS = 4096

export interface OtherPatterns {
  /** In the order of `choicesOf`: what keeps most of the term first. */
  readonly others: readonly Pattern[]
  /** Combinations there was no room for. */
  readonly leftOut: number
}

/**
 * The patterns of a term in which runs are replaced by something of another length.
 *
 * @param inPlace what is compared in place in the term itself.
 */
export function otherPatterns(
  form: string,
  replacements: readonly Replacement[],
  inPlace: readonly Spelling[],
  spellings: Spellings,
): OtherPatterns {
  const unequal = replacements.filter(({ text, length }) => text.length !== length)
  if (unequal.length === 0) return { others: [], leftOut: 0 }
  const { choices, leftOut } = choicesOf(
    unequal.sort((a, b) => a.at - b.at),
    Math.max(1, Math.min(MOST, Math.floor(MOST_SPELLINGS / (inPlace.length + 1)))),
  )
  const patterns = new Map<string, Pattern>()
  for (const choice of choices) {
    const pattern = patternOf(form, choice, inPlace, spellings)
    const key = JSON.stringify([pattern.form, pattern.guarded])
    if (!patterns.has(key)) patterns.set(key, pattern)
  }
  return { others: [...patterns.values()], leftOut }
}

/** A replacement of the same length, as it is compared in place. */
export function asSpelling({ at, text, guard }: Replacement): Spelling {
  return guard === undefined ? { offset: at, text } : { offset: at, text, guard }
}

/** The form with runs replaced; what may stand in place for the rest of it, and around the seams. */
function patternOf(
  form: string,
  replaced: Choice,
  inPlace: readonly Spelling[],
  spellings: Spellings,
): Pattern {
  let other = ''
  let copied = 0
  const kept: Spelling[] = []
  const runs: Spelling[] = []
  const guarded: Spelling[] = []
  const keepUpTo = (end: number): void => {
    for (const spelling of inPlace) {
      const last = Math.min(form.length, spelling.offset + spelling.text.length)
      if (Math.max(0, spelling.offset) < copied || last > end) continue
      kept.push({ ...spelling, offset: spelling.offset - copied + other.length })
    }
    other += form.slice(copied, end)
  }
  for (const run of replaced) {
    keepUpTo(run.at)
    const placed = asSpelling({ ...run, at: other.length })
    runs.push(placed)
    if (placed.guard !== undefined) guarded.push(placed)
    other += run.text
    copied = run.at + run.length
  }
  keepUpTo(form.length)
  const seams = runs.flatMap(({ offset, text }) => {
    const end = offset + text.length
    return spellings
      .of(other, offset - spellings.longest, end + spellings.longest)
      .filter(
        (spelling) => spelling.offset < end && spelling.offset + spelling.text.length > offset,
      )
  })
  return {
    form: other,
    spellings: [...kept, ...seams],
    ...(guarded.length > 0 ? { guarded } : {}),
  }
}
