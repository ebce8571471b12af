import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SourceError } from '../../../src/errors.ts'
import { readHtml } from '../../../src/read/html/read-html.ts'
import { readPdf } from '../../../src/read/pdf/read-pdf.ts'
import { type Drawn, type DrawnPage, makePdf, type PdfOptions } from '../../support/pdf.ts'
import {
  drawTable,
  OFFICE,
  tableLines,
  typeset,
  withHeadAndFoot,
} from '../../support/pdf-typeset.ts'

/** Invented, like its places. */
const PARAGRAPHS = [
  '岚江省澄州市水利局2021年政府信息公开工作年度报告',
  '一、总体情况',
  '2021年，澄州市水利局认真贯彻《中华人民共和国政府信息公开条例》，围绕防汛抗旱、河湖管理、农村供水等重点工作，主动公开政府信息326条，公开的数量和质量都比上年有所提高，群众的知情权得到了较好的保障。',
  '（一）主动公开。通过门户网站公开信息208条，通过公众号公开118条，全年举办开放日活动3次，接待群众460人次。',
  '（二）依申请公开。收到申请27件，其中网络申请19件、信函申请8件，全部在法定期限内答复，没有发生行政复议和行政诉讼。',
  '二、存在的问题和改进情况',
  '部分基层水利站对公开工作重视不够，工程建设信息更新不够及时。下一步将加强培训，完善主动公开目录，把水利工程的立项、招标、施工、验收四个环节的信息都纳入公开范围。',
]

async function textOf(pages: readonly DrawnPage[], options: PdfOptions = {}): Promise<string> {
  return (await readPdf('a.pdf', makePdf(pages, options))).text
}

async function refusalOf(bytes: Uint8Array): Promise<SourceError> {
  return readPdf('a.pdf', bytes).then(
    ({ text }) => expect.fail(`read: ${text}`),
    (error: unknown) => {
      expect(error).toBeInstanceOf(SourceError)
      return error as SourceError
    },
  )
}

describe('fonts', () => {
  test.each(['UniGB-UCS2-H', 'GBK-EUC-H', 'mapped'] as const)('%s', async (coding) => {
    expect(await textOf(typeset(PARAGRAPHS), { coding })).toBe(PARAGRAPHS.join('\n\n'))
  })

  test('ETen-B5-H', async () => {
    const text = '本報告由澄州市水利局編製，公開資訊326條。'
    expect(await textOf(typeset([text]), { coding: 'ETen-B5-H' })).toBe(text)
  })

  test('columns of upright characters are read from the right', async () => {
    const texts = ['政府資訊公開', '年度報告'].map((text, at) => ({
      text,
      x: 400 - at * 30,
      y: 100,
    }))
    expect(await textOf([{ texts }], { coding: 'UniGB-UCS2-V' })).toBe('政府資訊公開\n年度報告')
  })

  test('radicals that printers write for characters are read as those', async () => {
    const read = await textOf(typeset(['⼀、⽔利⼯作⻅效，⻔⼾⽹站发布国家信息']), {
      coding: 'mapped',
    })
    expect(read).toBe('一、水利工作见效，门户网站发布国家信息')
  })

  test('glyphs without a map to characters are not taken for characters', async () => {
    const { reason, advice } = await refusalOf(makePdf(typeset(PARAGRAPHS), { coding: 'unmapped' }))
    expect(reason).toContain('no map to characters')
    expect(advice).toContain('OCR')
  })

  test('rare characters are kept, since their font has a map', async () => {
    const rare = '畲圩垟埭塆埗堽墈崾峁塬垴坨垸埇堌垡堐埝垯'
    expect(await textOf(typeset([rare]))).toBe(rare)
  })

  test('text drawn twice to look bold is said once', async () => {
    const bold = [0, 0.3].map((shift) => ({ text: '总体情况', x: 100 + shift, y: 100 }))
    expect(await textOf([{ texts: bold }])).toBe('总体情况')
  })
})

