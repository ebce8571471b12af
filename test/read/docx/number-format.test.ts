import { expect, test } from 'vitest'
import { chineseNumber, letters } from '../../../src/read/counter-styles.ts'
import { formatted } from '../../../src/read/docx/number-format.ts'

test.each([
  ['decimal', { 1: '1', 12: '12' }],
  ['decimalZero', { 3: '03', 12: '12' }],
  ['decimalFullWidth', { 12: '１２' }],
  ['decimalEnclosedCircle', { 1: '①', 20: '⑳', 21: '㉑', 35: '㉟', 36: '㊱', 50: '㊿', 51: '51' }],
  ['decimalEnclosedParen', { 1: '⑴', 20: '⒇', 21: '21' }],
  ['decimalEnclosedFullstop', { 1: '⒈' }],
  ['ideographEnclosedCircle', { 1: '㊀', 10: '㊉', 11: '11' }],
  ['lowerLetter', { 1: 'a', 26: 'z', 27: 'aa', 28: 'bb', 5000: '5000' }],
  ['upperLetter', { 2: 'B' }],
  ['lowerRoman', { 4: 'iv', 1994: 'mcmxciv', 4000: '4000', 0: '0' }],
  ['upperRoman', { 9: 'IX' }],
  ['chineseCounting', { 1: '一', 10: '十', 11: '十一', 20: '二十', 99: '九十九', 105: '一○五' }],
  [
    'chineseCountingThousand',
    {
      10: '十',
      100: '一百',
      101: '一百零一',
      110: '一百一十',
      1001: '一千零一',
      1010: '一千零一十',
      10000: '10000',
      0: '0',
    },
  ],
  ['japaneseCounting', { 10: '十', 101: '百一', 111: '百十一', 2000: '二千' }],
  ['japaneseDigitalTenThousand', { 10: '一〇' }],
  ['taiwaneseDigital', { 10: '一○' }],
  ['chineseLegalSimplified', { 1: '壹', 11: '壹拾壹', 102: '壹佰零贰' }],
  ['ideographLegalTraditional', { 2: '貳' }],
  ['ideographTraditional', { 1: '甲', 10: '癸', 11: '11' }],
  ['ideographZodiac', { 12: '亥' }],
  ['numberInDash', { 3: '- 3 -' }],
  ['none', { 3: '' }],
  ['bullet', { 3: '' }],
  ['hindiVowels', { 3: '3' }],
] as const)('%s', (format, shown) => {
  for (const [value, words] of Object.entries(shown)) {
    expect([value, formatted(Number(value), format)]).toEqual([value, words])
  }
})

test('Chinese numbers are read back as what they say', () => {
  const digits = '零一二三四五六七八九'
  for (let value = 1; value < 10_000; value += 1) {
    let total = 0
    let digit = 0
    for (const character of chineseNumber(value)) {
      const unit = { 十: 10, 百: 100, 千: 1000 }[character]
      if (unit) total += (digit || 1) * unit
      digit = unit ? 0 : digits.indexOf(character)
    }
    expect(total + digit).toBe(value)
  }
})

test('letters of HTML lists go on behind z', () => {
  expect([1, 26, 27, 52, 53, 702, 703, 0].map(letters)).toEqual([
    'a',
    'z',
    'aa',
    'az',
    'ba',
    'zz',
    'aaa',
    '0',
  ])
})
