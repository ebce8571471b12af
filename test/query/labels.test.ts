import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyzeTerm, searchForm, wordsOf } from '../../src/analyze.ts'
import { Work } from '../../src/match/work.ts'
import { BREAK } from '../../src/model/break.ts'
import type { QueryTerm } from '../../src/model/query.ts'
import { LabelForms } from '../../src/query/label-forms.ts'
import { Labels } from '../../src/query/labels.ts'
import { hardText } from '../support/texts.ts'

const LABELS = [
  '政务公开',
  '二、政务公开工作',
  '公开，政务',
  '政務公開',
  '2013年',
  '民政局',
  '',
  '！',
  '公开',
]
const labels = () =>
  fc.array(
    fc.tuple(
      fc.oneof(fc.constantFrom(...LABELS), hardText()),
      fc.constantFrom('hans' as const, 'hant' as const, null),
    ),
    { maxLength: 80 },
  )

test('forms side by side are what each is alone: its units, its words, its script', () => {
  fc.assert(
    fc.property(labels(), (given) => {
      const forms = new LabelForms()
      const numbers = given.map(([text, script]) => forms.add(text, script))
      expect(numbers).toEqual([...given.keys()])
      let start = 0
      given.forEach(([text, script], i) => {
        const { text: form } = searchForm(text)
        expect([forms.textOf(i), forms.startOf(i)]).toEqual([text, start])
        const words = new Set([...wordsOf(form).map(({ at }) => at), form.length])
        for (let at = 0; at <= form.length; at++) {
          expect(forms.units[start + at]).toBe(at < form.length ? form.charCodeAt(at) : 0)
          expect(forms.startsWord(start + at)).toBe(words.has(at) || form[at] === BREAK)
          expect(forms.scriptAt(start + at)).toBe(script)
        }
        start += form.length + 1
      })
      expect([forms.count, forms.length]).toEqual([given.length, start])
    }),
    { numRuns: 60 },
  )
})

/** Where a term stands, label by label. */
function occurrences(labels: Labels, term: QueryTerm) {
  const found: { readonly text: string; readonly start: number; readonly end: number }[] = []
  labels.holding(term, new Work(), (_term, start, end, { text }) => {
    found.push({ text, start, end })
    return true
  })
  return found
}

test.each(['公开', '政务公开', '务', '公开 政务', '2013'])(
  '%s stands in labels where it stands in each of them, never across two',
  (typed) => {
    const term = { ...(analyzeTerm(typed, { variants: false }) as QueryTerm), others: [] }
    fc.assert(
      fc.property(labels(), (given) => {
        const together = new Labels()
        const ids = given.map(([text, script]) => together.idOf(text, script))
        const distinct = Math.max(-1, ...ids) + 1
        const alone = Array.from({ length: distinct }, (_, id) => {
          const [text, script] = given[ids.indexOf(id)] as (typeof given)[number]
          const label = new Labels()
          label.add(text, script)
          return occurrences(label, term)
        })
        expect(occurrences(together, term)).toEqual(alone.flat())
        expect([...together.holding(term, new Work())]).toEqual(
          alone.map((spans) => (spans.length > 0 ? 1 : 0)),
        )
      }),
      { numRuns: 60 },
    )
  },
)

test('what counts is asked of each occurrence, with its label', () => {
  const labels = new Labels()
  for (const text of ['政务公开', '公开公开']) labels.idOf(text, 'hans')
  const asked: unknown[] = []
  const holding = labels.holding(
    analyzeTerm('公开') as QueryTerm,
    new Work(),
    (_term, start, end, { text, map }) => {
      asked.push([text, start, end, map.text])
      return start < 2
    },
  )
  expect(asked).toEqual([
    ['政务公开', 2, 4, '政务公开'],
    ['公开公开', 0, 2, '公开公开'],
    ['公开公开', 2, 4, '公开公开'],
  ])
  expect([...holding]).toEqual([0, 1])
})

test('a title of thousands of one character is folded once for all of them', () => {
  const labels = new Labels()
  labels.idOf('年'.repeat(4000), 'hans')
  const maps = new Set<unknown>()
  labels.holding(analyzeTerm('年') as QueryTerm, new Work(), (_term, _start, _end, { map }) => {
    maps.add(map)
    return true
  })
  expect(maps.size).toBe(1)
})