describe('paragraphs', () => {
  test('each is a line, also across pages, without heads and page numbers', async () => {
    const long = Array.from({ length: 8 }, (_, at) =>
      PARAGRAPHS.map((text) => (at === 0 ? text : text.replace('2021', String(2021 - at)))),
    ).flat()
    const pages = withHeadAndFoot(typeset(long), '澄州市水利局', (page) => `- ${page} -`)
    expect(pages.length).toBeGreaterThan(2)
    const { text, furniture } = await readPdf('a.pdf', makePdf(pages))
    expect(text).toBe(long.join('\n\n'))
    expect(furniture?.filter((line) => line === '澄州市水利局')).toHaveLength(pages.length)
    expect(furniture).toContain('- 2 -')
  })

  test.each([
    ['bare numbers', (page: number) => String(page)],
    ['numbers that begin elsewhere', (page: number) => String(page + 16)],
    ['of all', (page: number) => `第 ${page} 页 共 9 页`],
    ['with dashes', (page: number) => `— ${page} —`],
  ])('page numbers: %s', async (_, foot) => {
    const pages = withHeadAndFoot(typeset([...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS]), '', foot)
    expect(pages.length).toBeGreaterThan(1)
    const shown = pages.map(({ texts }) => ({ texts: texts.filter(({ text }) => text !== '') }))
    expect(await textOf(shown)).toBe([...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS].join('\n\n'))
  })

  test('any paragraphs, set in any column, are read as they were written', async () => {
    const character = fc.constantFrom(
      ...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所',
    )
    const clause = fc
      .array(character, { minLength: 3, maxLength: 25 })
      .map((characters) => characters.join(''))
    const paragraph = fc
      .array(clause, { minLength: 3, maxLength: 9 })
      .map((clauses) => `${clauses.join('，')}。`)
    const setting = fc.record({
      width: fc.integer({ min: 16, max: 38 }),
      size: fc.constantFrom(9, 10.5, 12, 16),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(paragraph, { minLength: 4, maxLength: 14 }),
        setting,
        async (written, { width, size }) => {
          const right = Math.min(530, 80 + width * size)
          const pages = typeset(written, { ...OFFICE, size, right, pitch: size * 1.6 })
          expect((await textOf(pages)).replace(/[\n\f]+/g, '\n').split('\n')).toEqual(written)
        },
      ),
      { numRuns: 6, endOnFailure: true },
    )
  })

  test('an item of a list goes on below its first word, its number stands out', async () => {
    const [page] = typeset([...PARAGRAPHS.slice(2, 5), ...PARAGRAPHS.slice(2, 3)])
    const item = PARAGRAPHS[6] ?? ''
    const [list] = typeset([item, item], { ...OFFICE, left: 110, indent: 0, top: 500 })
    const numbers = (list?.texts ?? [])
      .filter(({ text }) => item.startsWith(text))
      .map(({ y }, at) => ({ text: `${at + 1}.`, x: 94, y }))
    const texts = [...(page?.texts ?? []), ...(list?.texts ?? []), ...numbers]
    const lines = (await textOf([{ texts }])).split('\n\n')
    expect(lines.slice(4)).toEqual([`1.${item}`, `2.${item}`])
  })

  test('entries of a table of contents are no paragraph, though they reach the margin', async () => {
    const entries = ['一、总体情况', '二、主动公开政府信息情况', '三、存在的问题'].map(
      (text, at) => `${text}${'…'.repeat(35 - text.length)}${at + 1}`,
    )
    const texts = entries.map((text, at) => ({ text, x: 80, y: 100 + at * 21 }))
    const [page] = typeset(PARAGRAPHS, { ...OFFICE, top: 200 })
    const read = await textOf([{ texts: [...texts, ...(page?.texts ?? [])] }])
    expect(read.split(/\n+/).slice(0, 3)).toEqual(entries)
  })

  test('a line is not joined with the next where nothing shows that it goes on', async () => {
    const lines = ['澄州市水利局', '2022年1月18日', '联系电话：0999-5550123']
    const texts = lines.map((text, at) => ({ text, x: 80, y: 100 + at * 21 }))
    expect((await textOf([{ texts }])).split(/\n+/)).toEqual(lines)
  })

  test('only Latin words have spaces between them', async () => {
    const texts = [
      { text: '开放', x: 80, y: 100 },
      { text: '平台', x: 106, y: 100 },
      { text: 'Open Data', x: 133, y: 100 },
      { text: 'Portal', x: 190, y: 100 },
      { text: '上线', x: 229, y: 100 },
    ]
    expect(await textOf([{ texts }])).toBe('开放平台Open Data Portal上线')
  })
})

describe('columns', () => {
  test('the left one is read before the right one, between what crosses both', async () => {
    const half = { ...OFFICE, bottom: 400 }
    const [left] = typeset(PARAGRAPHS.slice(2, 4), { ...half, top: 150, right: 80 + 17 * 12 })
    const [right] = typeset(PARAGRAPHS.slice(4, 5).concat(PARAGRAPHS.slice(6)), {
      ...half,
      top: 150,
      left: 80 + 19 * 12,
    })
    const [below] = typeset(PARAGRAPHS.slice(2, 3), { ...OFFICE, top: 450 })
    const texts = [
      { text: PARAGRAPHS[0] ?? '', x: 130, y: 110, size: 14 },
      ...(right?.texts ?? []),
      ...(left?.texts ?? []),
      ...(below?.texts ?? []),
    ]
    expect(await textOf([{ texts }])).toBe(
      [PARAGRAPHS[0], ...PARAGRAPHS.slice(2, 5), PARAGRAPHS[6], PARAGRAPHS[2]].join('\n\n'),
    )
  })
})

