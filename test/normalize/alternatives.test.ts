import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { analyzeTerm, searchForm } from '../../src/analyze.ts'
import { lexiconRows } from '../../src/lexicon.ts'
import type { QueryTerm } from '../../src/model/query.ts'
import type { Report } from '../../src/model/report.ts'
import { goldenRows } from '../support/golden.ts'
import { hardText } from '../support/texts.ts'
import { finds, formsOf } from './forms-of.ts'

const SCRIPTS: Readonly<Record<string, Report['script']>> = {
  hans: 'hans',
  hant: 'hant',
  '-': null,
}

function analyzed(text: string, variants = true): QueryTerm & { readonly leftOut: number } {
  const term = analyzeTerm(text, { variants })
  if (term === null) throw new Error(`${text} has no form`)
  return term
}

describe('what a term finds, by the golden table', () => {
  it.each(goldenRows('alternatives.tsv'))('%s %s in %s of %s: %s, %s', (...row) => {
    const [term = '', options, text = '', script = '', found] = row
    expect(SCRIPTS).toHaveProperty(script)
    const holds = finds(analyzed(term, options !== 'off'), text, SCRIPTS[script] ?? null)
    expect(holds ? 'yes' : 'no').toBe(found)
  })
})

describe('other words', () => {
  test('are told as people write them, with the piece as it was typed', () => {
    expect(analyzed('“門戶網站”文件').alternatives).toEqual([
      { kind: 'taiwan', from: '門戶網站', to: '入口網站', form: '入口网站' },
      { kind: 'taiwan', from: '文件', to: '檔案', form: '档案' },
    ])
    expect(analyzed('。檔案').alternatives).toEqual([
      { kind: 'mainland', from: '檔案', to: '文件', form: '文件' },
    ])
    expect(analyzed('市发改委').alternatives.map(({ kind, to }) => [kind, to])).toEqual([
      ['alias', '发展和改革委员会'],
      ['alias', '发展改革委'],
    ])
  })

  test('are none when switched off; years are no words and stay', () => {
    const term = analyzed('2013年互联网文件', false)
    expect(term.alternatives).toEqual([])
    expect(term.others.map(({ form }) => form)).toEqual(['二一三年互联网文件'])
    expect(term.spellings.every(({ guard }) => guard === undefined)).toBe(true)
  })

  test('of the same length are spellings, of another patterns; both carry their guard', () => {
    const { spellings, others } = analyzed('互联网用户')
    expect(spellings).toEqual([])
    const guard = { wholeWords: false, script: 'hant' }
    expect(others).toEqual([
      {
        form: '互联网使用者',
        spellings: [],
        guarded: [{ offset: 3, text: '使用者', guard }],
      },
      {
        form: '网际网路用户',
        spellings: [],
        guarded: [{ offset: 0, text: '网际网路', guard: { ...guard, script: null } }],
      },
      {
        form: '网际网路使用者',
        spellings: [],
        guarded: [
          { offset: 0, text: '网际网路', guard: { ...guard, script: null } },
          { offset: 4, text: '使用者', guard },
        ],
      },
    ])
  })

  test('beyond 64 patterns are counted; the last of the 64 replaces all', () => {
    const few = analyzed('用户、'.repeat(6))
    expect([few.others.length, few.leftOut]).toEqual([63, 0])
    const many = analyzed('用户、'.repeat(7))
    expect([many.others.length, many.leftOut]).toEqual([64, 63])
    expect(many.others[0]?.form).toBe('使用者|用户|用户|用户|用户|用户|用户')
    expect(many.others[63]?.form).toBe('使用者|使用者|使用者|使用者|使用者|使用者|使用者')
    const replaced = many.others.map(({ form }) => form.split('使用者').length - 1)
    expect(replaced).toEqual([...replaced].sort((a, b) => a - b))
  })

  test('leave a pattern whole: its spellings are those of its own form', () => {
    for (const { form, spellings } of analyzed('反映群众互联网计划、答复用户計畫').others) {
      const phrases = analyzeTerm(form, { variants: false })?.spellings
      expect(spellings.filter(({ guard }) => guard === undefined)).toEqual(
        expect.arrayContaining([...(phrases ?? [])]),
      )
    }
  })

  test('never make a pattern of a single character, nor an empty one', () => {
    const rows = lexiconRows('variants.tsv').flatMap(([from = '', , to = '']) => [from, to])
    for (const word of rows) {
      for (const { form } of analyzed(word).others) expect([...form].length).toBeGreaterThan(1)
    }
  })

  test('of any text fit it: spellings within it or across its edges, guarded runs where they are', () => {
    const words = fc.constantFrom(
      '文件',
      '檔案',
      '互联网',
      '2010年',
      '二O一三年',
      '計畫',
      '用户',
      '',
    )
    fc.assert(
      fc.property(hardText(8), words, hardText(4), words, (a, b, c, d) => {
        const term = analyzeTerm(a + b + c + d)
        for (const pattern of term === null ? [] : [term, ...term.others]) {
          expect(pattern.form).not.toBe('')
          for (const { offset, text } of pattern.spellings) {
            expect(offset).toBeLessThan(pattern.form.length)
            expect(offset + text.length).toBeGreaterThan(0)
          }
          for (const { offset, text } of pattern.guarded ?? []) {
            expect(pattern.form.startsWith(text, offset)).toBe(true)
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('years', () => {
  const year = fc.integer({ min: 1900, max: 2099 })
  const written = (digits: string, zero: string) =>
    [...digits]
      .map((digit) => (digit === '0' ? zero : '〇一二三四五六七八九'.charAt(+digit)))
      .join('')

  test('every writing of a year finds every other, and no other year', () => {
    const zero = fc.constantFrom('〇', '○', '◯', '零', 'O', 'Ｏ', '0', '')
    fc.assert(
      fc.property(year, zero, year, zero, (a, typedZero, b, shownZero) => {
        const typed = typedZero === '' ? `${a}年` : `${written(`${a}`, typedZero)}年`
        const shown = shownZero === '' ? `${b}年` : `${written(`${b}`, shownZero)}年`
        for (const [text, same] of [
          [shown, a === b],
          [shown.replace(`${b}`, `${a}`), a === b || shownZero === ''],
        ] as const) {
          expect([typed, text, finds(analyzed(typed), text, 'hans')]).toEqual([typed, text, same])
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('every year from 1900 to 2099 is found in numerals of each zero', () => {
    for (let digits = 1900; digits < 2100; digits++) {
      const forms = formsOf(analyzed(`${digits}年`)).map(({ form }) => form)
      for (const zero of ['〇', '○', '◯', '零', 'o', '0']) {
        expect(forms).toContain(searchForm(`${written(`${digits}`, zero)}年`).text)
      }
    }
  })
})

test('a long term is analyzed in a moment', () => {
  const text = '优化政府信息公开，方便群众在线查询2013年文件。'.repeat(40).slice(0, 1000)
  analyzed(text)
  const before = process.cpuUsage().user
  for (let i = 0; i < 20; i++) analyzed(text)
  // Measured at 10 ms each; the bound is for slow machines.
  expect((process.cpuUsage().user - before) / 20_000).toBeLessThan(100)
})
