import fc from 'fast-check'
import { expect, test } from 'vitest'
import { random } from '../../scripts/random.mjs'
import { analyzeTerm, searchForm } from '../../src/analyze.ts'
import type { SearchEngine, TermOccurrences } from '../../src/engine/search-engine.ts'
import { IndexError } from '../../src/errors.ts'
import { Work } from '../../src/match/work.ts'
import type { QueryTerm } from '../../src/model/query.ts'
import { inExactScript, learnScripts } from '../../src/query/exact-script.ts'
import { displayedCharacters, typedCharacters } from '../../src/query/typed-characters.ts'
import { engineOf, indexOf, reportOf } from '../support/reports.ts'

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

test('any of several terms in its own script finds what each of them finds, in hundreds of sections', () => {
  const below = random(11)
  // So long that texts are not all held at once.
  const lengthOf = (i: number) => (i % 40 === 7 ? 20_000 : 4 + below(30))
  const texts = Array.from({ length: 400 }, (_, i) =>
    Array.from({ length: lengthOf(i) }, () => CHARACTERS[below(CHARACTERS.length)]).join(''),
  )
  const index = indexOf([reportOf('r', texts)])
  const spansOf = (query: string) => {
    const found = new Map<string, string[]>()
    for (let page = 1; ; page++) {
      const { hits, relaxed } = index.search(query, { script: 'exact', perPage: 50, page })
      if (relaxed !== null || hits.length === 0) return found
      for (const { id, spans } of hits)
        found.set(
          id,
          spans.map(({ start, end }) => `${start}-${end}`),
        )
    }
  }
  const typed = ['规', '規定', '定第', 'm2', 'M', '第a']
  const together = spansOf(typed.map((each) => `"${each}"`).join(' OR '))
  const apart = new Map<string, string[]>()
  for (const each of typed) {
    for (const [id, spans] of spansOf(`"${each}"`))
      apart.set(id, [...(apart.get(id) ?? []), ...spans])
  }
  expect(together.size).toBeGreaterThan(256)
  expect(inOrder(together)).toEqual(inOrder(apart))
})

test('texts are held together only as far as there is room, and one that is longer alone', () => {
  const lengths = [30_000, 30_000, 10_000, 5, 400_000, 5, 5, 65_535, 65_536, 1]
  const engine = {
    textUnits: (section: number) => new Uint16Array(lengths[section] as number),
    section: () => expect.unreachable(),
    shows: () => expect.unreachable(),
    sectionCount: lengths.length,
    formOrigins: new Uint32Array(lengths.length),
    formLengths: Uint32Array.from(lengths),
  }
  const sections = Uint32Array.from(lengths.keys())
  const { stretch } = inExactScript(engine, new Work()).among([], sections)
  const ends: number[] = []
  for (let at = 0; at < sections.length; ends.push(at)) at = stretch(at)
  expect(ends).toEqual([3, 5, 8, 9, 10])
})

function inOrder(found: ReadonlyMap<string, readonly string[]>): [string, string[]][] {
  return [...found]
    .map(([id, spans]): [string, string[]] => [id, [...new Set(spans)].sort()])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

test('in its own script the same query takes the same work, whatever was asked before', () => {
  const texts = [
    '规定第一办法規定'.repeat(8000),
    '規定第一辦法。'.repeat(9000),
    ...Array.from({ length: 40 }, () => '规定第一办法。'.repeat(100)),
  ]
  const engine = engineOf([reportOf('r', texts)])
  let read = 0
  const watched = {
    ...exactOf(engine),
    textUnits(section: number) {
      const units = engine.textUnits(section)
      read += units.length
      return units
    },
  }
  const terms = ['规定', '第一', '规定', '办法'].map((text) => analyzeTerm(text) as QueryTerm)
  const spent = (folds: boolean) => {
    const work = new Work(1e12)
    const counts = inExactScript(watched, work)
    for (const term of terms) {
      const matches = engine.match([term])
      const occurrences = matches.terms[0] as TermOccurrences
      const { of } = counts.among([term], matches.sections)
      matches.sections.forEach((section, i) => {
        const accepted = of(0, section, occurrences, i)
        if (folds && typeof accepted === 'function') accepted(0, 0)
      })
    }
    return 1e12 - work.left
  }
  const cold = spent(true)
  expect(spent(true)).toBe(cold)
  read = 0
  const unfolded = spent(false)
  expect(read).toBeGreaterThan(0)
  // Each text once, and each time that it decides.
  const forms = engine.formLengths.reduce((sum, length) => sum + length, 0)
  expect(unfolded).toBeGreaterThanOrEqual(2 * (forms + read))
})

function exactOf(engine: SearchEngine) {
  const { formOrigins, formLengths, sectionCount } = engine
  return {
    formOrigins,
    formLengths,
    sectionCount,
    section: (ordinal: number) => engine.section(ordinal),
    shows: (position: number, form: string) => engine.shows(position, form),
  }
}

test('a text that cannot be read any more is told to who asks for it, not to who prepares', () => {
  const failing = (error: Error) => ({
    sectionCount: 2,
    textUnits(): Uint16Array {
      throw error
    },
  })
  const changed = new IndexError(
    'index',
    'texts.u16 was changed since it was opened',
    'Build it again.',
  )
  expect(() => learnScripts(failing(changed))).not.toThrow()
  expect(() => learnScripts(failing(new RangeError('ours')))).toThrow('ours')
})
