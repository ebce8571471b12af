import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanReport } from '../../src/clean/clean-report.ts'
import { SECTION_LENGTH } from '../../src/clean/pack.ts'
import { numberOfCell } from '../../src/clean/table-number.ts'
import type { Report } from '../../src/model/report.ts'
import { readHtml } from '../../src/read/html/read-html.ts'
import { flatten } from '../support/gold.ts'
import { goldenRows } from '../support/golden.ts'

const TITLE = '汐山县供水站2013年工作报告'
const ABOVE = `${TITLE}\n一、用水情况\n水量充足。`

function clean(below: string, above = ABOVE): Report {
  return cleanReport({ id: 'r', fileName: 'r.txt', url: null, text: `${above}\n${below}` })
}

type Read = readonly [text: string, number: number | null]

/** The cells of all tables, and the law of their spans. */
function read(report: Report): Read[][][] {
  let before = { section: 0, end: 0 }
  return report.tables.map(({ section, span, rows }) => {
    const text = report.sections[section]?.text ?? ''
    expect(section).toBeGreaterThanOrEqual(before.section)
    if (section === before.section) expect(span.start).toBeGreaterThanOrEqual(before.end)
    before = { section, end: span.end }
    expect(span.end).toBeLessThanOrEqual(text.length)
    let at = span.start
    const between: string[] = []
    const cells = rows.map((row) =>
      row.map((cell): Read => {
        expect(cell.span.start).toBeGreaterThanOrEqual(at)
        expect(cell.span.end).toBeGreaterThanOrEqual(cell.span.start)
        between.push(text.slice(at, cell.span.start))
        at = cell.span.end
        return [text.slice(cell.span.start, cell.span.end), cell.number]
      }),
    )
    expect(at).toBeLessThanOrEqual(span.end)
    between.push(text.slice(at, span.end))
    expect(between.join('')).toMatch(/^[\t|｜\s:-]*$/)
    // Whole lines: nothing is left over beside a row.
    expect(text[span.start - 1] ?? '\n').toBe('\n')
    expect(text[span.end] ?? '\n').toBe('\n')
    return cells
  })
}

describe('tables that a text keeps (test/golden/tables.tsv)', () => {
  const golden = goldenRows('tables.tsv')

  test('every row has a name of its own', () => {
    expect(golden.length).toBeGreaterThan(30)
    expect(new Set(golden.map(([name]) => name)).size).toBe(golden.length)
  })

  test.each(golden)('%s', (_name, text = '', tables = '') => {
    const shown = read(clean(text)).map((rows) =>
      rows.map((row) => row.map(([cell, number]) => (number === null ? cell : [cell, number]))),
    )
    expect(shown).toEqual(JSON.parse(tables))
  })
})

const WORDS = [
  '规章',
  '规范性文件',
  '自然人',
  '（一）予以公开',
  '1.属于国家秘密',
  '二、本年度办理结果',
  '其他',
  '總計',
  'A类 B类',
  '—',
  '/',
  '3万',
]

