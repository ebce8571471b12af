import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scale } from '../../scripts/bench/report/chart.mjs'
import { element, escaped, text } from '../../scripts/bench/report/svg.mjs'

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
}

test('escaped text has nothing of markup, and reads back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (given) => {
      const written = escaped(given)
      expect(written).not.toMatch(/[<>"]|&(?!(?:amp|lt|gt|quot);)/)
      const read = written.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] as string)
      expect(read).toBe(given)
    }),
  )
})

test('what XML does not allow is left out', () => {
  expect(escaped('a\u0000b\u001bc\ufffe\ud800d')).toBe('abcd')
})

test('attributes and text are escaped, children are not', () => {
  const child = text('a < b', { x: 1 })
  expect(element('g', { title: '"&"' }, [child])).toBe(
    '<g title="&quot;&amp;&quot;"><text x="1">a &lt; b</text></g>',
  )
})

test('a logarithmic scale puts every value between its ends, powers of ten evenly apart', () => {
  const values = fc.array(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), { minLength: 1 })
  fc.assert(
    fc.property(values, (given) => {
      const { decades, at } = scale(given, 0, 600)
      for (const value of given) {
        expect(at(value)).toBeGreaterThanOrEqual(0)
        expect(at(value)).toBeLessThanOrEqual(600)
      }
      const step = 600 / (decades.length - 1)
      decades.forEach((decade, i) => {
        expect(at(decade)).toBeCloseTo(i * step, 0)
      })
    }),
  )
})
