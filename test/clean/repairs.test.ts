import { describe, expect, test } from 'vitest'
import { repairQuery, repairText } from '../../src/clean/repairs.ts'

describe('pronunciations in parentheses', () => {
  test.each([
    ['優(yōu)化', '優化'],
    ['機（jī）關', '機關'],
    ['綠(lǜ)綠(lv)綠(lü)', '綠綠綠'],
    ['長(zhǎng)长(cháng)長(chang)', '長长長'],
    ['發(Fā)', '發'],
    ['發(fā)(fa)', '發'],
    ['麼 ( me )', '麼'],
  ])('%s is %s', (text, repaired) => {
    expect(repairText(text).text).toBe(repaired)
  })

  test.each(['計劃(plan)', '人(A)', '元(yuan2)', '發(FA)', '網(wifi)', 'A(a)', '發(fà)', '公(fā)'])(
    '%s stays',
    (text) => {
      expect(repairText(text)).toEqual({ text, counts: {} })
    },
  )
})

describe('character references', () => {
  test.each([
    ['&ldquo;阳光&rdquo;', '“阳光”'],
    ['&amp;amp;lt;', '<'],
    ['&#8220;&#x201D;', '“”'],
    ['&#150;', '–'],
    ['甲&nbsp乙', '甲\u00a0乙'],
  ])('%s is %s', (text, repaired) => {
    expect(repairText(text).text).toBe(repaired)
  })

  test.each(['R&D;', 'a&copy=2', '?id=1&lang=zh', '&unknown;', '&', '&;', '&#;'])(
    '%s stays',
    (text) => {
      expect(repairText(text)).toEqual({ text, counts: {} })
    },
  )
})

describe('markup', () => {
  test('blocks become lines, cells become tabs, other tags go', () => {
    expect(repairText('<tr><td>甲</td><td>乙</td></tr><b>丙</b>').text.trim()).toBe(
      '甲\t\t乙\t\n丙',
    )
  })

  test('a title in angle brackets is no tag', () => {
    expect(repairText('《通知<要点>》').text).toBe('《通知<要点>》')
  })

  test('a comment with a sentence in it was no comment', () => {
    expect(repairText('<!-- 水价已经公示。').text).toBe(' 水价已经公示。')
    expect(repairText('<!--甲。-->乙').text).toContain('甲。')
  })

  test('backslashes stay where nothing was quoted', () => {
    expect(repairText('D:\\new\\table').text).toBe('D:\\new\\table')
  })
})

test('line ends of every kind become one kind, which is no repair', () => {
  expect(repairText('甲\r\n乙\r丙\u2028丁')).toEqual({ text: '甲\n乙\n丙\n丁', counts: {} })
})

test('a typed query is mended too, but its markup and controls are its own', () => {
  expect(repairQuery('發(fā)布 &ldquo;一窗&rdquo; <b>')).toBe('發布 “一窗” <b>')
})

test('an annotation parted from its character by a line end goes', () => {
  expect(repairText('開展發(\nfā)文').text).toBe('開展發文')
})

test('one escaped quote makes no JavaScript string of a text', () => {
  expect(repairText('甲\\n乙，\\"丙\\"。C:\\r1\\t2。').text).toBe('甲\\n乙，"丙"。C:\\r1\\t2。')
})