/** A figure with the number it says, written in one of the ways people write it. */
const figure = fc
  .tuple(
    fc.integer({ min: -9_999_999, max: 9_999_999 }),
    fc.integer({ min: 0, max: 2 }),
    fc.boolean(),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([units, places, isGrouped, isWide, isPercent]): Read => {
    const value = units / 10 ** places
    const [whole = '', rest] = value.toFixed(places).split('.')
    const grouped = isGrouped ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole
    const plain = `${grouped}${rest === undefined ? '' : `.${rest}`}${isPercent ? '%' : ''}`
    const text = isWide
      ? plain.replace(/[\d,.%]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
      : plain
    return [text, value === 0 ? 0 : value]
  })
const word = fc.constantFrom(...WORDS).map((text): Read => [text, null])
const EMPTY: Read = ['', null]
const filled = fc.oneof(figure, word)
const cell = fc.oneof(
  { weight: 4, arbitrary: filled },
  { weight: 1, arbitrary: fc.constant(EMPTY) },
)

/**
 * A table whose first and last row are full, so that both are rows by themselves, and that says
 * something: dashes alone at the foot of a page are an ornament.
 */
const table = fc.integer({ min: 2, max: 7 }).chain((width) => {
  const of = (one: fc.Arbitrary<Read>) => fc.array(one, { minLength: width, maxLength: width })
  const inner = of(cell).filter((row) => row.some(([text]) => text !== ''))
  return fc
    .tuple(of(word), fc.array(inner, { maxLength: 12 }), of(filled))
    .map(([head, rows, last]) => [head, ...rows, last])
    .filter((rows) => rows.flat().some(([text]) => /[^—/]/.test(text)))
})

const texts = (row: readonly Read[]): string[] => row.map(([text]) => text)

describe('every cell of a table is read back with its number', () => {
  const WRITTEN = {
    tabs: (rows: Read[][]) => rows.map((row) => texts(row).join('\t')).join('\n'),
    pipes: (rows: Read[][]) => rows.map((row) => `| ${texts(row).join(' | ')} |`).join('\n'),
    Markdown: (rows: Read[][]) => {
      const [head = [], ...rest] = rows.map((row) => `|${texts(row).join('|')}|`)
      return [head, `|${rows[0]?.map(() => '---|').join('')}`, ...rest].join('\n')
    },
    HTML: (rows: Read[][]) => {
      const cells = (row: Read[]) => texts(row).map((text) => `<td><p>${text}</p></td>`)
      const body = rows.map((row) => `<tr>${cells(row).join('\n')}</tr>`).join('\n')
      const page = `${ABOVE.replace(/^|\n/g, '<p>')}<table>${body}</table><p>水价不变。</p>`
      return readHtml('a.html', page).text.slice(TITLE.length)
    },
  }
  test.each(Object.entries(WRITTEN))('from %s', (from, write) => {
    fc.assert(
      fc.property(table, (rows) => {
        const report = clean(write(rows), from === 'HTML' ? TITLE : ABOVE)
        expect(read(report).flat()).toEqual(rows)
        expect(flatten(report.outline).map(({ heading }) => heading)).toEqual(['一、用水情况'])
      }),
      { numRuns: 200 },
    )
  })
})

describe('in its sections', () => {
  const rowOf = (at: number) => `第${at}号水表\t${at}\t${at * 2}\t抄表班`
  const long = Array.from({ length: 120 }, (_, at) => rowOf(at + 1)).join('\n')

  test('a table is not parted from its section, nor split, where it is no longer than one', () => {
    const text = '水价已经公示，水质按月公布，群众比较满意。'.repeat(30)
    const short = long.split('\n').slice(0, 30).join('\n')
    const report = clean(`${text}\n${short}\n${text}`)
    expect(report.tables.map(({ rows }) => rows.length)).toEqual([30])
    expect(report.sections.length).toBeGreaterThan(3)
    expect(read(report)[0]?.[29]?.[1]).toEqual(['30', 30])
  })

  test('it follows its heading', () => {
    const size = SECTION_LENGTH - 20
    const rows = long.slice(0, long.lastIndexOf('\n', size))
    const report = clean(`二、水表情况\n${rows}`)
    const [{ section = 0 } = {}] = report.tables
    expect(report.tables).toHaveLength(1)
    expect(report.sections[section]?.text).toBe(`二、水表情况\n${rows}`)
  })

  test('a longer one is split between rows, and loses none', () => {
    const report = clean(`${long}\n水价不变。`)
    expect(report.tables.length).toBeGreaterThan(2)
    expect(read(report).flat()).toHaveLength(120)
    for (const { text } of report.sections) expect(text.length).toBeLessThanOrEqual(SECTION_LENGTH)
  })

  test('a heading below a table is one again', () => {
    const report = clean('第二十条第（八）项\n信息内容\t件数\n收费\t0\n二、收费\n水价不变。')
    expect(flatten(report.outline).map(({ heading }) => heading)).toEqual([
      '一、用水情况',
      '二、收费',
    ])
  })
})

describe('the three tables of yearly reports since 2019', () => {
  const REQUESTS = [
    '\t申请人情况\t\t总计',
    '\t自然人\t法人或其他组织\t',
    '一、本年新收政府信息公开申请数量\t3\t0\t3',
    '二、上年结转政府信息公开申请数量\t1\t0\t1',
    '（一）予以公开\t2\t0\t2',
  ]
  const REVIEW = [
    '行政复议\t\t\t行政诉讼\t\t',
    '结果维持\t结果纠正\t尚未审结\t结果维持\t结果纠正\t尚未审结',
    '0\t1\t0\t0\t0\t0',
  ]
  test.each([
    ['proactive', ['信息内容\t本年制发件数', '规章\t0', '行政规范性文件\t2']],
    ['proactive', ['信息内容\t本年处理决定数量', '行政許可\t328']],
    ['proactive', ['第二十条第（一）项', '信息内容\t本年制发件数', '规章\t0', '行政规范性文件\t2']],
    ['requests', REQUESTS],
    ['review', REVIEW],
    [null, ['信息内容\t本年数量', '简报\t3']],
    [null, REQUESTS.filter((row) => !row.startsWith('二、'))],
    [null, REVIEW.slice(1)],
  ])('%s', (kind, rows) => {
    expect(clean(rows.join('\n')).tables.map((table) => table.kind)).toEqual([kind])
  })
})

test('the spans of tables keep their law, whatever the lines are', () => {
  const piece = fc.constantFrom(
    ...['\t', '|', ' | ', '---', ':-', '\t\t', '｜', '\\|', ' ', '\u3000', '\ufeff'],
    ...['规章', '12', '1,234', '一、', '（一）', '水价不变。', '，', '&nbsp;', '發(fā)'],
  )
  const line = fc.array(piece, { maxLength: 10 }).map((parts) => parts.join(''))
  const end = fc.constantFrom('\n', '\n', '\n\n', '\f')
  const row = fc
    .tuple(fc.array(piece, { minLength: 3, maxLength: 3 }), fc.constantFrom('\t', '|', ' | '))
    .map(([parts, edge]) => parts.join(edge))
  const lines = fc.array(
    fc.oneof(
      fc.tuple(line, end),
      fc.array(row, { minLength: 2, maxLength: 5 }).map((rows) => [`${rows.join('\n')}\n`]),
    ),
    { maxLength: 8 },
  )
  let tables = 0
  fc.assert(
    fc.property(lines, (parts) => {
      tables += read(clean(parts.flat().join(''))).length
    }),
    { numRuns: 1000 },
  )
  expect(tables).toBeGreaterThan(100)
})

describe('the number of a cell', () => {
  test.each([
    ['0', 0],
    ['-0', 0],
    ['+5', 5],
    ['0.50', 0.5],
    ['1,234,567.89', 1234567.89],
    ['１２．５％', 12.5],
    ['999999999999999', 999999999999999],
  ])('%s', (text, number) => {
    expect(numberOfCell(text)).toBe(number)
  })

  test.each([
    ...['', '-', '—', '/', '无', '12件', '3万', '二', '1,23', '12,34,567', ',5', '5,', '1.', '.5'],
    ...['1 2', '1-2', '(5)', '12‰', '%', '007', '00', '9999999999999999', '1e3', 'NaN', '1.2.3'],
  ])('%j has none', (text) => {
    expect(numberOfCell(text)).toBeNull()
  })
})
