import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TermOccurrences } from '../../src/engine/search-engine.ts'
import { Work } from '../../src/match/work.ts'
import { KeptOccurrences } from '../../src/query/kept-occurrences.ts'
import { withinStretch } from '../../src/query/near.ts'
import { nearPair } from '../../src/query/near-pair.ts'
import type { Occurrence } from '../../src/query/occurrences.ts'
import { pairInSequence } from '../../src/query/pair-in-sequence.ts'
import { anyPair, type PairMarking } from '../../src/query/pairs.ts'
import { inSequence, withinUnit } from '../../src/query/same-unit.ts'
import type { Selecting } from '../../src/query/selecting.ts'
import { occurrencesAt } from '../support/occurrences-at.ts'

/** Units of a section, and sections of a collection. */
const SECTION = 40
const SECTIONS = 3

/** Occurrences of a term: where they start in each section, and how long they are. */
const term = fc
  .record({
    length: fc.integer({ min: 1, max: 4 }),
    isUniform: fc.boolean(),
    sections: fc.array(
      fc.array(fc.tuple(fc.nat(SECTION - 5), fc.integer({ min: 1, max: 4 })), { maxLength: 9 }),
      { minLength: SECTIONS, maxLength: SECTIONS },
    ),
  })
  .map(({ length, isUniform, sections }): TermOccurrences => {
    const lists = sections.map((list, i) =>
      [...new Map(list)]
        .sort(([a], [b]) => a - b)
        .map(([start, own]) => ({ start: i * SECTION + start, length: isUniform ? length : own })),
    )
    const all = lists.flat()
    let past = 0
    const ends = lists.map((list) => {
      past += list.length
      return past
    })
    return {
      positions: Uint32Array.from(all, ({ start }) => start),
      firsts: Uint32Array.from([0, ...ends.slice(0, -1)]),
      ends: Uint32Array.from(ends),
      length,
      lengths: isUniform ? null : Uint32Array.from(all, (each) => each.length),
    }
  })
const terms = fc.array(term, { minLength: 2, maxLength: 4 })

/** What is kept in each section, where something of each term is. */
function kept(all: readonly TermOccurrences[], selecting: Selecting): Occurrence[][][] {
  const lists = all.map((each) => new KeptOccurrences(each))
  const select = selecting(all)
  for (let i = 0; i < SECTIONS; i++) {
    select(i, lists)
    for (const list of lists) list.endSection()
  }
  const found = lists.map((list) => list.finish())
  return Array.from({ length: SECTIONS }, (_, i) =>
    wholeOrNone(found.map((each) => occurrencesAt(each, i))),
  )
}

/** A section counts only where some of every term are kept. */
function wholeOrNone(lists: Occurrence[][]): Occurrence[][] {
  return lists.every((list) => list.length > 0) ? lists : []
}

function bySection(
  all: readonly TermOccurrences[],
  select: (lists: readonly Occurrence[][]) => Occurrence[][],
): Occurrence[][][] {
  return Array.from({ length: SECTIONS }, (_, i) =>
    wholeOrNone(select(all.map((each) => occurrencesAt(each, i)))),
  )
}

test('near are those in a stretch that begins anywhere and holds one of every term', () => {
  fc.assert(
    fc.property(terms, fc.integer({ min: 1, max: SECTION + 5 }), (all, units) => {
      const model = bySection(all, (lists) => {
        const near = lists.map(() => new Set<Occurrence>())
        for (let from = 0; from < SECTION * SECTIONS; from++) {
          const inside = lists.map((list) =>
            list.filter(({ start, end }) => start >= from && end <= from + units),
          )
          if (inside.some((list) => list.length === 0)) continue
          inside.forEach((list, t) => {
            for (const each of list) near[t]?.add(each)
          })
        }
        return lists.map((list, t) => list.filter((each) => near[t]?.has(each)))
      })
      expect(kept(all, withinStretch(units, new Work()))).toEqual(model)
    }),
    { numRuns: 500 },
  )
})

/** Where sentences end: beside the places chosen, each section does. */
const sentences = fc
  .uniqueArray(fc.nat(SECTION * SECTIONS), { maxLength: 12 })
  .map((ends) => [...ends, SECTION - 1, 2 * SECTION - 1, 3 * SECTION].sort((a, b) => a - b))

test('in one sentence are those whole in a sentence that holds one of every term whole', () => {
  fc.assert(
    fc.property(terms, sentences, (all, ends) => {
      const endOf = (position: number) => ends.find((end) => end >= position) as number
      const model = bySection(all, (lists) => {
        const whole = lists.map((list) => list.filter(({ start, end }) => end <= endOf(start)))
        return whole.map((list) =>
          list.filter(({ start }) =>
            whole.every((other) => other.some((each) => endOf(each.start) === endOf(start))),
          ),
        )
      })
      expect(kept(all, withinUnit(endOf, new Work()))).toEqual(model)
    }),
    { numRuns: 500 },
  )
})

