import type { Replacement } from './replacement.ts'

/** Replacements of a term that do not overlap, from the left. */
export type Choice = readonly Replacement[]

export interface Choices {
  /** Those that replace the fewest units first, then those that replace further right. */
  readonly choices: readonly Choice[]
  /** How many there are beyond. */
  readonly leftOut: number
}

/** A choice as it grows. */
interface Growing {
  readonly replaced: Choice
  readonly units: number
  /** Where the last of them ends. */
  readonly end: number
}

const NONE: Growing = { replaced: [], units: 0, end: 0 }

/**
 * Every way to replace some of the runs, as far as there is room; if there is not, the last way
 * replaces all it can, as a text that says one thing otherwise is likely to do throughout.
 *
 * @param runs by their places.
 * @param most how many there is room for.
 */
export function choicesOf(runs: readonly Replacement[], most: number): Choices {
  const choices = fewest(runs, most)
  const leftOut = count(runs) - choices.length
  if (leftOut > 0) choices.splice(-1, 1, every(runs))
  return { choices, leftOut }
}

function fewest(runs: readonly Replacement[], most: number): Choice[] {
  let growing: Growing[] = [NONE]
  // What is cut here can lead to nothing better than what stays: not to replace a run is free.
  for (const run of runs) {
    const more = growing.filter(({ end }) => end <= run.at).map((choice) => extended(choice, run))
    growing = [...growing, ...more].sort((a, b) => a.units - b.units).slice(0, most + 1)
  }
  return growing.slice(1).map(({ replaced }) => replaced)
}

function every(runs: readonly Replacement[]): Choice {
  let choice = NONE
  for (const run of runs) if (choice.end <= run.at) choice = extended(choice, run)
  return choice.replaced
}

function extended({ replaced, units }: Growing, run: Replacement): Growing {
  return { replaced: [...replaced, run], units: units + run.length, end: run.at + run.length }
}

/** How many choices there are; past 2^53 about how many. */
function count(runs: readonly Replacement[]): number {
  const from = new Array<number>(runs.length + 1).fill(1)
  for (let i = runs.length - 1; i >= 0; i--) {
    const { at, length } = runs[i] as Replacement
    let next = i + 1
    while (next < runs.length && (runs[next] as Replacement).at < at + length) next++
    from[i] = (from[i + 1] as number) + (from[next] as number)
  }
  return (from[0] as number) - 1
}
