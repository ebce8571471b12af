import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPdf } from '../../../src/read/pdf/read-pdf.ts'
import { type Drawn, type DrawnPage, makePdf } from '../../support/pdf.ts'
import { OFFICE, typeset, withHeadAndFoot } from '../../support/pdf-typeset.ts'

/** Invented, like its places. */
const PROSE =
  '澄州市水利局认真贯彻公开条例，围绕防汛抗旱、河湖管理、农村供水等重点工作，主动公开信息，公开的数量和质量都比上年有所提高，群众的知情权得到了较好的保障。'

async function read(pages: readonly DrawnPage[]): ReturnType<typeof readPdf> {
  return readPdf('a.pdf', makePdf(pages))
}

function linesOf(text: string): string[] {
  return text.split(/[\n\f]+/)
}

/** A line above the text of a page, apart from it. */
function headed(head: string, paragraphs: readonly string[], y = 90): DrawnPage {
  const [page] = typeset(paragraphs, { ...OFFICE, top: y + 45 })
  return { texts: [{ text: head, x: 80, y }, ...(page?.texts ?? [])] }
}

describe('text that only looks like a running head stays in the text', () => {
  test('appendices that begin pages', async () => {
    const pages = [...Array(3).fill(headed('说明', [PROSE])), headed('附件1', [PROSE])]
    const { text, furniture } = await read([...pages, headed('附件2', [PROSE])])
    expect(linesOf(text)).toContain('附件1')
    expect(linesOf(text)).toContain('附件2')
    expect(furniture).toBeUndefined()
  })

  test('names of appendices and tables that count up with the pages', async () => {
    for (const name of ['附件', '表', '编号：', '附表 ']) {
      const heads = [1, 2, 3, 4].map((number) => `${name}${number}`)
      const { text } = await read(heads.map((head) => headed(head, [PROSE], 60)))
      expect(linesOf(text)).toEqual(heads.flatMap((head) => [head.replace('表 ', '表'), PROSE]))
    }
  })

  test('names of tables that differ by a year', async () => {
    const heads = ['表1 2019年情况', '表2 2020年情况']
    for (const y of [60, 90]) {
      const { text, furniture } = await read(heads.map((head) => headed(head, [PROSE], y)))
      expect(linesOf(text)).toEqual([heads[0], PROSE, heads[1], PROSE])
      expect(furniture).toBeUndefined()
    }
  })

  test('items of a list on five pages', async () => {
    const items = Array.from(
      { length: 189 },
      (_, at) => `${at + 1}．受理第${at + 301}号申请，当日答复。`,
    )
    for (const top of [60, 90]) {
      const { text, furniture } = await read(typeset(items, { ...OFFICE, top, pitch: 17.25 }))
      expect(linesOf(text)).toEqual(items)
      expect(furniture).toBeUndefined()
    }
  })

  test('the same line of prose on top of several pages, below a head that is one', async () => {
    const whole = typeset([PROSE.repeat(40)], { ...OFFICE, indent: 0, top: 74, pitch: 18 })
    const pages = withHeadAndFoot(
      whole.map(({ texts }) => ({
        texts: texts.map((one, at) => (at === 0 ? { ...one, text: '一'.repeat(36) } : one)),
      })),
      '澄州市水利局',
      (page) => `${page}/${whole.length}`,
    )
    expect(pages.length).toBeGreaterThan(2)
    const { text, furniture } = await read(pages)
    expect(text.match(/一{36}/g)).toHaveLength(pages.length)
    expect(furniture).not.toContain('一'.repeat(36))
    expect(furniture?.filter((line) => line === '澄州市水利局')).toHaveLength(pages.length)
  })

  test('a year or a figure alone on a line', async () => {
    const years = ['2020-2021', '-5', '3', '2021']
    const { text } = await read(years.map((year) => headed(year, [PROSE])))
    expect(linesOf(text)).toEqual(years.flatMap((year) => [year, PROSE]))
  })

  test('any paragraphs, also numbered and similar ones, on pages without heads', async () => {
    const short = fc.constantFrom('情况说明', '附件', '统计表', '单位：件', '本页无正文')
    const numbered = fc
      .tuple(fc.constantFrom('附件', '表', '第', '（', '', '图'), fc.integer({ min: 1, max: 40 }))
      .map(
        ([name, number]) => `${name}${number}${name === '（' ? '）' : '、'}办理${number + 8}件。`,
      )
    const long = fc.integer({ min: 1, max: 3 }).map((times) => PROSE.repeat(times))
    const part = fc.array(fc.oneof(short, numbered, long), { minLength: 1, maxLength: 40 })
    const setting = fc.record({
      size: fc.constantFrom(9, 12, 16),
      top: fc.constantFrom(40, 60, 90, 120),
      bottom: fc.constantFrom(700, 760, 800),
      spread: fc.constantFrom(1.2, 1.6, 2.4),
      gap: fc.constantFrom(0, 6, 18),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { minLength: 1, maxLength: 6 }),
        setting,
        async (parts, { size, spread, ...rest }) => {
          const pages = parts.flatMap((paragraphs) =>
            typeset(paragraphs, { ...OFFICE, ...rest, size, pitch: size * spread }),
          )
          const { text, furniture } = await read(pages)
          expect(text.replace(/\s/g, '')).toBe(parts.flat().join(''))
          expect(furniture).toBeUndefined()
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('running heads', () => {
  const body = Array.from({ length: 50 }, (_, at) => `第${at}次。${PROSE}`)
  const written = body.join('\n\n')

  function withLines(lines: (page: number) => readonly Drawn[]): DrawnPage[] {
    return typeset(body, { ...OFFICE, bottom: 600 }).map(({ texts }, at) => ({
      texts: [...texts, ...lines(at + 1)],
    }))
  }

  test('those of a browser: date, title, address and page', async () => {
    const pages = withLines((page) => [
      { text: '2022/1/18 12:27', x: 24, y: 23, size: 8 },
      { text: '澄州市水利局年度报告', x: 250, y: 23, size: 8 },
      { text: 'https://example.com/2021/7/report.html', x: 24, y: 820, size: 8 },
      { text: `${page}/7`, x: 560, y: 820, size: 8 },
    ])
    const { text, furniture } = await read(pages)
    expect(text).toBe(written)
    expect(furniture).toHaveLength(pages.length * 2)
  })

  test('of left and of right pages', async () => {
    const pages = withLines((page) => [
      page % 2 === 1
        ? { text: '政府信息公开', x: 440, y: 50, size: 9 }
        : { text: '澄州市水利局', x: 80, y: 50, size: 9 },
    ])
    expect(pages.length).toBeGreaterThan(5)
    const { text, furniture } = await read(pages)
    expect(text).toBe(written)
    expect(furniture).toHaveLength(pages.length)
  })

  test.each([
    ['第1頁', (page: number) => `第${page}頁`],
    ['第1頁/共5頁', (page: number) => `第${page}頁/共5頁`],
    ['第1页 共5页', (page: number) => `第${page}页 共5页`],
    ['within other words', (page: number) => `澄州市水利局 第${page}页`],
  ])('page numbers: %s', async (_, foot) => {
    const pages = withLines((page) => [{ text: foot(page), x: 270, y: 805, size: 9 }])
    expect((await read(pages)).text).toBe(written)
  })
})

test('a paragraph of thousands of lines is one', async () => {
  const paragraph = PROSE.replace('。', '，').repeat(300)
  expect((await read(typeset([paragraph]))).text).toBe(paragraph)
})
