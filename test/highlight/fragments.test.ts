import { describe, expect, it, test } from 'vitest'
import { fragments } from '../../src/highlight/fragments.ts'
import { joined, spansOf, written } from './marked.ts'

/** The passages, the one to show alone with a star. */
function shown(text: string, words: readonly string[], leadEnd = 0): string[] {
  const { fragments: passages, best } = fragments(text, spansOf(text, words), leadEnd)
  return passages.map(({ parts }, at) => (at === best ? '*' : '') + written(parts))
}

const long = (length: number) => '长'.repeat(length)

describe('fragments', () => {
  it.each<[string, string, string[], string[]]>([
    ['all there is', '公开', ['公开'], ['*[公开]']],
    ['neighbours stay two marks', '政务公开', ['政务', '公开'], ['*[政务][公开]']],
    ['overlapping marks are one', '政务公开', ['政务公', '务公开'], ['*[政务公开]']],
    [
      'the sentence, when it says enough alone',
      `甲。${long(70)}公开。丙。`,
      ['公开'],
      [`*${long(70)}[公开]。`],
    ],
    ['a short one with those beside it', '甲。公开。丙。', ['公开'], ['*甲。[公开]。丙。']],
    [
      'a very short line with the next, as a heading is',
      `一、公开\n${long(70)}。\n${long(99)}`,
      ['公开'],
      [`*一、[公开]\n${long(70)}。`],
    ],
    [
      'a longer one stays in its paragraph',
      `甲乙。\n${long(40)}公开。\n丙丁。`,
      ['公开'],
      [`*${long(40)}[公开]。`],
    ],
    [
      'beyond a semicolon to the end of the sentence, if there is room',
      `${long(90)}。${long(61)}公开；丙，丁。${long(61)}`,
      ['公开'],
      [`*${long(61)}[公开]；丙，丁。`],
    ],
    [
      'closing quotes belong to the sentence before',
      `${long(70)}“公开。”${long(70)}。`,
      ['公开'],
      [`*${long(70)}“[公开]。”`],
    ],
    [
      'question and exclamation marks end sentences',
      `${long(80)}！${long(61)}公开？${long(80)}……${long(70)}`,
      ['公开'],
      [`*${long(61)}[公开]？`],
    ],
    [
      'white space at the ends is left out',
      `　　${long(61)}公开。　\n　　${long(61)}`,
      ['公开'],
      [`*${long(61)}[公开]。`],
    ],
    [
      'as are the bars of a table',
      '| 公开 | 1 | 0 |\n\n其他',
      ['公开'],
      ['*[公开] | 1 | 0 |\n\n其他'],
    ],
    [
      'the best has most marks',
      `公开。${long(158)}。公开公开。`,
      ['公开'],
      ['[公开]。', '*[公开][公开]。'],
    ],
    [
      'more terms are better than more marks',
      `公开公开公开。${long(158)}。公开，收费。`,
      ['公开', '收费'],
      ['[公开][公开][公开]。', '*[公开]，[收费]。'],
    ],
    [
      'the earlier of equals is best',
      `公开。${long(158)}。公开。`,
      ['公开'],
      ['*[公开]。', '[公开]。'],
    ],
    [
      'three at most, and all terms before more of one',
      `公开甲。${long(158)}。公开乙。${long(158)}。公开丙。${long(158)}。收费。`,
      ['公开', '收费'],
      ['*[公开]甲。', '[公开]乙。', '[收费]。'],
    ],
    [
      'of terms that are shown already, more are better than more marks',
      `公开，收费。${long(158)}。公开公开公开。${long(158)}。公开，收费。${long(158)}。收费，公开。`,
      ['公开', '收费'],
      ['*[公开]，[收费]。', '[公开]，[收费]。', '[收费]，[公开]。'],
    ],
    [
      'two terms are shown together even if a number must be cut for it',
      `${long(99)}12345678${long(152)}87654321${long(99)}`,
      ['678', '876'],
      [`*[678]${long(152)}[876]`],
    ],
    [
      'what lies between marks is shown; passages are apart',
      `公开。${long(75)}。收费。${long(90)}。公开。`,
      ['公开', '收费'],
      [`*[公开]。${long(75)}。[收费]。`, `${long(90)}。[公开]。`],
    ],
    [
      'two terms are shown together even if a sentence must be cut for it',
      `${long(100)}，公开甲。${long(70)}收费，${long(70)}。`,
      ['公开', '收费'],
      [`*[公开]甲。${long(70)}[收费]，${long(70)}。`],
    ],
    [
      'a sentence that is too long is cut at clauses',
      `${long(300)}，${long(30)}公开${long(30)}，${long(300)}`,
      ['公开'],
      [`*${long(30)}[公开]${long(30)}，`],
    ],
    [
      'with the clauses beside, from its beginning if there is room',
      `${long(90)}，甲，${long(29)}公开，乙，${long(90)}，${long(90)}`,
      ['公开'],
      [`*${long(90)}，甲，${long(29)}[公开]，乙，`],
    ],
    [
      'where there is no comma, at 、',
      `${long(170)}、${long(30)}公开${long(30)}、${long(170)}`,
      ['公开'],
      [`*${long(30)}[公开]${long(30)}、`],
    ],
    [
      'where there is nothing, between characters, most of it after the mark',
      `${long(300)}公开${long(300)}`,
      ['公开'],
      [`*${long(40)}[公开]${long(118)}`],
    ],
    [
      'but not inside a number',
      `${long(300)}公开${long(116)}2013年${long(99)}`,
      ['公开'],
      [`*${long(40)}[公开]${long(116)}`],
    ],
    [
      'nor before a stop',
      `${long(300)}公开${long(117)}。`,
      ['公开'],
      [`*${long(40)}[公开]${long(117)}。`],
    ],
    [
      'commas, points and colons in numbers are no cuts',
      `${long(59)}12,345.6公开12:30。${long(120)}。`,
      ['公开'],
      [`*${long(59)}12,345.6[公开]12:30。`],
    ],
    [
      'a mark over the end of a sentence is not cut',
      '甲，乙公开。开始，丙',
      ['公开。开'],
      ['*甲，乙[公开。开]始，丙'],
    ],
    [
      'a mark longer than a passage is shown whole and alone',
      `${long(900)}。${'公'.repeat(200)}开。甲。`,
      [`${'公'.repeat(200)}开`],
      [`*[${'公'.repeat(200)}开]`],
    ],
  ])('%s', (_reason, text, words, expected) => {
    expect(shown(text, words)).toEqual(expected)
  })

  describe('keep titles whole', () => {
    it.each<[string, string, string[], string[]]>([
      [
        'around a mark',
        `${long(300)}《${long(30)}公开${long(99)}》${long(300)}`,
        ['公开'],
        [`*${long(27)}《${long(30)}[公开]${long(99)}》`],
      ],
      [
        'after a mark: the passage ends before it',
        `${long(160)}。《公开》${long(152)}《甲。乙》${long(99)}`,
        ['公开'],
        [`*《[公开]》${long(152)}`],
      ],
      [
        'with the end of a sentence inside',
        `《关于印发〈甲〉的通知。公开》${long(50)}。${long(160)}`,
        ['公开'],
        [`*《关于印发〈甲〉的通知。[公开]》${long(50)}。`],
      ],
      [
        'one inside another',
        `${long(160)}。《甲《乙。公开》丙。丁》${long(50)}。${long(160)}`,
        ['公开'],
        [`*《甲《乙。[公开]》丙。丁》${long(50)}。`],
      ],
      [
        'one that is not closed is none',
        `${long(160)}。《甲。${long(30)}《乙。公开》${long(50)}。`,
        ['公开'],
        [`*${long(30)}《乙。[公开]》${long(50)}。`],
      ],
      [
        'one that is longer than a passage is cut, but not another in it',
        `《${long(100)}。${long(57)}《乙。公开》${long(4)}。${long(99)}》`,
        ['公开'],
        [`*${long(57)}《乙。[公开]》${long(4)}。`],
      ],
    ])('%s', (_reason, text, words, expected) => {
      expect(shown(text, words)).toEqual(expected)
    })
  })

  describe('after a heading', () => {
    const heading = '一、公开情况'

    it.each<[string, string, string[], string[]]>([
      [
        'begin after it, since it is shown above',
        `${heading}\n${long(61)}公开。`,
        ['公开'],
        [`*${long(61)}[公开]。`],
      ],
      [
        'leave out a passage that is only the heading',
        `${heading}\n${long(158)}。公开。`,
        ['公开'],
        [`*[公开]。`],
      ],
      [
        'begin with it for a term that stands only there',
        `${heading}\n${long(61)}收费。`,
        ['公开', '收费'],
        [`*一、[公开]情况\n${long(61)}[收费]。`],
      ],
      [
        'begin with it when nothing else matches',
        `${heading}\n甲。`,
        ['公开'],
        ['*一、[公开]情况\n甲。'],
      ],
      [
        'do not begin with its full stop',
        `${heading}。${long(9)}公开。${long(9)}`,
        ['公开'],
        [`*${long(9)}[公开]。${long(9)}`],
      ],
    ])('%s', (_reason, text, words, expected) => {
      expect(shown(text, words, heading.length)).toEqual(expected)
    })
  })

  describe('without marks', () => {
    it.each<[string, string, number, string]>([
      ['the text after its heading', '一、概述\n甲。乙。', 4, '甲。乙。'],
      ['its sentences', `${long(80)}。${long(70)}。${long(70)}。`, 0, `${long(80)}。${long(70)}。`],
      ['the clauses of a long sentence', `${long(80)}，${long(90)}。`, 0, `${long(80)}，`],
      ['so many characters', long(999), 0, long(160)],
      ['the heading, when it is all there is', '一、概述', 4, '一、概述'],
      ['not its white space', `一、概述\n${' '.repeat(999)}\n甲。`, 4, '甲。'],
      ['nothing of nothing', '', 0, ''],
      ['nothing of white space', ' \n', 1, ''],
    ])('%s', (_reason, text, leadEnd, expected) => {
      expect(shown(text, [], leadEnd)).toEqual([`*${expected}`])
    })
  })

  test('count code points, not UTF-16 units', () => {
    const text = '𠀀'.repeat(999)
    const { fragments: passages } = fragments(text, [{ start: 600, end: 602 }])
    expect([...joined(passages[0]?.parts ?? [])]).toHaveLength(160)
  })

  test('keep accents, variation selectors and emoji whole', () => {
    for (const character of ['e\u0301\u0323', '葛\u{e0100}', '☺\ufe0f', '👩\u200d💻', '👍🏽']) {
      const text = `公开${character.repeat(200)}`
      const passage = joined(fragments(text, spansOf(text, ['公开'])).fragments[0]?.parts ?? [])
      expect(passage.length).toBeGreaterThan(50)
      expect((passage.length - 2) % character.length).toBe(0)
    }
  })

  test('cut accents that go on without end', () => {
    const text = `公开${'\u0301'.repeat(100_000)}`
    const { fragments: passages } = fragments(text, spansOf(text, ['公开']))
    expect(joined(passages[0]?.parts ?? []).length).toBeLessThanOrEqual(160)
  })

  test('of occurrences that overlap without end are bounded', () => {
    const spans = Array.from({ length: 99_000 }, (_, start) => ({ start, end: start + 1000 }))
    const { fragments: passages } = fragments('哈'.repeat(100_000), spans)
    expect(passages).toHaveLength(3)
    for (const { parts } of passages) expect(joined(parts).length).toBeLessThan(4000)
  })

  test.each([
    ['no end of a sentence', '长'],
    ['nothing but ends', '。'],
    ['titles that are never closed', '《'],
    ['titles', '《》'],
    ['white space', ' '],
    ['characters of two units', '𠀀'],
  ])(
    'take a section of 500,000 units with %s and 25,000 spans',
    (_name, unit) => {
      const text = unit.repeat(500_000 / unit.length)
      const spans = Array.from({ length: 25_000 }, (_, at) => ({
        start: 20 * at,
        end: 20 * at + 4,
        term: at % 32,
      }))
      expect(fragments(text, spans).fragments).toHaveLength(3)
    },
    60_000,
  )
})
