import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyzeTerm, searchForm, wordsOf } from '../../src/analyze.ts'
import type { TermOccurrences } from '../../src/engine/search-engine.ts'
import { QueryError } from '../../src/errors.ts'
import { Boundary } from '../../src/match/boundary.ts'
import type { QueryTerm } from '../../src/model/query.ts'
import { scan } from '../support/brute-force.ts'
import { engineOf, reportOf } from '../support/reports.ts'
import { hardText } from '../support/texts.ts'

const spelled = fc
  .array(fc.constantFrom(...'计計划畫画答复覆工作回'), { maxLength: 24 })
  .map((units) => units.join(''))
const collection = fc.array(fc.oneof(hardText(80), spelled), { minLength: 1, maxLength: 12 })
/** The other spelling of some characters: right inside some phrases only. */
const respelled = (text: string) =>
  text.replace(
    /[划画复覆]/g,
    (character) => ({ 划: '画', 画: '划', 复: '覆', 覆: '复' })[character] ?? '',
  )
/** Pieces of the collection, mostly: others are rarely found. */
const queries = (texts: readonly string[]) =>
  fc
    .array(
      fc.oneof(
        {
          weight: 5,
          arbitrary: fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 8 }), fc.boolean()),
        },
        { weight: 1, arbitrary: hardText(6) },
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((picks) =>
      picks.flatMap((pick) => {
        if (typeof pick === 'string') return analyzeTerm(pick) ?? []
        const text = texts[pick[0] % texts.length] as string
        const at = pick[1] % (text.length + 1)
        const piece = text.slice(at, at + pick[2])
        return analyzeTerm(pick[3] ? respelled(piece) : piece) ?? []
      }),
    )

describe('law 1: matches equal a scan of all search forms', () => {
  test('in sections, places and order, for one term and for several', () => {
    const scenario = collection.chain((texts) => fc.tuple(fc.constant(texts), queries(texts)))
    fc.assert(
      fc.property(scenario, ([texts, terms]) => {
        if (terms.length === 0) return
        const engine = engineOf(
          texts.map((text, i) => reportOf(`${String(i).padStart(2, '0')}`, [text])),
        )
        const matches = engine.match(terms)
        const found = texts.flatMap((text, i) => {
          const form = searchForm(text).text
          const places = terms.map((term) => scan(form, term.form))
          return places.every((each) => each.length > 0) ? [{ section: i, places }] : []
        })
        const answered = [...matches.sections].map((section, i) => ({
          section,
          places: matches.terms.map(({ positions, firsts, ends }) =>
            Array.from(
              positions.subarray(firsts[i], ends[i]),
              (position) => position - (engine.formOrigins[section] as number),
            ),
          ),
        }))
        expect(answered).toEqual(found)
      }),
      { numRuns: 1500 },
    )
  })

  test('also where a common term is looked for inside the few sections of a rare one', () => {
    const texts = Array.from(
      { length: 400 },
      (_, i) => `公开${i % 50 === 0 ? '罕见' : ''}公开工作公开`,
    )
    const engine = engineOf([reportOf('r', texts)])
    const terms = ['公开', '罕见', '开'].map((text) => analyzeTerm(text) as QueryTerm)
    const matches = engine.match(terms)
    expect(matches.sections).toHaveLength(8)
    const { positions, firsts, ends } = matches.terms[0] as TermOccurrences
    const origin = engine.formOrigins[0] as number
    expect([...positions.subarray(firsts[0], ends[0])].map((at) => at - origin)).toEqual([0, 4, 8])
  })
})

test('another word that stands where the term itself stands nowhere has a length of its own', () => {
  const engine = engineOf([reportOf('r', ['公开，工作', '公开'.repeat(40)])])
  const other = { form: '公开条例', spellings: [], others: [{ form: '公', spellings: [] }] }
  const found = engine.match([{ form: '工作', spellings: [], others: [] }, other])
  expect([...found.sections]).toEqual([0])
  expect([...(found.terms[1]?.lengths ?? [])]).toEqual([1])
})

test('a term that repeats a phrase of two spellings is compared in bounded work', () => {
  const engine = engineOf([reportOf('r', ['计划'.repeat(20_000)])])
  const term = analyzeTerm('计画'.repeat(500)) as QueryTerm
  expect(engine.match([term]).terms[0]?.positions).toHaveLength(19_501)
})

test('a term that would take too much work is refused, not answered in part', () => {
  const engine = engineOf([reportOf('r', ['哈'.repeat(400_000)])])
  expect(() => engine.match([analyzeTerm('哈'.repeat(1000)) as QueryTerm])).toThrow(QueryError)
})

describe('boundaries', () => {
  test.each([
    ['民政', '民政', Boundary.whole],
    ['民政局', '民政局办公', Boundary.whole],
    ['民政', '人民政府', Boundary.across],
    ['开工', '公开工作', Boundary.across],
    ['人民', '人民政府', Boundary.part],
    ['2013', '2013年', Boundary.whole],
    ['201', '2013年', Boundary.part],
    ['公开', '，公开。', Boundary.whole],
  ])('of %s in %s', (term, text, boundary) => {
    const engine = engineOf([reportOf('r', [text])])
    const analyzed = analyzeTerm(term) as QueryTerm
    const [found] = engine.match([analyzed]).terms
    const words = wordsOf(searchForm(text).text).map((word) => word.text)
    expect([words, engine.boundary(found?.positions[0] as number, analyzed.form.length)]).toEqual([
      words,
      boundary,
    ])
  })
})
