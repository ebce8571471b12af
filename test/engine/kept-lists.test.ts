import { describe, expect, test } from 'vitest'
import { random } from '../../scripts/random.mjs'
import type { Matches, SearchEngine } from '../../src/engine/search-engine.ts'
import { Work } from '../../src/match/work.ts'
import type { QueryTerm } from '../../src/model/query.ts'
import { MadeUpTerms } from '../support/made-up-terms.ts'
import { engineOf, reportOf } from '../support/reports.ts'

/** Texts of few characters, so that every gram is frequent enough to be kept. */
const next = random(20261122)
const made = new MadeUpTerms(next)
const reports = Array.from({ length: 50 }, (_, i) =>
  reportOf(`${i}`.padStart(2, '0'), [made.text(4000), made.text(1000)], {
    script: (['hans', 'hant', null] as const)[i % 3] ?? null,
  }),
)
const asked = Array.from({ length: 60 }, () =>
  Array.from({ length: 1 + next(3) }, () => made.term()),
)

function shown({ sections, terms }: Matches) {
  return Array.from(sections, (section, i) => [
    section,
    ...terms.map(({ positions, lengths, length, firsts, ends }) => {
      const from = firsts[i] as number
      const found = positions.subarray(from, ends[i])
      return Array.from(found, (position, k) => [position, lengths?.[from + k] ?? length])
    }),
  ])
}

function ask(engine: SearchEngine, terms: readonly QueryTerm[]) {
  const work = new Work(1e12)
  return { found: shown(engine.match(terms, work)), left: work.left }
}

describe('what was asked before never shows in an answer', () => {
  const warm = engineOf(reports)
  for (const terms of asked) ask(warm, terms)

  test('nor in the work it takes', () => {
    const cold = engineOf(reports)
    // Each is the first to ask for most of its grams, or one of the first.
    for (const terms of [...asked].reverse()) expect(ask(warm, terms)).toEqual(ask(cold, terms))
  })

  test('nor does another spelling of a form, or a guard, find what the form alone does', () => {
    const plain = { form: '公开', spellings: [], others: [] }
    const spelled = { ...plain, spellings: [{ offset: 0, text: '政务' }] }
    const guard = { script: 'hant', wholeWords: false } as const
    const guarded = { ...plain, guarded: [{ offset: 0, text: '公', guard }] }
    const other = { ...plain, others: [{ form: '政务', spellings: [] }] }
    const kinds = [plain, spelled, guarded, other] as unknown as QueryTerm[]
    const sizes = kinds.map((term) => warm.match([term]).terms[0]?.ends.at(-1))
    expect(new Set(sizes).size).toBe(kinds.length - 1)
    expect(sizes[1]).toBe(sizes[3])
  })
})

test('a rare term beside a frequent one costs no more than looking for it', () => {
  const texts = Array.from({ length: 2000 }, (_, i) => `工作${i % 500 === 0 ? '罕见' : ''}`)
  const engine = engineOf([reportOf('r', texts)])
  const term = { form: '罕见', spellings: [], others: [] } as unknown as QueryTerm
  const work = new Work()
  const before = work.left
  const all = Uint32Array.from(texts, (_, i) => i)
  expect([...engine.match([term], work, all).sections]).toEqual([0, 500, 1000, 1500])
  expect(before - work.left).toBeLessThan(100)
})

test('a frequent character in a few sections is looked for there, not sorted', () => {
  const texts = Array.from({ length: 3000 }, (_, i) => `的确是的${i === 7 ? '罕见' : ''}`)
  const engine = engineOf([reportOf('r', texts)])
  const terms = ['的', '罕见'].map((form) => ({ form, spellings: [], others: [] }))
  const work = new Work()
  const before = work.left
  const { sections } = engine.match(terms as unknown as QueryTerm[], work)
  expect([...sections]).toEqual([7])
  expect(before - work.left).toBeLessThan(100)
})