/** Columns beside each other, as high as each other. */
function inColumns(paragraphs: readonly string[], top: number): { texts: Drawn[]; bottom: number } {
  const width = 17 * OFFICE.size
  const setting = { ...OFFICE, right: OFFICE.left + width, top: 0, bottom: 10_000 }
  const lines = typeset(paragraphs, setting).flatMap(({ texts }) => texts)
  const half = Math.ceil(lines.length / 2)
  const texts = lines.map((line, at) => ({
    ...line,
    x: line.x + (at < half ? 0 : width + 24),
    y: top + (at % half) * OFFICE.pitch,
  }))
  return { texts, bottom: top + half * OFFICE.pitch }
}

describe('short columns', () => {
  test('of two and three lines between headings', async () => {
    const parts = [
      ['一、总体情况', PARAGRAPHS[3]],
      ['二、主动公开', PARAGRAPHS[4]],
      ['三、存在的问题', PARAGRAPHS[6]],
      ['四、其他事项', PARAGRAPHS[3]],
    ] as [string, string][]
    let top = 100
    const texts = parts.flatMap(([heading, paragraph]) => {
      const { texts: body, bottom } = inColumns([paragraph], top + 24)
      const drawn = [{ text: heading, x: 104, y: top }, ...body]
      top = bottom + 4
      return drawn
    })
    expect((await textOf([{ texts }])).split(/[\n\f]+/)).toEqual(parts.flat())
  })

  test('with headings and a signature, on the last page of a report in columns', async () => {
    const first = [...PARAGRAPHS.slice(2), ...PARAGRAPHS.slice(2)]
    const last = [
      '三、下一步工作',
      '完善公开目录，把水利工程的招标、施工、验收都纳入公开的范围。',
      '四、附则',
      '按季公布。',
      '澄州市水利局',
    ]
    const pages = [first, last].map((paragraphs) => inColumns(paragraphs, 100))
    expect((await textOf(pages)).split(/[\n\f]+/)).toEqual([...first, ...last])
  })
})

test('no character is lost, wherever text and lines stand', async () => {
  const character = fc.constantFrom(...'政府信息公开工作年度报告条例123、。ab')
  const text = fc
    .array(character, { minLength: 1, maxLength: 12 })
    .map((characters) => characters.join(''))
  // What reaches over the edge of a page PDF.js does not give.
  const drawn = fc.record({
    text,
    x: fc.integer({ min: 20, max: 380 }),
    y: fc.integer({ min: 220, max: 830 }),
    size: fc.constantFrom(8, 12, 16),
    turn: fc.constantFrom(0, 0, 0, 90),
  })
  const place = fc.constantFrom(60, 200, 300, 420, 560, 700)
  const line = fc
    .tuple(place, place, place, fc.boolean())
    .map(
      ([a, b, c, level]) =>
        (level ? [a, c, b, c] : [c, a, c, b]) as [number, number, number, number],
    )
  const page = fc.record({
    texts: fc.uniqueArray(drawn, { minLength: 1, maxLength: 30, selector: (one) => one.text }),
    lines: fc.array(line, { maxLength: 12 }),
  })
  const characters = (texts: readonly string[]): string =>
    [...texts.join('').replace(/\s/g, '')].sort().join('')
  await fc.assert(
    fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 3 }), async (pages) => {
      const { text: read, furniture = [] } = await readPdf('a.pdf', makePdf(pages))
      const written = pages.flatMap(({ texts }) => texts.map((one) => one.text))
      expect(characters([read, ...furniture])).toBe(characters(written))
    }),
    { numRuns: 8 },
  )
})