test('in sequence are those on some chain of all terms in one sentence', () => {
  fc.assert(
    fc.property(terms, sentences, (all, ends) => {
      const endOf = (position: number) => ends.find((end) => end >= position) as number
      const chainsOf = (lists: readonly Occurrence[][]): Occurrence[][] => {
        const [list, ...others] = lists
        if (list === undefined) return [[]]
        const rest = chainsOf(others)
        return list
          .filter(({ start, end }) => end <= endOf(start))
          .flatMap((one) =>
            rest
              .filter(([next]) => next === undefined || follows(one, next, endOf))
              .map((chain) => [one, ...chain]),
          )
      }
      const model = bySection(all, (lists) => {
        const chains = chainsOf(lists)
        return lists.map((list, t) =>
          list.filter((one) => chains.some((chain) => chain[t] === one)),
        )
      })
      expect(kept(all, inSequence(endOf, new Work()))).toEqual(model)
    }),
    { numRuns: 500 },
  )
})

function follows(one: Occurrence, next: Occurrence, endOf: (at: number) => number): boolean {
  return next.start >= one.end && endOf(next.start) === endOf(one.start)
}

/** Pairs of some terms, which stand in several of them. */
const pairs = fc
  .tuple(
    fc.array(
      term.filter(({ lengths }) => lengths === null),
      { minLength: 2, maxLength: 4 },
    ),
    fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 4 }),
  )
  .map(([all, places]) => ({
    all,
    places: places.map(([one, other]) => [one % all.length, other % all.length] as const),
  }))

/** Of each term, what is kept in each section of any of the pairs it stands in. */
function keptInPairs(
  {
    all,
    places,
  }: { all: readonly TermOccurrences[]; places: readonly (readonly [number, number])[] },
  judge: (one: TermOccurrences, other: TermOccurrences) => Occurrence[][][],
): Occurrence[][][] {
  const judged = places.map(([one, other]) =>
    judge(all[one] as TermOccurrences, all[other] as TermOccurrences),
  )
  return Array.from({ length: SECTIONS }, (_, i) =>
    all.map((_, t) => {
      const found = judged.flatMap((sections, p) =>
        (places[p] ?? []).flatMap((term, role) => (term === t ? (sections[i]?.[role] ?? []) : [])),
      )
      const distinct = new Map(found.map((one) => [one.start, one]))
      return [...distinct.values()].sort((a, b) => a.start - b.start)
    }),
  )
}

function markedInPairs(
  {
    all,
    places,
  }: { all: readonly TermOccurrences[]; places: readonly (readonly [number, number])[] },
  marking: PairMarking,
): { sections: number[]; kept: Occurrence[][][] } {
  const found = anyPair(
    places.map((pair) => {
      const holds = (t: number, i: number) => occurrencesAt(all[t] as TermOccurrences, i).length > 0
      const common = Array.from({ length: SECTIONS }, (_, i) => i).filter((i) =>
        pair.every((t) => holds(t, i)),
      )
      const sections = Uint32Array.from(common)
      const terms = pair.map((t) => {
        const { firsts, ends, ...list } = all[t] as TermOccurrences
        const beside = (bounds: Uint32Array) => sections.map((i) => bounds[i] as number)
        const occurrences = { ...list, firsts: beside(firsts), ends: beside(ends) }
        return { term: t, sections, occurrences }
      })
      return { found: { sections, terms }, marking }
    }),
    new Work(),
  )
  return {
    sections: [...found.sections],
    kept: Array.from({ length: SECTIONS }, (_, i) =>
      all.map((_, t) => {
        const place = found.sections.indexOf(i)
        const each = found.terms.find(({ term }) => term === t)
        return place < 0 || each === undefined ? [] : occurrencesAt(each.occurrences, place)
      }),
    ),
  }
}

function expectMarked(
  given: { all: readonly TermOccurrences[]; places: readonly (readonly [number, number])[] },
  marking: PairMarking,
  selecting: Selecting,
): void {
  const model = keptInPairs(given, (one, other) => kept([one, other], selecting))
  const marked = markedInPairs(given, marking)
  expect(marked.kept).toEqual(model)
  expect(marked.sections).toEqual(
    [...model.keys()].filter((i) => model[i]?.some((list) => list.length > 0)),
  )
}

test('pairs are near as their terms are by the walk of several, each in any of its pairs', () => {
  fc.assert(
    fc.property(pairs, fc.integer({ min: 1, max: SECTION + 5 }), (given, units) => {
      expectMarked(given, nearPair(units), withinStretch(units, new Work()))
    }),
    { numRuns: 1000 },
  )
})

test('so are pairs in sequence', () => {
  fc.assert(
    fc.property(pairs, sentences, (given, ends) => {
      const endOf = (position: number) => ends.find((end) => end >= position) as number
      expectMarked(given, pairInSequence(endOf), inSequence(endOf, new Work()))
    }),
    { numRuns: 1000 },
  )
})
