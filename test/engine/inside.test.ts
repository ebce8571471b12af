import { expect, test } from 'vitest'
import { random } from '../../scripts/random.mjs'
import type { Matches } from '../../src/engine/search-engine.ts'
import type { TermPattern } from '../../src/match/term-matcher.ts'
import { Work } from '../../src/match/work.ts'
import type { Pattern } from '../../src/model/query.ts'
import { MadeUpTerms } from '../support/made-up-terms.ts'
import { engineOf, reportOf } from '../support/reports.ts'

/** Texts of few characters: every gram stands far more often than there are sections to seek it in. */
const next = random(20261123)
const made = new MadeUpTerms(next)
const reports = Array.from({ length: 12 }, (_, i) =>
  reportOf(`${i}`.padStart(2, '0'), [made.text(3000), made.text(300), made.text(20)], {
    script: (['hans', 'hant', null] as const)[i % 3] ?? null,
  }),
)
const engine = engineOf(reports)

function shown({ sections, terms }: Matches) {
  return Array.from(sections, (section, i) => ({
    section,
    terms: terms.map(({ positions, lengths, length, firsts, ends }) => {
      const from = firsts[i] as number
      const found = positions.subarray(from, ends[i])
      return Array.from(found, (position, k) => [position, lengths?.[from + k] ?? length])
    }),
  }))
}

test('among few sections a term is sought, and stands where it does among all', () => {
  let found = 0
  for (let round = 0; round < 200; round++) {
    const terms = Array.from({ length: 1 + next(3) }, () => made.term())
    const all = shown(engine.match(terms, new Work(1e12)))
    const among = [...new Set(Array.from({ length: 1 + next(4) }, () => next(36)))].sort(
      (a, b) => a - b,
    )
    const inFew = shown(engine.match(terms, new Work(1e12), Uint32Array.from(among)))
    expect(inFew).toEqual(all.filter(({ section }) => among.includes(section)))
    found += inFew.length
  }
  expect(found).toBeGreaterThan(50)
})

test('another pattern of a term is found at its own length where the term stands nowhere', () => {
  const others = [{ form: '政务', spellings: [] }]
  const term = { form: '县乡镇', spellings: [], others }
  const among = Uint32Array.of(0, 3)
  const { terms } = engine.match([term], new Work(1e12), among)
  expect(terms[0]?.positions.length).toBeGreaterThan(0)
  expect(shown(engine.match([term], new Work(1e12), among))).toEqual(
    shown(engine.match(others.map(alone), new Work(1e12), among)),
  )
})

test('what is sought among few sections is work, whether runs are walked or the text', () => {
  const among = Uint32Array.of(0, 3, 6)
  for (const form of ['政务', '政务公开', '政']) {
    const work = new Work(1e12)
    engine.match([alone({ form, spellings: [] })], work, among)
    expect(1e12 - work.left, form).toBeGreaterThan(16 * among.length)
  }
  // Its positions would have to be sorted: all of the text is looked at.
  const scanned = new Work(1e12)
  engine.match([alone({ form: '政', spellings: [] })], scanned, among)
  const units = among.reduce((sum, section) => sum + (engine.formLengths[section] as number), 0)
  expect(1e12 - scanned.left).toBeGreaterThanOrEqual(units)
})

function alone(pattern: Pattern): TermPattern {
  return { ...pattern, others: [] }
}