describe('tables', () => {
  const rows = [
    ['第二十条第（一）项', '<', '<', '<'],
    ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
    ['规章', '0', '0', '0'],
    ['行政规范性文件', '3', '', '12'],
  ]

  test('ruled: merged and empty cells, and cells of several lines', async () => {
    const wide = [
      ...rows,
      ['三、本年度办理结果', '（三）不予公开', '1.属于国家秘密', '0'],
      ['^', '^', '2.其他法律行政法规禁止公开的信息', '3'],
    ]
    const table = drawTable({
      rows: wide,
      widths: [40, 60, 70, 70],
      left: 90,
      top: 120,
      ruled: true,
    })
    expect(await textOf([table])).toBe(tableLines(wide))
  })

  test('a column of single characters is one cell', async () => {
    const narrow = [
      ['三、本年度办理结果', '予以公开', '19'],
      ['^', '部分公开', '4'],
      ['^', '不予公开', '3'],
    ]
    const table = drawTable({ rows: narrow, widths: [21, 80, 60], left: 90, top: 120, ruled: true })
    expect(await textOf([table])).toBe(tableLines(narrow))
  })

  test('without rules: columns by where cells begin', async () => {
    const plain = [
      ['信息内容', '本年制发', '现行有效'],
      ['规章', '0', '0'],
      ['行政规范性文件', '', '12'],
      ['行政许可', '84', '150'],
    ]
    const table = drawTable({
      rows: plain,
      widths: [140, 90, 90],
      left: 90,
      top: 120,
      ruled: false,
    })
    expect(await textOf([table])).toBe(tableLines(plain))
  })

  test('that goes on on the next page has the same columns there', async () => {
    const widths = [110, 110, 110, 102]
    const head = drawTable({ rows: rows.slice(0, 1), widths, left: 80, top: 700, ruled: true })
    const rest = drawTable({ rows: rows.slice(1), widths, left: 80, top: 90, ruled: true })
    const [above] = typeset(PARAGRAPHS.slice(0, 3))
    const first = { texts: [...(above?.texts ?? []), ...head.texts], lines: head.lines ?? [] }
    expect(await textOf([first, rest])).toBe(
      [...PARAGRAPHS.slice(0, 3), tableLines(rows)].join('\n\n'),
    )
  })

  test('whose last row stands alone on the next page', async () => {
    const widths = [110, 110, 110, 102]
    const head = drawTable({ rows: rows.slice(0, 3), widths, left: 80, top: 680, ruled: true })
    const row = drawTable({ rows: rows.slice(3), widths, left: 80, top: 90, ruled: true })
    const [above] = typeset(PARAGRAPHS.slice(0, 3))
    const first = { texts: [...(above?.texts ?? []), ...head.texts], lines: head.lines ?? [] }
    const signature = { text: '澄州市水利局', x: 440, y: 140 }
    const last = { texts: [...row.texts, signature], lines: row.lines ?? [] }
    const pages = withHeadAndFoot([first, last], '澄州市水利局', (page) => `第 ${page} 頁`)
    expect(await textOf(pages)).toBe(
      [...PARAGRAPHS.slice(0, 3), tableLines(rows), '澄州市水利局'].join('\n\n'),
    )
  })

  test('stands between the paragraphs around it', async () => {
    const table = drawTable({ rows, widths: [110, 110, 110, 102], left: 80, top: 150, ruled: true })
    const [above] = typeset(PARAGRAPHS.slice(0, 2))
    const [below] = typeset(PARAGRAPHS.slice(2), { ...OFFICE, top: 300 })
    const texts = [...(above?.texts ?? []), ...table.texts, ...(below?.texts ?? [])]
    expect(await textOf([{ texts, lines: table.lines ?? [] }])).toBe(
      [...PARAGRAPHS.slice(0, 2), tableLines(rows), ...PARAGRAPHS.slice(2)].join('\n\n'),
    )
  })

  test('on a page that is turned', async () => {
    const table = drawTable({ rows, widths: [110, 110, 110, 102], left: 80, top: 150, ruled: true })
    const texts = table.texts.map(({ text, x, y, size = 12 }) => ({
      text,
      x: y,
      y: 842 - x,
      size,
      turn: 90,
    }))
    const lines =
      table.lines?.map(([x1, y1, x2, y2]) => [y1, 842 - x1, y2, 842 - x2] as const) ?? []
    expect(await textOf([{ texts, lines }])).toBe(tableLines(rows))
    expect(await textOf([{ texts, lines, rotate: 90 }])).toBe(tableLines(rows))
  })
})

test('a page printed by a browser says what the page says', async () => {
  const file = (name: string): Buffer => readFileSync(new URL(`printed/${name}`, import.meta.url))
  const printed = await readPdf('report.pdf', file('report.pdf'))
  const page = readHtml('report.html', file('report.html').toString())
  expect(printed.text).toBe(page.text)
  expect(printed.pageTitle).toBe(page.pageTitle)
  expect(printed.furniture).toEqual(['汐山县', '—1—', '汐山县', '—2—'])
})

