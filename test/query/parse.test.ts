import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { QueryError } from '../../src/errors.ts'
import type { Query } from '../../src/model/query.ts'
import { lex } from '../../src/query/language/lex.ts'
import { plainWords } from '../../src/query/language/plain.ts'
import { repaired } from '../../src/query/language/repaired.ts'
import { parseQuery } from '../../src/query/parse.ts'
import { parsed, pieces, plainTerm } from '../support/parsed.ts'
import { saltedQuery } from '../support/queries.ts'

const texts = (query: Query) => query.terms.map(({ text }) => text)

describe('terms and quotations', () => {
  it.each<[string, string[], string]>([
    ['政务 公开', ['政务', '公开'], 'spaces separate'],
    [
      '政务　公开\n服务\t大厅\u00a0县',
      ['政务', '公开', '服务', '大厅', '县'],
      'white space of every kind separates',
    ],
    ['  政务  ', ['政务'], 'spaces at the ends are nothing'],
    ['"政务 公开"', ['政务 公开'], 'quoted words are one term'],
    ['“政务 公开” 服务', ['政务 公开', '服务'], 'Chinese quotes'],
    ['「政務 公開」', ['政務 公開'], 'corner quotes'],
    ["'政务 公开'", ['政务 公开'], 'single quotes'],
    ['“一站式”服务', ['“一站式”服务'], 'a quote that closes inside a word is text'],
    ['“一站式”服务 “阳光 工程”', ['“一站式”服务', '阳光 工程'], 'another quotation opens first'],
    ['"一站式"服务 "阳光 工程"', ['"一站式"服务', '阳光 工程'], 'the same with ASCII quotes'],
    ['落实“三集中 三到位', ['落实“三集中', '三到位'], 'a quote that opens inside a word is text'],
    ['“政务 公开', ['“政务', '公开'], 'a quotation that never closes is text'],
    ['政务” 公开', ['政务”', '公开'], 'a quote that was never opened is text'],
    ['"a"b c"', ['a"b c'], 'a quote inside a quotation is text'],
    ['"甲\n乙"', ['甲\n乙'], 'a line end inside a quotation belongs to it'],
    ['("政务 公开" 服务)', ['政务 公开', '服务'], 'a quotation may open after a parenthesis'],
    ['(服务 "政务 公开")', ['服务', '政务 公开'], 'and close before one'],
    [
      '政务 -收费 title:经费',
      ['政务', '收费'],
      'excluded terms are terms, those of filters are not',
    ],
  ])('%j has the terms %j: %s', (typed, terms) => {
    expect(texts(parsed(typed))).toEqual(terms)
  })
})

describe('how a query was read', () => {
  it.each<[string, [string, string][]]>([
    [
      '公开 “政务 服务”',
      [
        ['term', '公开'],
        ['phrase', '“政务 服务”'],
      ],
    ],
    [
      '公开 -(收费 或 制度)',
      [
        ['term', '公开'],
        ['operator', '-'],
        ['operator', '('],
        ['term', '收费'],
        ['operator', '或'],
        ['term', '制度'],
        ['operator', ')'],
      ],
    ],
    [
      '"政务 公开"～５ 年份：2013',
      [
        ['phrase', '"政务 公开"'],
        ['operator', '～５'],
        ['filter', '年份：2013'],
      ],
    ],
    [
      '同句（政务 公开） sort=newest',
      [
        ['operator', '同句（'],
        ['term', '政务'],
        ['term', '公开'],
        ['operator', '）'],
        ['sort', 'sort=newest'],
      ],
    ],
    [
      '政务＊中心 。',
      [
        ['term', '政务'],
        ['operator', '＊'],
        ['term', '中心'],
      ],
    ],
    [
      '發(fā)布 收(shōu)費',
      [
        ['term', '發(fā)布'],
        ['term', '收(shōu)費'],
      ],
    ],
    [
      '&ldquo;政务 公开&rdquo; 收费',
      [
        ['phrase', '&ldquo;政务 公开&rdquo;'],
        ['term', '收费'],
      ],
    ],
    [
      '收费 OR',
      [
        ['term', '收费'],
        ['term', 'OR'],
      ],
    ],
  ])('%s', (typed, readings) => {
    const query = parsed(typed)
    const spans = pieces(query, query.interpreted)
    expect(query.interpreted.map(({ as }, i) => [as, spans[i]])).toEqual(readings)
  })

  test('what was taken as text is said in Chinese', () => {
    expect(parsed('公开 或').warnings).toEqual([
      { span: { start: 3, end: 4 }, message: '「或」两侧须有词，已按文字查找' },
    ])
  })
})

