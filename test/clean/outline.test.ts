import { describe, expect, test } from 'vitest'
import { cleanReport } from '../../src/clean/clean-report.ts'
import type { Report } from '../../src/model/report.ts'
import { flatten } from '../support/gold.ts'

const TEXT = '我站按照规划抄表，水价已经公示，水质按月公布，群众比较满意。'

function clean(...lines: string[]): Report {
  return cleanReport({ id: 'r', fileName: 'r.txt', url: null, text: lines.join('\n') })
}

function outline(...lines: string[]): string[] {
  return flatten(clean(...lines).outline).map(({ level, heading }) => `${level} ${heading}`)
}

describe('numbered headings', () => {
  test('have the level of their style among the styles in use', () => {
    expect(
      outline(
        '一、抄表',
        TEXT,
        '（一）人员',
        TEXT,
        '1.培训',
        TEXT,
        '(1)上岗',
        TEXT,
        '二、收费',
        TEXT,
      ),
    ).toEqual(['1 一、抄表', '2 （一）人员', '3 1.培训', '4 (1)上岗', '1 二、收费'])
    expect(outline('（一）抄表', TEXT, '（二）收费', TEXT)).toEqual([
      '1 （一）抄表',
      '1 （二）收费',
    ])
  })

  test('end at the first full stop when the text runs on', () => {
    expect(outline(`(一)扩大范围。${TEXT}`, `(二)收费情况。`, TEXT)).toEqual([
      '1 (一)扩大范围',
      '1 (二)收费情况',
    ])
  })

  test.each([
    ['三)供水情况', '三)供水情况'],
    ['㈠ 供水', '㈠ 供水'],
    ['十一、供水', '十一、供水'],
    ['第一部分 概述', '第一部分 概述'],
    ['一 概 述', '一 概 述'],
    ['二、主要问题：', '二、主要问题'],
    [`一、概述2016年，${TEXT}`, '一、概述'],
    [`二、主动公开政府信息情况 ${TEXT}`, '二、主动公开政府信息情况'],
    [`1、热线电话：全年接听来电二百个，${TEXT}`, '1、热线电话'],
  ])('%s', (line, heading) => {
    expect(outline(line, TEXT)).toEqual([`1 ${heading}`])
  })

  test.each([
    ['points counted inside a paragraph', ['一是抄表准时。', '二是收费合理。']],
    ['items of a list', ['1.供水站', '2.抄表班', '3.收费班']],
    ['clauses', ['（一）抄表；', '（二）收费；']],
    ['sentences', ['1.2013年，我站共抄表12次，收费9万元。均已公示。']],
    ['figures', ['1.5万元水费已经公示，群众满意。']],
    ['several numbers of one kind', ['一、二、三级水站均已公示']],
  ])('%s are none', (_what, lines) => {
    expect(outline(TEXT, ...lines, TEXT)).toEqual([])
  })
})

describe('headings without a number', () => {
  test('count when at least two stand side by side', () => {
    expect(outline('一、做法', '加强领导,完善机制', TEXT, '用好载体,共享资源', TEXT)).toEqual([
      '1 一、做法',
      '2 加强领导,完善机制',
      '2 用好载体,共享资源',
    ])
    expect(outline('一、做法', TEXT, '加强领导', TEXT)).toEqual(['1 一、做法'])
  })

  test('are outermost in a text without numbers, and annexes always are', () => {
    expect(outline('抄表工作回顾', TEXT, '收费工作安排', TEXT)).toEqual([
      '1 抄表工作回顾',
      '1 收费工作安排',
    ])
    expect(outline('一、做法', TEXT, '（一）抄表', TEXT, '名词解释', TEXT)).toEqual([
      '1 一、做法',
      '2 （一）抄表',
      '1 名词解释',
    ])
  })
})

describe('statistical tables', () => {
  test('have rows, not headings, and the outline goes on below them', () => {
    const table = [
      '申请人情况',
      '自然人',
      '一、本年新收政府信息公开申请数量',
      '3',
      '0',
      '三、本年度办理结果',
    ]
    const more = ['（一）予以公开', '3', '1.属于国家秘密', '0', '四、结转下年度继续办理', '0']
    expect(
      outline('三、收到和处理政府信息公开申请情况', ...table, ...more, '四、复议情况', TEXT),
    ).toEqual(['1 三、收到和处理政府信息公开申请情况', '1 四、复议情况'])
  })

  test('of any other kind are known by their cells', () => {
    expect(
      outline('一、统计', TEXT, '（一）抄表次数', '次', '12', '（二）收费', '万元', '9'),
    ).toEqual(['1 一、统计'])
  })
})