describe('what is no text', () => {
  test('a watermark is furniture', async () => {
    const [page] = typeset(PARAGRAPHS)
    const mark = { text: '仅供内部使用', x: 200, y: 500, size: 40, turn: 45 }
    const { text, furniture } = await readPdf(
      'a.pdf',
      makePdf([{ texts: [mark, ...(page?.texts ?? [])] }]),
    )
    expect(text).toBe(PARAGRAPHS.join('\n\n'))
    expect(furniture).toEqual(['仅供内部使用'])
  })

  test('a page that is a picture among others is noted', async () => {
    const { notes } = await readPdf(
      'a.pdf',
      makePdf([...typeset(PARAGRAPHS), { texts: [], picture: true }]),
    )
    expect(notes).toEqual(['1 of 2 PDF pages have no text layer'])
  })

  test.each([
    ['澄州市水利局2021年政府信息公开工作年度报告', '澄州市水利局2021年政府信息公开工作年度报告'],
    ['Microsoft Word - 文档1', undefined],
    ['澄州市水利局年度报告.docx', undefined],
    ['无标题幻灯片演示文稿', undefined],
  ])('a title of the file: %s', async (title, pageTitle) => {
    const read = await readPdf('a.pdf', makePdf(typeset(PARAGRAPHS), { title }))
    expect(read.pageTitle).toBe(pageTitle)
    expect(read.stated).toBeUndefined()
  })
})

describe('refusals', () => {
  test.each(['rc4', 'aes'] as const)('a password to open it (%s)', async (cipher) => {
    const lock = { cipher, user: 'secret', owner: 'owner' }
    const { reason } = await refusalOf(makePdf(typeset(PARAGRAPHS), { lock }))
    expect(reason).toBe('is a PDF that needs a password')
  })

  test.each(['rc4', 'aes'] as const)(
    'a password against changes is none to read it (%s)',
    async (cipher) => {
      const lock = { cipher, user: '', owner: 'owner' }
      expect(await textOf(typeset(PARAGRAPHS), { lock, title: PARAGRAPHS[0] ?? '' })).toBe(
        PARAGRAPHS.join('\n\n'),
      )
    },
  )

  test('a scanned PDF', async () => {
    const { reason, advice } = await refusalOf(makePdf([{ texts: [], picture: true }]))
    expect(reason).toBe('is a scanned or unreadable PDF: 1 page, its pages have no text layer')
    expect(advice).toContain('OCR')
  })

  test('no pages', async () => {
    expect((await refusalOf(makePdf([]))).reason).toBe('is a PDF without pages')
  })

  test('too many pages', async () => {
    const pages = Array.from({ length: 2_001 }, () => ({ texts: [] }))
    expect((await refusalOf(makePdf(pages))).reason).toContain('2001 pages')
  })

  test.each([
    ['nothing but a signature', '%PDF-1.4\n'],
    ['no PDF at all', '政府信息公开'],
  ])('%s', async (_, text) => {
    expect((await refusalOf(new TextEncoder().encode(text))).reason).toBe('is a damaged PDF')
  })

  test('the bytes given stay what they were', async () => {
    const bytes = makePdf(typeset(PARAGRAPHS))
    const copy = bytes.slice()
    await readPdf('a.pdf', bytes)
    expect(bytes).toEqual(copy)
  })

  test('any damage gives a text or a refusal', async () => {
    const table = drawTable({
      rows: [
        ['甲', '1'],
        ['乙', '2'],
      ],
      widths: [80, 80],
      left: 90,
      top: 500,
      ruled: true,
    })
    const [page] = typeset(PARAGRAPHS)
    const whole = makePdf([
      { texts: [...(page?.texts ?? []), ...table.texts], lines: table.lines ?? [] },
    ])
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(30),
      bytes: fc.oneof(
        fc.uint8Array({ maxLength: 12 }),
        fc
          .constantFrom('endobj', 'stream', '<<', '9999999999', '/Kids [2 0 R]', '-1', '2 0 R')
          .map((text) => new TextEncoder().encode(text)),
      ),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const damaged = changes.reduce((bytes, { at, length, bytes: put }) => {
          const start = Math.floor(at * bytes.length)
          return Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(start + length)])
        }, Buffer.from(whole))
        const read = await readPdf('a.pdf', damaged).catch((error: unknown) => error)
        if (read instanceof Error) expect(read).toBeInstanceOf(SourceError)
        else expect((read as { text: string }).text.trim()).not.toBe('')
      }),
      { numRuns: 20 },
    )
  })
})