describe('limits', () => {
  const terms = (count: number) => Array.from({ length: count }, (_, i) => `词${i}`)

  test('1,000 code points are read, 1,001 are not', () => {
    expect(texts(parsed('𠀀'.repeat(1000)))).toHaveLength(1)
    expect(() => parsed('𠀀'.repeat(1001))).toThrow(/1001 characters; at most 1000/)
  })

  test('32 terms are read, 33 are not, wherever they stand', () => {
    expect(texts(parsed(terms(32).join(' OR ')))).toHaveLength(32)
    expect(() => parsed(terms(33).join(' OR '))).toThrow(/33 terms; at most 32/)
    expect(() => parsed(`同句(${terms(33).join(' ')})`)).toThrow(/33 terms/)
    expect(() => parsed(`${terms(32).join(' ')} title:词`)).toThrow(/33 terms/)
  })

  test('four parentheses in one another are read, five are not', () => {
    expect(parsed('((((公开))))').printed).toBe('公开')
    expect(() => parsed('(((((公开)))))')).toThrow(/nest 5 deep.*at most 4/)
    expect(parsed('a OR (b (c OR (d (e OR f))))').printed).toBe('a OR (b (c OR (d (e OR f))))')
    expect(() => parsed('a (b OR (c (d OR (e f OR g))))')).toThrow(/nest 5 deep/)
  })

  test.each(['', ' ', '。，', '""', '()', '-。', '同句()', 'sort=newest', '《》 OR “”'])(
    'nothing can be searched of %j',
    (typed) => {
      expect(() => parsed(typed)).toThrow(QueryError)
      expect(() => parsed(typed)).toThrow(/nothing that can be searched/)
    },
  )

  test('filters alone are enough', () => {
    expect(parsed('级别:县')).toMatchObject({ terms: [], root: { type: 'filter' } })
  })
})

describe('values of filters', () => {
  it.each([
    ['level', 'nation', '国家 國家 国家级 中央 NATION'],
    ['level', 'province', '省 省级 省級'],
    ['level', 'prefecture', '市 市级 地級'],
    ['level', 'county', '县 縣 縣級 ｃｏｕｎｔｙ'],
    ['level', 'township', '乡 鄉 鄉鎮'],
    ['kind', '年度报告', '年度報告 年报 年報'],
    ['kind', '工作报告', '工作報告'],
    ['kind', '公报', '公報'],
    ['kind', '其他', '其他 “其他”'],
    ['section', 'overview', '概述 overview'],
    ['section', 'proactive', '主动公开 主動公開'],
    ['section', 'requests', '依申请 依申請公開'],
    ['section', 'review', '复议诉讼 復議訴訟'],
    ['section', 'consultation', '咨询 諮詢'],
    ['section', 'organisation', '组织 組織 organization'],
    ['section', 'spending', '经费 經費'],
    ['section', 'fees', '收费 收費'],
    ['section', 'problems', '问题 問題'],
    ['section', 'plans', '计划 計劃 計畫'],
    ['section', 'other', '其他'],
  ])('%s:%s is also written %s', (field, value, names) => {
    for (const name of names.split(' ')) {
      const { root } = parsed(`${field}:${name}`)
      expect(root, name).toEqual({ type: 'filter', filter: { field, value } })
    }
  })

  it.each<[string, number | null, number | null]>([
    ['2013', 2013, 2013],
    ['２０１３年', 2013, 2013],
    ['2013..2016', 2013, 2016],
    ['2016..2013', 2013, 2016],
    ['2013..', 2013, null],
    ['..2016', null, 2016],
    ['2013-2016', 2013, 2016],
    ['2013～2016', 2013, 2016],
    ['2013年至2016年', 2013, 2016],
  ])('year:%s is from %j to %j', (value, from, to) => {
    expect(parsed(`year:${value}`).root).toEqual({
      type: 'filter',
      filter: { field: 'year', from, to },
    })
  })

  it.each(['13', '..', '2013...2016', '20130', '二〇一三'])('year:%s is text', (value) => {
    expect(parsed(`year:${value}`)).toMatchObject({ root: { type: 'term' }, warnings: [{}] })
  })
})

