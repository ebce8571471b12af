import fc from 'fast-check'
import { expect, test } from 'vitest'
import { difference, inBoth, intersection, seek, union } from '../../src/match/section-sets.ts'

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
