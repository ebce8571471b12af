import { describe, expect, test } from 'vitest'
import { cleanReport } from '../../src/clean/clean-report.ts'
import { stripFurniture } from '../../src/clean/foot.ts'
import { readHead } from '../../src/clean/head.ts'
import { peelHeader } from '../../src/clean/header.ts'
import { makeLine, toLines } from '../../src/clean/line.ts'
import { findListing } from '../../src/clean/listing.ts'
import { findSignature } from '../../src/clean/signature.ts'

const TITLE = '某某县供水站2013年政府信息公开年度报告'
const BODY = '水价已经公示，水质按月公布。'

function head(...lines: string[]) {
  return readHead(toLines([...lines, BODY].join('\n')))
}

function texts(lines: readonly { readonly text: string }[]): string[] {
  return lines.map(({ text }) => text)
}

describe('header lines', () => {
  test.each([
    ['索引号:GS1/2014-7', 'indexNumber', 'GS1/2014-7'],
    ['索 引 號：GS1/2014-7', 'indexNumber', 'GS1/2014-7'],
    ['發文日期：2014-03-28', 'published', '2014-03-28'],
    ['成文日期 2014年3月28日', 'signed', '2014年3月28日'],
    ['发布机构 | 某某县供水站', 'agency', '某某县供水站'],
    ['信息来源：某某日报', 'source', '某某日报'],
    ['文号：某供〔2014〕3号', 'documentNumber', '某供〔2014〕3号'],
    ['2014-03-28 08:30', 'published', '2014-03-28 08:30'],
  ])('%s', (line, kind, value) => {
    expect(peelHeader(makeLine(line))?.fields).toMatchObject([{ kind, value }])
  })

  test('several fields stand on one line, with empty ones between', () => {
    const peeled = peelHeader(makeLine('索引号: 分类:供水 发布机构: 发文日期:2014-03-28字体:[ ]'))
    expect(peeled?.fields.map(({ value }) => value)).toEqual(['供水', '2014-03-28'])
    expect(peeled?.furniture.join(' ')).toBe('索引号: 分类: 发布机构: 发文日期: 字体:[ ]')
  })

  test('how the site files the page goes with its label', () => {
    const peeled = peelHeader(makeLine('公开方式:政府网站 有效性：有效 文号：某供〔2014〕3号'))
    expect(peeled?.fields.map(({ value }) => value)).toEqual(['某供〔2014〕3号'])
  })

  test('a value on the next line is read when it has the shape of one', () => {
    const { header } = head('索引号：', 'GS1/2014-7', '发布日期：', TITLE)
    expect(header).toMatchObject([{ kind: 'indexNumber', value: 'GS1/2014-7' }])
  })

  test.each([
    '打印设备采购情况已经公示。',
    '时间过去一年，水价未变。',
    '2014年3月28日某某县召开会议。',
  ])('%s is text', (line) => {
    expect(peelHeader(makeLine(line))).toBeNull()
  })
})

describe('the title', () => {
  test.each([
    [[TITLE], TITLE],
    [['某某县供水站', '2013年政府信息公开', '年度报告'], TITLE],
    [['某某县供水站2013年政府信息公开', '年度报告'], TITLE],
    [['首页 > 公开 > 年报', TITLE], TITLE],
    [[`${TITLE}_某某县人民政府门户网站`], TITLE],
    [['名称: 供水年报'], '供水年报'],
    [['某某县供水站关于水价的通知'], '某某县供水站关于水价的通知'],
    [['用水办法'], null],
    [[], null],
  ])('of %j is %s', (lines, title) => {
    expect(head(...lines).title).toBe(title)
  })

  test('stands in front of the text on a page of one line', () => {
    const line = `首页 > 年报 ${TITLE} 发布时间：2014-03-01 来源：供水站 ${BODY}`
    const { title, header, rest } = readHead([makeLine(line)])
    expect(title).toBe(TITLE)
    expect(header.map(({ value }) => value)).toEqual(['2014-03-01', '供水站'])
    expect(texts(rest)).toEqual([BODY])
  })

  test('what is repeated above the text is furniture', () => {
    const { values, furniture } = head(TITLE, '2014-03-28', TITLE, '2014-03-28')
    expect(values).toEqual(['2014-03-28'])
    expect(furniture).toEqual([TITLE, '2014-03-28'])
  })
})

