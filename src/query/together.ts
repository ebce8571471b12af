import type { Work } from '../match/work.ts'
import type { Occurrence } from './occurrences.ts'

/** Occurrences of each term of an operator in one section; what is left are those that count. */
export type Selection = (lists: readonly (readonly Occurrence[])[]) => Occurrence[][]

/** Occurrences that stand with one of every other term in a stretch of at most so many units. */
export function withinStretch(units: number, work: Work): Selection {
  return (lists) => {
    const starts = lists.flatMap((list) => list.map(({ start }) => start)).sort((a, b) => a - b)
    const kept = lists.map(() => new Set<Occurrence>())
    const froms = lists.map(() => 0)
    for (const start of starts) {
      const limit = start + units
      work.spend(1)
      // Frequent terms stand near each other rarely: nothing is gathered before each of them does.
      const isWhole = lists.every((list, t) => {
        let from = froms[t] as number
        while (from < list.length && (list[from] as Occurrence).start < start) from++
        froms[t] = from
        while (from < list.length && (list[from] as Occurrence).start < limit) {
          if ((list[from] as Occurrence).end <= limit) return true
          from++
        }
        return false
      })
      if (!isWhole) continue
      lists.forEach((list, t) => {
        for (let i = froms[t] as number; i < list.length; i++) {
          const one = list[i] as Occurrence
          if (one.start >= limit) break
          work.spend(1)
          if (one.end <= limit) kept[t]?.add(one)
        }
      })
    }
    return kept.map((each) => [...each].sort((a, b) => a.start - b.start))
  }
}

/**
 * Occurrences that stand whole in a sentence or paragraph that holds one of every term.
 *
 * @param endOf where the sentence or paragraph of a position ends.
 */
export function withinUnit(endOf: (position: number) => number): Selection {
  return (lists) => {
    const byUnit = lists.map((list) => byUnitEnd(list, endOf))
    return byUnit.map((units) =>
      [...units]
        .filter(([end]) => byUnit.every((others) => others.has(end)))
        .flatMap(([, occurrences]) => occurrences),
    )
  }
}

/**
 * Occurrences on a chain of all terms, one after the other, whole in one sentence: those that some
 * chain from the first term reaches, and from which some chain reaches the last.
 */
export function inSequence(endOf: (position: number) => number): Selection {
  return (lists) => {
    const byUnit = lists.map((list) => byUnitEnd(list, endOf))
    const kept = lists.map((): Occurrence[] => [])
    for (const unit of byUnit[0]?.keys() ?? []) {
      const inUnit = byUnit.map((units) => units.get(unit) ?? [])
      let after = Number.NEGATIVE_INFINITY
      const reached = inUnit.map((list) => {
        const open = list.filter(({ start }) => start >= after)
        after = open.reduce((least, { end }) => Math.min(least, end), Number.POSITIVE_INFINITY)
        return open
      })
      let before = Number.POSITIVE_INFINITY
      for (let t = reached.length - 1; t >= 0; t--) {
        const open = (reached[t] as Occurrence[]).filter(({ end }) => end <= before)
        before = open.reduce((most, { start }) => Math.max(most, start), Number.NEGATIVE_INFINITY)
        kept[t]?.push(...open)
      }
    }
    return kept
  }
}

/** Occurrences that stand whole in their unit, by where it ends. */
function byUnitEnd(
  list: readonly Occurrence[],
  endOf: (position: number) => number,
): Map<number, Occurrence[]> {
  const units = new Map<number, Occurrence[]>()
  for (const one of list) {
    const unit = endOf(one.start)
    if (one.end > unit) continue
    const inUnit = units.get(unit)
    if (inUnit === undefined) units.set(unit, [one])
    else inUnit.push(one)
  }
  return units
}