describe('whatever is typed', () => {
  test('is read, or refused for a limit; every span is a piece of what was typed', () => {
    fc.assert(
      fc.property(saltedQuery, (typed) => {
        const query = read(typed)
        for (const { span } of [...(query?.interpreted ?? []), ...(query?.warnings ?? [])]) {
          expect(span.start).toBeGreaterThanOrEqual(0)
          expect(span.end).toBeGreaterThan(span.start)
          expect(span.end).toBeLessThanOrEqual(typed.length)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('is cut into tokens in order, and every parenthesis that opens closes', () => {
    fc.assert(
      fc.property(saltedQuery, (typed) => {
        let end = 0
        let open = 0
        for (const token of lex(typed)) {
          expect(token.start).toBeGreaterThanOrEqual(end)
          expect(token.end).toBeGreaterThan(token.start)
          end = token.end
          if (token.type === 'open') open++
          if (token.type === 'close') open--
          expect(open).toBeGreaterThanOrEqual(0)
        }
        expect(open).toBe(0)
        expect(end).toBeLessThanOrEqual(typed.length)
      }),
      { numRuns: 2000 },
    )
  })

  test.each(
    [
      '(',
      ')',
      '((一)',
      '-(',
      '“',
      '"',
      '" ',
      '“ ',
      '《',
      '《a',
      '*',
      'a*',
      '同句(',
      '非 ',
      'OR ',
      'a OR ',
      '国',
    ].concat(['国令第', '〔2012〕', '"a b"~', 'title:', 'a NEAR/1 ', '發(fā)', '&ldquo;']),
  )('is read in time when it is %j over and over', (piece) => {
    const typed = piece.repeat(Math.floor(1000 / piece.length))
    const start = performance.now()
    read(typed)
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})

describe('a query of words alone', () => {
  const PIECES = [
    ...'政务公开计畫第字令号年或非aB27',
    ...['OR', 'AND', 'NOT', 'NEAR', '同句', 'sort'],
  ]
  const SPACED = [
    ' ',
    ' ',
    ' 或 ',
    ' 非 ',
    ' 第 ',
    '字第 ',
    ' 公开 ',
    ' OR ',
    '26号',
    '国令第 7 号',
  ]

  test('is read as the grammar reads it', () => {
    const words = fc.array(fc.constantFrom(...PIECES, ...SPACED), { maxLength: 40 })
    fc.assert(
      fc.property(words, (typed) => {
        const text = typed.join('')
        // A space of another kind is nothing either, and for the grammar to tell.
        const [plain, byGrammar] = [read(text), read(`${text}\u3000`)]
        expect(plain && { ...plain, text }).toEqual(byGrammar && { ...byGrammar, text })
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['公开', true],
    [' 政务  公开 ', true],
    ['或者 非法 第九条', true],
    ['政务 或 公开', false],
    ['非 公开', false],
    ['国令第', false],
    ['第 号', false],
    ['第7', false],
    ['令第 7', false],
    ['2013年 5G ai', true],
    ['公开 OR', false],
    ['or 公开', true],
    ['Ａ', false],
    ['公开。', false],
    ['政务\n公开', false],
  ])('%j is one: %j', (typed, isPlain) => {
    expect(plainWords(typed) !== null).toBe(isPlain)
  })

  test.each([
    ['甲 '.repeat(33), /33 terms/],
    ['   ', /nothing that can be searched/],
    ['甲'.repeat(1001), /1001 characters/],
  ])('is refused for the same limits: %j', (typed, message) => {
    expect(() => parsed(typed)).toThrow(message)
  })
})

/** A query, or null when it was refused for a limit. */
function read(typed: string): Query | null {
  try {
    return parsed(typed)
  } catch (error) {
    if (error instanceof QueryError) return null
    throw error
  }
}

describe('places in what was typed', () => {
  it.each<[string, string, string[]]>([
    ['發布', '發(fā)布', ['發(fā)', '布']],
    ['根據機關', '根據(jù)機(jī)關(guān)', ['根', '據(jù)', '機(jī)', '關(guān)']],
    ['“q”', '&ldquo;q&rdquo;', ['&ldquo;', 'q', '&rdquo;']],
    ['a b', 'a&nbsp;b', ['a', '&nbsp;', 'b']],
    ['甲乙丙', '甲丙', ['甲', '丙', '丙']],
    ['甲', '乙', ['乙']],
  ])('of %j from %j are %j', (text, typed, sources) => {
    const { starts, ends } = repaired(text, typed)
    expect([...starts].map((start, i) => typed.slice(start, ends[i]))).toEqual(sources)
  })

  test('are in order and within it, whatever a repair does', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab(c) '), maxLength: 12 })
    fc.assert(
      fc.property(text, text, (after, typed) => {
        fc.pre(typed !== '')
        const { starts, ends } = repaired(after, typed)
        for (let i = 0; i < after.length; i++) {
          const [start = -1, end = -1] = [starts[i], ends[i]]
          expect(start).toBeGreaterThanOrEqual(starts[i - 1] ?? 0)
          expect(end).toBeGreaterThanOrEqual(ends[i - 1] ?? 0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(typed.length)
        }
      }),
    )
  })

  test('are kept by any repair', () => {
    const query = parseQuery('甲乙 丙', { repair: () => '甲 丙丁', analyze: plainTerm })
    expect(pieces(query, query.interpreted)).toEqual(['甲乙', '丙'])
  })
})
