import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COUNTS, hintedSentences } from '../../../src/clean/figures/hint.ts'
import { plainLine } from '../../../src/clean/figures/plain-line.ts'
import { quantitiesIn } from '../../../src/clean/figures/quantities.ts'

/** Sentences of a line that may count something. */
function counting(line: string): readonly string[] {
  const found: string[] = []
  hintedSentences(line, 0, line.length, (start, end, hints) => {
    if ((hints & COUNTS) !== 0) found.push(line.slice(start, end))
  })
  return found
}

test('the articles of a law state no figure', () => {
  expect(counting('第三条 依照第十二条、第 ３ 条的规定。')).toEqual([])
  expect(counting('第三条 收到申请5件。')).toEqual(['第三条 收到申请5件'])
})

test('a number that only follows 第三 counts', () => {
  for (const line of ['第三10条', '第三余三条', '第三、四条', '第百分之五', '第三条5件']) {
    expect(counting(line), line).toEqual([line])
  }
})

test('no sentence is passed over that holds a quantity', () => {
  const character = fc.constantFrom(...'第三五百万亿余3５.、条件百分之%至。')
  const line = fc.array(character, { maxLength: 12 }).map((characters) => characters.join(''))
  let held = 0
  fc.assert(
    fc.property(line, (text) => {
      const hinted = counting(text)
      for (const sentence of text.split('。')) {
        if (quantitiesIn(plainLine(sentence).text).length === 0) continue
        held += 1
        expect(hinted).toContain(sentence)
      }
    }),
    { numRuns: 3_000 },
  )
  expect(held).toBeGreaterThan(200)
})

test('every unit of a plain line has its place in the line', () => {
  const character = fc.constantFrom(...'收到 １２\u3000件谘覆\u200b詢3')
  const line = fc.array(character, { maxLength: 20 }).map((characters) => characters.join(''))
  fc.assert(
    fc.property(line, (text) => {
      const plain = plainLine(text)
      const kept = [...text].flatMap((one, at) => (/[\s\u200b]/.test(one) ? [] : [at]))
      expect([...kept.keys()].map(plain.at)).toEqual(kept)
      expect(plain.at(plain.text.length)).toBe(text.length)
      expect(plain.text.length).toBe(kept.length)
    }),
  )
})
