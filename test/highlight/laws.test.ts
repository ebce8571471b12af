import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fragments } from '../../src/highlight/fragments.ts'
import { mergeOverlaps } from '../../src/highlight/spans.ts'
import type { TermSpan } from '../../src/highlight/tally.ts'
import type { Span } from '../../src/model/span.ts'
import { joined } from './marked.ts'
import { type SpannedText, spannedText } from './spanned-text.ts'

const LONGEST = 160
const points = (text: string) => [...text].length
const reaches = (a: Span, b: Span) => a.start < b.end && b.start < a.end
const holds = (a: Span, b: Span) => a.start <= b.start && b.end <= a.end

/** The passages as ranges, the best first named. */
function passagesOf({ text, spans }: SpannedText) {
  const found = fragments(text, spans)
  const ranges = found.fragments.map(({ start, parts }) => ({
    start,
    end: start + joined(parts).length,
  }))
  return { ...found, ranges, first: ranges[found.best] as Span }
}

/** Titles by their definition: as many 《 as 》, and never more 》 than 《 on the way. */
function titlesByDefinition(text: string): Span[] {
  const titles: Span[] = []
  for (let start = 0; start < text.length; start++) {
    if (text[start] !== '《') continue
    let depth = 0
    for (let at = start; at < text.length; at++) {
      if (text[at] === '《') depth++
      if (text[at] === '》') depth--
      if (depth === 0) {
        titles.push({ start, end: at + 1 })
        break
      }
    }
  }
  return titles
}

/** A range with the joined characters at its ends, and all marks and titles that reach into it. */
function withNeighbours(text: string, range: Span, whole: readonly Span[]): Span {
  let { start, end } = range
  for (let moved = true; moved; ) {
    const before = end - start
    for (const one of whole) {
      if (!reaches(one, { start, end })) continue
      start = Math.min(start, one.start)
      end = Math.max(end, one.end)
    }
    while (start > 0 && isJoined(text, start)) start--
    while (end < text.length && isJoined(text, end)) end++
    moved = end - start > before
  }
  return { start, end }
}

/** Whether what follows a place is one character with what precedes it. */
function isJoined(text: string, at: number): boolean {
  if (/^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1))) return true
  return /^[\p{M}\p{Emoji_Modifier}\u200d]/u.test(text.slice(at)) || text[at - 1] === '\u200d'
}

const termsIn = (spans: readonly TermSpan[], range: Span) =>
  new Set(spans.filter((span) => holds(range, span)).map(({ term }) => term)).size

function check(property: (given: SpannedText) => void): void {
  fc.assert(fc.property(spannedText, property), { numRuns: 400 })
}

describe('fragments', () => {
  test('are one to three exact slices, in order and apart; the best is one of them', () => {
    check(({ text, spans }) => {
      const { fragments: passages, best } = fragments(text, spans)
      expect(passages.length).toBeGreaterThan(0)
      expect(passages.length).toBeLessThanOrEqual(3)
      expect(passages[best]).toBeDefined()
      let end = 0
      for (const { start, parts } of passages) {
        expect(start).toBeGreaterThanOrEqual(end)
        end = start + joined(parts).length
        expect(joined(parts)).toBe(text.slice(start, end))
        expect(parts.every(({ t }) => t !== '')).toBe(true)
      }
    })
  })

  test('hold a mark each; their marks are those of the text, none is cut', () => {
    check((given) => {
      const marks = mergeOverlaps(given.spans)
      const { fragments: passages, ranges } = passagesOf(given)
      for (const [at, range] of ranges.entries()) {
        const inside = marks.filter((mark) => reaches(mark, range))
        expect(inside.every((mark) => holds(range, mark))).toBe(true)
        const shown: Span[] = []
        let place = range.start
        for (const { t, h } of passages[at]?.parts ?? []) {
          if (h) shown.push({ start: place, end: place + t.length })
          place += t.length
        }
        expect(shown).toEqual(inside.map(({ start, end }) => ({ start, end })))
        expect(shown.length).toBeGreaterThan(0)
      }
    })
  })

  test('have at most 160 code points, unless they are one longer mark', () => {
    check((given) => {
      const { text, spans } = given
      // Marks that only a joined character parts are one here.
      const marks = mergeOverlaps(spans)
      const alone = marks.map((mark) => withNeighbours(text, mark, marks))
      for (const range of passagesOf(given).ranges) {
        if (points(text.slice(range.start, range.end)) <= LONGEST) continue
        expect(alone).toContainEqual(range)
      }
    })
  })

  test('cut no pair of surrogates, no accent from its letter', () => {
    check((given) => {
      const { text } = given
      for (const { start, end } of passagesOf(given).ranges) {
        expect(start > 0 && isJoined(text, start)).toBe(false)
        expect(end < text.length && isJoined(text, end)).toBe(false)
      }
    })
  })

  test('cut no title that is short enough with what reaches into it', () => {
    check((given) => {
      const { text, spans } = given
      const titles = titlesByDefinition(text).filter(
        ({ start, end }) => points(text.slice(start, end)) <= LONGEST,
      )
      const whole = [...mergeOverlaps(spans), ...titles]
      const { ranges } = passagesOf(given)
      for (const title of titles) {
        const all = withNeighbours(text, title, whole)
        if (points(text.slice(all.start, all.end)) > LONGEST) continue
        for (const range of ranges) {
          expect(!reaches(range, title) || holds(range, title)).toBe(true)
        }
      }
    })
  })

  test('show in the best one the most terms that a passage could', () => {
    check((given) => {
      const { text, spans } = given
      const marks = mergeOverlaps(spans)
      const whole = [...marks, ...titlesByDefinition(text)]
      const { ranges, first } = passagesOf(given)
      const shown = termsIn(spans, first)
      for (const range of ranges) expect(shown).toBeGreaterThanOrEqual(termsIn(spans, range))
      for (const [at, { start }] of marks.entries()) {
        for (const { end } of marks.slice(at)) {
          const range = withNeighbours(text, { start, end }, whole)
          if (points(text.slice(range.start, range.end)) > LONGEST) continue
          expect(shown).toBeGreaterThanOrEqual(termsIn(spans, range))
        }
      }
    })
  })

  test('without marks are one: a beginning', () => {
    check(({ text }) => {
      const { fragments: passages, best } = fragments(text, [])
      expect([passages.length, best]).toEqual([1, 0])
      const { start, parts } = passages[0] as (typeof passages)[number]
      expect(parts.every(({ h }) => !h)).toBe(true)
      expect(text.startsWith(joined(parts), start)).toBe(true)
      expect(points(joined(parts))).toBeLessThanOrEqual(LONGEST)
      expect(text.slice(0, start)).toMatch(/^[\s|｜│┃\p{C}\p{M}]*$/u)
    })
  })
})
