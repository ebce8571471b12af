import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchForm } from '../../src/analyze.ts'
import { displayedCharacters, typedCharacters } from '../../src/query/exact-script.ts'
import { indexOf, reportOf } from '../support/reports.ts'

/** Characters of both scripts and widths, some that forms leave out, some that break or may break them. */
const CHARACTERS = [...'规規定第㎡mM2２Ａa𠮷⼈人 “，。.:：']
const textOf = (maxLength: number) =>
  fc
    .array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength })
    .map((characters) => characters.join(''))

test('in its own script a term is found where the very characters that were typed are shown', () => {
  fc.assert(
    fc.property(fc.array(textOf(12), { minLength: 1, maxLength: 6 }), textOf(3), (texts, typed) => {
      const asked = typedCharacters(typed)
      const form = searchForm(typed).text.replace(/^\|+|\|+$/g, '')
      fc.pre(form !== '')
      const index = indexOf([reportOf('r', texts)])
      const { hits } = index.search(`"${typed}"`, { script: 'exact', perPage: 50 })
      const found = hits.filter(
        () => index.search(`"${typed}"`, { script: 'exact' }).relaxed === null,
      )
      const shown = texts.flatMap((text, i) => {
        const map = searchForm(text)
        const places = map.text
          .split('')
          .flatMap((_, at) => (map.text.startsWith(form, at) ? [at] : []))
        const counting = places.filter(
          (at) => displayedCharacters(text, map, at, at + form.length) === asked,
        )
        return counting.length > 0 ? [[`r#${i}`, counting.map((at) => map.starts[at])]] : []
      })
      expect(found.map(({ id, spans }) => [id, spans.map(({ start }) => start)]).sort()).toEqual(
        shown,
      )
    }),
    { numRuns: 300 },
  )
})

test('of several terms each counts by its own characters', () => {
  const texts = ['规定第一', '規定第一', '规定和規定', '第一', '規 定']
  const ids = (query: string) =>
    indexOf([reportOf('r', texts)])
      .search(query, { script: 'exact' })
      .hits.map(({ id }) => id)
      .sort()
  expect(ids('规定 OR 第一')).toEqual(['r#0', 'r#1', 'r#2', 'r#3'])
  expect(ids('規定 OR 规定')).toEqual(['r#0', 'r#1', 'r#2', 'r#4'])
  expect(ids('規定 规定')).toEqual(['r#2'])
  expect(ids('規定 -第一')).toEqual(['r#2', 'r#4'])
})
