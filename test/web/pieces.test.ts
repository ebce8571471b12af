import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnchoredPart } from '../../src/server/contract.ts'
import { linesOfPieces, sliceEach, slicePieces, textOf, trimPieces } from '../../src/web/pieces.ts'

const plain = (t: string): AnchoredPart => ({ t, h: false })
const mark = (t: string, id: string): AnchoredPart => ({ t, h: true, id })

describe('a stretch', () => {
  const parts = [plain('一、'), mark('公开', 'm1'), plain('的'), mark('目录', 'm2')]

  test.each([
    [0, 7, parts],
    [2, 4, [mark('公开', 'm1')]],
    [0, 3, [plain('一、'), mark('公', 'm1')]],
    [3, 6, [{ t: '开', h: true }, plain('的'), mark('目', 'm2')]],
    [7, 9, []],
  ])('from %i to %i', (start, end, pieces) => {
    expect(slicePieces(parts, start, end)).toEqual(pieces)
  })

  test('without white space at its ends', () => {
    expect(trimPieces([plain(' \n'), mark('公', 'm1'), plain('开 '), plain('\u3000')])).toEqual([
      mark('公', 'm1'),
      plain('开'),
    ])
    expect(trimPieces([plain(' ')])).toEqual([])
  })
})

test('a mark over a line end is on both lines, its anchor on the first', () => {
  expect(linesOfPieces([plain('一\n\n公'), mark('开\n目\n录', 'm1'), plain('\n二')])).toEqual([
    [plain('一')],
    [plain('公'), mark('开', 'm1')],
    [{ t: '目', h: true }],
    [{ t: '录', h: true }],
    [plain('二')],
  ])
  expect(linesOfPieces([mark('\n公', 'm1')])).toEqual([[mark('公', 'm1')]])
})

/** Any text in any pieces, each mark with its anchor. */
const PARTS = fc
  .array(
    fc.record({
      t: fc.string({ unit: fc.constantFrom('公', '。', ' ', '\n', 'a') }),
      h: fc.boolean(),
    }),
  )
  .map((parts) =>
    parts
      .filter(({ t }) => t !== '')
      .map((part, at): AnchoredPart => (part.h ? { ...part, id: `m${at}` } : part)),
  )

test('wherever a text is cut, nothing of it is lost, no mark and no anchor', () => {
  fc.assert(
    fc.property(PARTS, fc.nat(40), (parts, cut) => {
      const pieces = [...slicePieces(parts, 0, cut), ...slicePieces(parts, cut)]
      expect(textOf(pieces)).toBe(textOf(parts))
      expect(markedOf(pieces)).toBe(markedOf(parts))
      expect(pieces.flatMap(({ id }) => id ?? [])).toEqual(parts.flatMap(({ id }) => id ?? []))
    }),
  )
})

test('several stretches are each what one is, and no anchor of theirs is lost between them', () => {
  fc.assert(
    fc.property(PARTS, fc.array(fc.nat(30)), (parts, edges) => {
      const at = [...edges].sort((a, b) => a - b)
      const spans = at.flatMap((end, i) => (i % 2 === 0 ? [] : [{ start: at[i - 1] ?? 0, end }]))
      const pieces = sliceEach(parts, spans)
      const bare = (one: readonly AnchoredPart[]) => one.map(({ t, h }) => ({ t, h }))
      const each = spans.map(({ start, end }) => bare(slicePieces(parts, start, end)))
      expect(pieces.map(bare)).toEqual(each)
      const starts = parts.map((_, i) => textOf(parts.slice(0, i)).length)
      const shown = parts.filter(({ t }, i) =>
        spans.some(({ start, end }) => {
          const from = starts[i] ?? 0
          return start < end && from < end && from + t.length > start
        }),
      )
      const anchors = shown.flatMap(({ id }) => id ?? [])
      expect(pieces.flat().flatMap(({ id }) => id ?? [])).toEqual(anchors)
    }),
  )
})

test('lines are those of the text, less the blank ones', () => {
  fc.assert(
    fc.property(PARTS, (parts) => {
      const lines = textOf(parts)
        .split('\n')
        .filter((line) => line.trim() !== '')
      expect(linesOfPieces(parts).map(textOf)).toEqual(lines)
    }),
  )
})

/** The units of the text, those that are not marked as dots. */
function markedOf(parts: readonly AnchoredPart[]): string {
  return parts.map(({ t, h }) => (h ? t : '.'.repeat(t.length))).join('')
}
