import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  areWorthATable,
  difference,
  inBoth,
  intersection,
  placesIn,
  seek,
  union,
} from '../../src/match/section-sets.ts'

const ascending = fc
  .uniqueArray(fc.nat(400), { maxLength: 300 })
  .map((values) => values.sort((a, b) => a - b))
const sorted = (values: Iterable<number>) => [...new Set(values)].sort((a, b) => a - b)

test('what two ascending lists share is found, however unlike their lengths', () => {
  fc.assert(
    fc.property(ascending, ascending, (first, second) => {
      const shared = first.filter((value) => second.includes(value))
      const places: [number, number][] = []
      inBoth(Uint32Array.from(first), Uint32Array.from(second), (a, b) => places.push([a, b]))
      expect(places.map(([a]) => first[a])).toEqual(shared)
      expect(places.map(([, b]) => second[b])).toEqual(shared)
      const common = intersection(Uint32Array.from(first), Uint32Array.from(second))
      expect([...common]).toEqual(shared)
    }),
  )
})

test('so it is in thousands, of which a table is made', () => {
  const many = fc
    .tuple(fc.integer({ min: 2, max: 9 }), fc.nat(30), fc.nat(8))
    .map(([one, from, left]) =>
      Array.from({ length: 6000 }, (_, value) => from + value).filter(
        (value) => (value * 7) % one !== left,
      ),
    )
  fc.assert(
    fc.property(many, many, fc.integer({ min: 1000, max: 5000 }), (first, all, past) => {
      const second = all.filter((value) => value < past)
      const [a, b] = [Uint32Array.from(first), Uint32Array.from(second)]
      fc.pre(areWorthATable(a, b))
      const held = new Set(second)
      const shared = first.filter((value) => held.has(value))
      expect([...intersection(a, b)]).toEqual(shared)
      expect([...intersection(b, a)]).toEqual(shared)
    }),
    { numRuns: 30 },
  )
})

test('a table tells where in a list a number stands', () => {
  fc.assert(
    fc.property(ascending, (list) => {
      const places = placesIn(Uint32Array.from(list))
      expect(places.length).toBe((list.at(-1) ?? -1) + 1)
      places.forEach((place, value) => {
        expect(place - 1).toBe(list.indexOf(value))
      })
    }),
  )
})

test('a difference holds what the second list does not', () => {
  fc.assert(
    fc.property(ascending, ascending, (first, second) => {
      const [a, b] = [Uint32Array.from(first), Uint32Array.from(second)]
      expect([...difference(a, b)]).toEqual(first.filter((value) => !second.includes(value)))
    }),
  )
})

test('a union holds what any of its lists holds, once', () => {
  fc.assert(
    fc.property(fc.array(ascending, { maxLength: 6 }), (lists) => {
      const all = union(lists.map((list) => Uint32Array.from(list)))
      expect([...all]).toEqual(sorted(lists.flat()))
    }),
  )
})

test('what is sought from a place on is found as by walking', () => {
  fc.assert(
    fc.property(ascending, fc.nat(410), fc.nat(300), (list, value, from) => {
      const start = Math.min(from, list.length)
      const walked = list.findIndex((each, i) => i >= start && each >= value)
      expect(seek(Uint32Array.from(list), value, start)).toBe(walked < 0 ? list.length : walked)
    }),
  )
})
