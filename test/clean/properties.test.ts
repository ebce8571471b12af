import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanReport } from '../../src/clean/clean-report.ts'
import { SECTION_LENGTH } from '../../src/clean/pack.ts'
import { repairLine, repairQuery, repairText } from '../../src/clean/repairs.ts'
import { SourceError } from '../../src/errors.ts'
import type { Report } from '../../src/model/report.ts'

const HEADINGS = [
  '一、概述',
  '二、主动公开情况',
  '（一）公開範圍。我局',
  '1.网站',
  '(1)窗口',
  '三)监督',
]
const LABELS = [
  '索引号：A1/2014-3',
  '发布日期:2014-03-28',
  '公开方式：网站',
  '来源：',
  '字号：[大 中 小]',
]
const EDGES = [
  '打印',
  '【关闭】',
  '- 6 -',
  '责任编辑：某某',
  '2016222',
  '7511982',
  '首页 > 公开 > 年报',
]
const TEXTS = [
  '我局认真做好公开工作，取得了成效。',
  '發(fā)布信息１２條；',
  '根据《条例》要求，年',
  '一是完善制度。二是加强检查',
  '某某县水务局2013年政府信息公开年度报告',
  '2014年3月5日',
  '某某县水务局',
  '短句',
  '0',
  '条',
]
const DAMAGE = ['&amp;nbsp;', '&lt;p&gt;', '<br>', '<!--[if !x]-->', '-->', '\\"', '\u0000', '(fā)']
const ODD = ['\ud800', '\udc00', '𠀀', '\u200b', '\ufeff', '\u3000', '\t', '|', '??']
const BREAKS = ['\n', '\n\n', '\f', '\r\n', '']

const fragment = fc.oneof(
  fc.constantFrom(...HEADINGS, ...LABELS, ...EDGES, ...TEXTS),
  fc.constantFrom(...TEXTS),
  fc.constantFrom(...DAMAGE, ...ODD),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc
    .tuple(fc.constantFrom(...TEXTS), fc.integer({ min: 1, max: 90 }))
    .map(([text, times]) => text.repeat(times)),
)
const page = fc
  .array(fc.tuple(fragment, fc.constantFrom(...BREAKS)), { maxLength: 40 })
  .map((parts) => parts.map(([text, end]) => text + end).join(''))

function clean(text: string): Report | null {
  try {
    return cleanReport({ id: 'r', fileName: 'r.txt', url: null, text })
  } catch (error) {
    if (error instanceof SourceError) return null
    throw error
  }
}

/** Without white space and what a blank line may hold. */
function bare(text: string): string {
  return text.replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
}

function sorted(text: string): string {
  return text.split('').sort().join('')
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0
  for (let unit = 0; unit < whole.length && at < part.length; unit += 1) {
    if (whole[unit] === part[at]) at += 1
  }
  return at === part.length
}