describe('furniture', () => {
  test('is taken out below the text, and only there when it could be text', () => {
    const page = toLines(`微信\n${BODY}\n微信\n打印 关闭\n7511982\n${TITLE}\n上一篇：没有了`)
    const { lines, furniture } = stripFurniture(page, TITLE)
    expect(texts(lines)).toEqual(['微信', BODY])
    expect(furniture).toEqual(['微信', '打印 关闭', '7511982', TITLE, '上一篇：没有了'])
  })

  test('glued to the last sentence is cut off', () => {
    const { lines, furniture } = stripFurniture(toLines(`${BODY} 打印 关闭窗口`), null)
    expect(texts(lines)).toEqual([BODY])
    expect(furniture).toEqual(['打印 关闭窗口'])
  })

  test('a date that cannot be told apart is flagged', () => {
    const { flags, furniture } = stripFurniture(toLines(`${BODY}\n2016222`), null)
    expect(furniture).toEqual(['2016222'])
    expect(flags).toEqual(['unreadable date 2016222'])
  })
})

describe('a list of headings at the top', () => {
  test('names headings with commas in them', () => {
    const lines = toLines('抄表,收费,公示,\n抄表\n我站抄表，准时。\n收费,公示\n我站收费。')
    const { lines: count, headings } = findListing(lines)
    expect(count).toBe(1)
    expect([...headings]).toEqual([
      [0, 2],
      [2, 5],
    ])
  })

  test('is a table of contents, a line each', () => {
    const page =
      '目录\n一、抄表……1\n二、收费……2\n三、公示……3\n一、抄表\n甲。\n二、收费\n乙。\n三、公示\n丙。'
    expect(findListing(toLines(page)).lines).toBe(4)
  })

  test('a sentence with commas is none', () => {
    expect(findListing(toLines(`${BODY}\n水价\n水质`)).lines).toBe(0)
  })
})

describe('the signature', () => {
  test.each([
    [
      ['某某县供水站', '2014年3月28日'],
      [1, 2],
    ],
    [['二○一四年三月二十八日'], [1]],
    [['某某县水务局'], [1]],
    [['某某县水务局 2014年3月28日', '附件', '水价表见下。'], [1]],
    [['水价公示如下'], []],
  ])('of %j', (lines, signature) => {
    expect(findSignature(toLines([BODY, ...lines].join('\n')))).toEqual(signature)
  })
})

describe('text is not taken for furniture', () => {
  const shown = (text: string) =>
    cleanReport({ id: 'r', fileName: 'r.txt', url: null, text })
      .sections.map((s) => s.text)
      .join('\n')

  test('a letterhead and a 文号 above the title are found', () => {
    const { values, header } = head('某某县供水站文件', '某供〔2014〕3号', TITLE)
    expect(values).toEqual(['某某县供水站文件', '某供〔2014〕3号'])
    expect(header).toMatchObject([{ kind: 'documentNumber', value: '某供〔2014〕3号' }])
  })

  test('a telephone number below its label stays, above the text and below', () => {
    expect(shown(`${TITLE}\n联系电话\n85551234\n${BODY}`)).toContain('85551234')
    expect(shown(`${TITLE}\n${BODY}\n联系电话\n85551234`)).toContain('85551234')
  })

  test('equal cells of a small table stay', () => {
    const text = shown(`${TITLE}\n数量\n5\n数量\n5\n${BODY}`)
    expect(text.match(/数量/g)).toHaveLength(2)
    expect(text.match(/5/g)).toHaveLength(2)
  })

  test('a date below the title keeps its brackets', () => {
    expect(head(TITLE, '（2014年1月）').values).toEqual(['（2014年1月）'])
  })
})

test('a date that ends an open sentence signs nothing', () => {
  expect(findSignature(toLines(`${BODY}\n下一次报告的时间为\n2015年1月1日`))).toEqual([])
})

test('a page of a name and a date alone has no date of publication', () => {
  const text = '东河县水务局\n2014年3月5日'
  const { published } = cleanReport({ id: 'r', fileName: 'r.txt', url: null, text })
  expect(published).toBeNull()
})
