import fc from 'fast-check'
import { expect, test } from 'vitest'
import { random } from '../../scripts/random.mjs'
import type { TermOccurrences } from '../../src/engine/search-engine.ts'
import { Work } from '../../src/match/work.ts'
import { alignedTo, beside } from '../../src/query/beside.ts'
import { joined } from '../../src/query/joined.ts'
import { KeptOccurrences } from '../../src/query/kept-occurrences.ts'
import { occurrencesAt } from '../support/occurrences-at.ts'

const ROOM = 20
const LENGTH = 2

/** Sections with the places a term stands at; a term has one length at a place, whichever part of a query finds it. */
const found = fc
  .uniqueArray(fc.nat(12), { maxLength: 10 })
  .chain((sections) =>
    fc.tuple(
      fc.constant(sections.sort((a, b) => a - b)),
      fc.tuple(...sections.map(() => fc.uniqueArray(fc.nat(ROOM - 1), { maxLength: 6 }))),
      fc.boolean(),
    ),
  )
  .map(([sections, places, varies]) => ({
    sections: Uint32Array.from(sections),
    occurrences: occurrencesOf(
      sections.map((section, i) =>
        (places[i] as number[]).sort((a, b) => a - b).map((place) => section * ROOM + place),
      ),
      varies,
    ),
  }))

function occurrencesOf(lists: readonly (readonly number[])[], varies: boolean): TermOccurrences {
  const positions = lists.flat().filter((position) => varies || lengthAt(position) === LENGTH)
  const counts = lists.map((list) => list.filter((each) => positions.includes(each)).length)
  const ends = counts.map((_, i) => counts.slice(0, i + 1).reduce((sum, each) => sum + each, 0))
  return {
    positions: Uint32Array.from(positions),
    firsts: Uint32Array.from(ends, (end, i) => end - (counts[i] as number)),
    ends: Uint32Array.from(ends),
    length: LENGTH,
    lengths: varies ? Uint32Array.from(positions, lengthAt) : null,
  }
}

const lengthAt = (position: number) => (position % 3 === 0 ? 1 : LENGTH)

const all = Uint32Array.from({ length: 13 }, (_, section) => section)

test('beside other sections a term has what it had there, and nothing where it had none', () => {
  fc.assert(
    fc.property(found, fc.uniqueArray(fc.nat(14), { maxLength: 14 }), (one, others) => {
      const to = Uint32Array.from(others.sort((a, b) => a - b))
      const { occurrences } = alignedTo({ term: 0, ...one }, to)
      const before = (section: number) => {
        const i = one.sections.indexOf(section)
        return i < 0 ? [] : occurrencesAt(one.occurrences, i)
      }
      expect(Array.from(to, (_, i) => occurrencesAt(occurrences, i))).toEqual(
        Array.from(to, before),
      )
    }),
  )
})

test('what several parts of a query found of a term is joined, each once and in order', () => {
  fc.assert(
    fc.property(fc.array(found, { minLength: 1, maxLength: 5 }), (parts) => {
      const beside = parts.map((one) => alignedTo({ term: 0, ...one }, all).occurrences)
      const together = joined(beside, new Work())
      for (const i of all) {
        const places = beside.flatMap((each) => occurrencesAt(each, i))
        const distinct = [...new Map(places.map((one) => [one.start, one])).values()]
        expect(occurrencesAt(together, i)).toEqual(distinct.sort((a, b) => a.start - b.start))
      }
    }),
  )
})

test('what is kept of a term stands section by section, whether all of a section is kept or some, or none', () => {
  const way = fc.constantFrom('all', 'some', 'none')
  fc.assert(
    fc.property(found, fc.array(way, { minLength: 10, maxLength: 10 }), (one, ways) => {
      const { occurrences } = one
      const kept = new KeptOccurrences(occurrences)
      const model: unknown[] = []
      for (let i = 0; i < one.sections.length; i++) {
        const first = occurrences.firsts[i] as number
        const past = occurrences.ends[i] as number
        if (ways[i] === 'all') kept.keepAll(first, past)
        if (ways[i] === 'some') for (let k = first; k < past; k += 2) kept.keep(k)
        const here = occurrencesAt(occurrences, i)
        const expected = ways[i] === 'all' ? here : here.filter((_, k) => k % 2 === 0)
        const isKept = ways[i] !== 'none' && here.length > 0
        expect(kept.hasAny).toBe(isKept)
        if (isKept) {
          kept.endSection()
          model.push(expected)
        } else kept.dropSection()
      }
      const left = kept.finish()
      expect(model.map((_, i) => occurrencesAt(left, i))).toEqual(model)
      expect(left.firsts).toHaveLength(model.length)
    }),
    { numRuns: 500 },
  )
})

test('beside thousands of sections terms have what they have beside each list alone', () => {
  const below = random(5)
  const some = (share: number) =>
    Uint32Array.from(
      Array.from({ length: 6000 }, (_, section) => section).filter(() => below(10) < share),
    )
  for (const [from, to] of [
    [9, 5],
    [5, 9],
    [3, 3],
  ] as const) {
    const sections = some(from)
    const others = some(to)
    const lists = Array.from(sections, (section) => (below(2) === 0 ? [] : [section * ROOM]))
    const one = { term: 0, sections, occurrences: occurrencesOf(lists, true) }
    const placed = new Set<number>()
    const aligned = beside(others, (given, places) => {
      for (const section of given.sections) if ((places[section] ?? 0) > 0) placed.add(section)
    })
    const { occurrences } = aligned(one)
    const expected = alignedTo(one, others).occurrences
    const standing = (i: number) => occurrencesAt(occurrences, i)
    expect(Array.from(others, (_, i) => standing(i))).toEqual(
      Array.from(others, (_, i) => occurrencesAt(expected, i)),
    )
    expect([...placed]).toEqual(Array.from(sections).filter((each) => others.includes(each)))
  }
})