describe('a cleaned report', () => {
  test('has every character of the repaired text once, as section or furniture', () => {
    fc.assert(
      fc.property(page, (text) => {
        const report = clean(text)
        if (!report) return
        const repaired = repairText(text)
        // What joining lines laid bare is repaired after: then the text is no longer the same.
        if ((report.repairs['pinyin'] ?? 0) !== (repaired.counts['pinyin'] ?? 0)) return
        if ((report.repairs['entity'] ?? 0) !== (repaired.counts['entity'] ?? 0)) return
        const shown = report.sections.map((section) => section.text).join('')
        const all = bare(repaired.text)
        expect(sorted(bare(shown + report.furniture.join('')))).toBe(sorted(all))
        const below = report.sections.filter((section) => section.headings.length > 0)
        expect(isSubsequence(bare(below.map((section) => section.text).join('')), all)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('has no line that a query would repair, so that every piece of it finds itself', () => {
    const broken = fc
      .array(
        fc.constantFrom(
          '發',
          '(',
          'fā',
          'fa',
          ')',
          '\n',
          '&',
          'amp;',
          'nbsp',
          ';',
          '文',
          '，',
          '办（',
          'bàn）',
        ),
        {
          maxLength: 30,
        },
      )
      .map((parts) => `某某县供水站2013年工作报告\n我站${parts.join('')}水价。`)
    fc.assert(
      fc.property(fc.oneof(page, broken), fc.nat(), fc.nat(), (text, a, b) => {
        for (const section of clean(text)?.sections ?? []) {
          for (const line of section.text.split('\n')) {
            const [from, to] = [a % (line.length + 1), b % (line.length + 1)].sort((x, y) => x - y)
            expect(repairQuery(line)).toBe(line)
            expect(repairQuery(line.slice(from, to))).toBe(line.slice(from, to))
          }
        }
      }),
      { numRuns: 1500 },
    )
  })

  test('has lines of ordinary text above and below the title in a section', () => {
    const words = fc.string({
      unit: fc.constantFrom(...'水渠湖岸晴雨桥路'),
      minLength: 4,
      maxLength: 20,
    })
    const lines = fc.array(words, { maxLength: 5 })
    fc.assert(
      fc.property(lines, lines, (above, below) => {
        const title = '某某县供水站2013年政府信息公开年度报告'
        const report = clean([...above, title, ...below, '水价已经公示。'].join('\n'))
        const shown = bare(report?.sections.map((section) => section.text).join('') ?? '')
        for (const line of [...above, ...below]) expect(shown).toContain(line)
        expect(report?.furniture).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('has true leads, stable ids, and breaks only where the text does', () => {
    fc.assert(
      fc.property(page, (text) => {
        const report = clean(text)
        if (!report) return
        report.sections.forEach((section, index) => {
          expect(section.id).toBe(`r#${index}`)
          expect(section.text).toBe(section.text.trim())
          expect(section.text).not.toBe('')
          const lead = section.text.slice(0, section.leadEnd)
          if (section.lead === 'title') expect(lead).toBe(report.title)
          else if (section.lead === 'heading') expect(lead).toBe(section.headings.at(-1))
          else expect(section.leadEnd).toBe(0)
          if (section.text.length > SECTION_LENGTH) {
            expect(section.text.slice(0, -1)).not.toMatch(
              /[。！？；](?=[^。！？；”’」』）)》\]】\s])/,
            )
          }
        })
      }),
      { numRuns: 400 },
    )
  })

  test('comes of any string, and is the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(clean(text)).toEqual(clean(text))
      }),
      { numRuns: 300 },
    )
  })
})

describe('the time it takes grows with the text, whatever the text is', () => {
  const length = 75_000
  const timeOf = (piece: string, units: number): number => {
    const text = `公开\\"${piece.repeat(units / piece.length)}公开。`
    const started = performance.now()
    clean(text)
    return performance.now() - started
  }
  test.each([
    '公开',
    '公开\n',
    '公开,\n',
    '一、\n政\n',
    '一、\n',
    ' ',
    '。一、概述',
    '（一）二。',
    '一、',
    '（',
    '<!--',
    '<p align="',
    'align="a" ',
    '\\"',
    '\\',
    '&amp;',
    '發(f',
    '来源：',
    '首页>',
    '打印 ',
    '2014-03-28 ',
    '|',
    '”',
    '《',
    '1.5',
  ])('%j', (piece) => {
    // Four times the text takes about four times as long; quadratic work takes sixteen times.
    const short = timeOf(piece, length)
    expect(timeOf(piece, 4 * length)).toBeLessThan(10 * short + 1_000)
  })

  test.each(['索引号:', '-->'])('no run of %j is too long to be read', (piece) => {
    expect(() => clean(piece.repeat(130_000))).not.toThrow()
  })
})

describe('repairs', () => {
  test('made twice equal repairs made once', () => {
    fc.assert(
      fc.property(page, (text) => {
        const once = repairText(text).text
        expect(repairText(once)).toEqual({ text: once, counts: {} })
        const query = repairQuery(text)
        expect(repairQuery(query)).toBe(query)
        expect(repairLine(text).text).toBe(query)
      }),
      { numRuns: 400 },
    )
  })

  test('leave clean text alone', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'机关（）()《》，。公開 abc12&;-\n') })
    fc.assert(
      fc.property(plain, (text) => {
        expect(repairText(text)).toEqual({ text, counts: {} })
      }),
    )
  })
})
