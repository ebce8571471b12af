import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchoredParts, markedParts, partsOf } from '../../src/highlight/parts.ts'
import { mergeOverlaps } from '../../src/highlight/spans.ts'
import { joined, spansOf, written } from './marked.ts'
import { spannedText } from './spanned-text.ts'

describe('markedParts', () => {
  test('gives the whole text; overlapping marks are one piece, neighbours two', () => {
    const text = '政务公开，政务服务公开。'
    expect(written(markedParts(text, spansOf(text, ['政务', '公开', '务服'])))).toBe(
      '[政务][公开]，[政务服]务[公开]。',
    )
    expect(markedParts('甲', [])).toEqual([{ t: '甲', h: false }])
    expect(markedParts('', [])).toEqual([])
  })

  test('marks what repeats itself from end to end', () => {
    const spans = Array.from({ length: 9000 }, (_, start) => ({ start, end: start + 1000 }))
    expect(markedParts('哈'.repeat(9999), spans)).toEqual([{ t: '哈'.repeat(9999), h: true }])
  })

  test('marks every character of every span and no other', () => {
    fc.assert(
      fc.property(spannedText, ({ text, spans }) => {
        const parts = markedParts(text, spans)
        expect(joined(parts)).toBe(text)
        const marked = parts.flatMap(({ t, h }) => Array.from({ length: t.length }, () => h))
        const expected = Array.from({ length: text.length }, (_, at) =>
          spans.some(({ start, end }) => start <= at && at < end),
        )
        expect(marked).toEqual(expected)
      }),
    )
  })
})

test('the pieces of a passage are those of the text that lie in it, marks whole or not at all', () => {
  fc.assert(
    fc.property(spannedText, fc.nat(), fc.nat(), ({ text, spans }, a, b) => {
      const marks = mergeOverlaps(spans)
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [
        number,
        number,
      ]
      const parts = partsOf(text, { start, end }, marks)
      expect(joined(parts)).toBe(text.slice(start, end))
      const whole = marks.filter((mark) => mark.start >= start && mark.end <= end)
      expect(parts.filter(({ h }) => h).map(({ t }) => t)).toEqual(
        whole.map((mark) => text.slice(mark.start, mark.end)),
      )
    }),
  )
})

describe('anchoredParts', () => {
  test('numbers marks over all sections in reading order', () => {
    const sections = ['一、公开', '无', '公开公开'].map((text) => ({
      text,
      spans: spansOf(text, ['公开']),
    }))
    expect(anchoredParts(sections)).toEqual([
      [
        { t: '一、', h: false },
        { t: '公开', h: true, id: 'm1' },
      ],
      [{ t: '无', h: false }],
      [
        { t: '公开', h: true, id: 'm2' },
        { t: '公开', h: true, id: 'm3' },
      ],
    ])
  })
})
