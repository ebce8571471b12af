import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyzeSection } from '../../src/analyze.ts'
import { pack, unpack } from '../../src/build/packed.ts'
import type { Section } from '../../src/model/section.ts'

test('analyzed sections are the same when they were sent from one thread to another', () => {
  const piece = fc.constantFrom(
    '政府信息公开',
    '計畫',
    '2013',
    '。',
    '\n',
    '𠀀',
    'é',
    ' ',
    '“三公”经费',
  )
  fc.assert(
    fc.property(
      fc.array(fc.array(piece, { maxLength: 12 }), { maxLength: 3 }),
      fc.nat(10),
      (texts, leadEnd) => {
        const sections = texts.map(
          (pieces): Section => ({
            id: 'a#0',
            headings: [],
            kind: 'other',
            kindRule: 'no heading',
            text: pieces.join(''),
            lead: 'title',
            leadEnd,
          }),
        )
        const analyzed = sections.map(analyzeSection)
        expect(unpack(structuredClone(pack(analyzed)))).toEqual(analyzed)
      },
    ),
    { numRuns: 200 },
  )
})