describe('a page on one line', () => {
  test('is cut before headings that follow a sentence or a heading', () => {
    const page = `全文由一、抄表；二、收费两部分组成。一、抄表情况（一）人员方面我站有九人。（二）设备方面我站有九台。二、收费情况2016年，水费减半。`
    expect(outline(page)).toEqual([
      '1 一、抄表情况',
      '2 （一）人员方面',
      '2 （二）设备方面',
      '1 二、收费情况',
    ])
  })

  test('headings end where their text takes up a word of theirs, or is a sentence of its own', () => {
    const page = `一、公开情况全年公开信息9条，都在网上。（一）公开抄表规则把《抄表规则》印成小册，发给用户。（二）公开水价地图在地图上标出水价，可以打开。二、存在的不足小册子印错了2处，已经重印。三、下一步打算明年，每月更新地图。`
    expect(outline(page)).toEqual([
      '1 一、公开情况',
      '2 （一）公开抄表规则',
      '2 （二）公开水价地图',
      '1 二、存在的不足',
      '1 三、下一步打算',
    ])
  })

  test.each([
    '一、存在的不足和改进的措施已经说明，用户可以查阅。',
    '一、下一步工作计划的安排已经说明，用户可以查阅。',
    '（一）供水站把《抄表规则》印成小册，发给用户。',
  ])('%s goes on: no heading ends inside its first clause', (line) => {
    const headings = outline('前言', TEXT, line)
    expect(headings.filter((heading) => /不足$|问题$|计划$|供水站$/.test(heading))).toEqual([])
  })

  test('an enumeration inside a sentence is not cut', () => {
    expect(outline(`${TEXT}主要有：（一）抄表；（二）收费；（三）公示。`)).toEqual([])
  })
})

describe('sections', () => {
  test('are head, text before the first heading, and each heading with its text', () => {
    const title = '某某县供水站2013年工作报告'
    const { sections } = clean(
      title,
      '发布日期：2014-03-28',
      TEXT,
      '一、抄表',
      TEXT,
      '（一）人员',
      TEXT,
    )
    expect(sections).toEqual([
      {
        id: 'r#0',
        headings: [],
        kind: 'overview',
        kindRule: 'head',
        text: `${title}\n2014-03-28`,
        lead: 'title',
        leadEnd: title.length,
      },
      {
        id: 'r#1',
        headings: [],
        kind: 'overview',
        kindRule: 'head',
        text: TEXT,
        lead: null,
        leadEnd: 0,
      },
      {
        id: 'r#2',
        headings: ['一、抄表'],
        kind: 'other',
        kindRule: null,
        text: `一、抄表\n${TEXT}`,
        lead: 'heading',
        leadEnd: 4,
      },
      {
        id: 'r#3',
        headings: ['一、抄表', '（一）人员'],
        kind: 'other',
        kindRule: null,
        text: `（一）人员\n${TEXT}`,
        lead: 'heading',
        leadEnd: 5,
      },
    ])
  })

  test('are split at paragraph ends, then at sentence ends; a run without any stays whole', () => {
    const run = '水'.repeat(1000)
    const { sections } = clean('一、抄表', TEXT.repeat(40), run)
    expect(sections.length).toBeGreaterThan(2)
    expect(sections.at(-1)?.text).toBe(run)
    for (const section of sections.slice(0, -1)) {
      expect(section.text.length).toBeLessThanOrEqual(800)
      expect(section.text).toMatch(/。$/)
      expect(section.headings).toEqual(['一、抄表'])
    }
    expect(sections.map(({ lead, leadEnd }) => [lead, leadEnd]).slice(0, 2)).toEqual([
      ['heading', 4],
      [null, 0],
    ])
  })
})

describe('a report', () => {
  test.each([
    ['hans', '抄表与收费都已发布'],
    ['hant', '抄錶與收費都已發佈'],
    [null, '水站'],
  ])('is in %s', (script, text) => {
    expect(clean(text).script).toBe(script)
  })

  test('flags damage it keeps', () => {
    expect(clean('供水工作z作为大事，比分直播已公示。').flags).toEqual(
      expect.arrayContaining(['spam 比分直播 (1)', 'stray letter 工作z作为']),
    )
  })

  test('of furniture alone is refused', () => {
    expect(() => clean('打印', '关闭')).toThrow('no report in it')
  })
})
