import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { snippet } from '../../src/highlight/snippet.ts'
import type { Span } from '../../src/model/span.ts'
import { hardText } from '../support/texts.ts'

const spansOf = (text: string, ...words: string[]): Span[] =>
  words
    .flatMap((word) =>
      [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => ({
        start: index,
        end: index + word.length,
      })),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end)

const shown = (text: string, ...words: string[]) =>
  snippet(text, spansOf(text, ...words))
    .map(({ t, h }) => (h ? `[${t}]` : t))
    .join('')

describe('snippet', () => {
  it.each<[string, string, string[], string]>([
    ['甲。乙公开丙。丁。', '乙[公开]丙。', ['公开'], 'the sentence of the mark'],
    ['甲；公开；丙', '[公开]；', ['公开'], 'a semicolon ends it as well'],
    ['甲\n公开\n丙', '[公开]', ['公开'], 'a line end is left out'],
    ['公开', '[公开]', ['公开'], 'all there is'],
    ['政务公开', '[政务][公开]', ['政务', '公开'], 'neighbours stay two marks'],
    ['政务公开', '[政务公开]', ['政务公', '务公开'], 'overlapping marks are one'],
    ['好公开。开始。后', '好[公开。开]始。', ['公开。开'], 'a mark over a sentence end is not cut'],
    ['好公开。\n开始\n后', '好[公开。\n开]始', ['公开。\n开'], 'nor over a line end'],
    [`公开。${'长'.repeat(170)}。公开公开。`, '[公开][公开]。', ['公开'], 'where most marks stand'],
    [
      '公开甲。乙。公开丙。',
      '[公开]甲。乙。[公开]丙。',
      ['公开'],
      'what lies between them is shown',
    ],
  ])('%j is %j: %s', (text, expected, words) => {
    expect(shown(text, ...words)).toBe(expected)
  })

  test('of a sentence that is too long is cut at a clause before and after the mark', () => {
    const text = `${'长'.repeat(300)}，前公开后，${'长'.repeat(300)}`
    expect(shown(text, '公开')).toBe('前[公开]后，')
  })

  test('of a text without any end is bounded', () => {
    const text = `${'长'.repeat(3000)}公开${'长'.repeat(3000)}`
    expect(shown(text, '公开').length).toBeLessThan(200)
    expect(shown(text, '公开')).toContain('[公开]')
  })

  test('of occurrences that overlap without end is bounded', () => {
    const text = '哈'.repeat(100_000)
    const spans = Array.from({ length: 99_000 }, (_, start) => ({ start, end: start + 1000 }))
    expect(snippet(text, spans).reduce((sum, { t }) => sum + t.length, 0)).toBeLessThan(4000)
  })

  test('of a long mark shows all of it', () => {
    const long = '长'.repeat(900)
    expect(shown(`${'前'.repeat(400)}${long}${'后'.repeat(400)}`, long)).toContain(`[${long}]`)
  })

  test('is an exact slice with whole marks and whole characters, whatever the text', () => {
    const ranges = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 30 })), {
      minLength: 1,
      maxLength: 6,
    })
    const text = fc
      .tuple(hardText(60), fc.nat(400), hardText(60))
      .map(([a, n, b]) => `好${a}${'𠀀'.repeat(n)}${b}`)
    fc.assert(
      fc.property(text, ranges, (body, picks) => {
        const characters = [...body]
        const offsets = characters.map((_, i) => characters.slice(0, i).join('').length)
        const spans = picks
          .map(([at, length]) => {
            const first = at % characters.length
            const last = Math.min(characters.length, first + length)
            return { start: offsets[first] as number, end: offsets[last] ?? body.length }
          })
          .sort((a, b) => a.start - b.start || a.end - b.end)
        const parts = snippet(body, spans)
        const joined = parts.map(({ t }) => t).join('')
        expect(body).toContain(joined)
        expect(parts.some(({ h }) => h)).toBe(true)
        const inside = new Set(spans.flatMap(({ start, end }) => [start, end]))
        // A mark is made of whole spans: it begins and ends where spans do.
        for (const { t, h } of parts) {
          if (!h) continue
          const places = [...inside].filter((at) => body.startsWith(t, at))
          expect(places.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 400 },
    )
  })
})
