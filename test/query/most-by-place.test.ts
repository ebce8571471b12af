import { expect, test } from 'vitest'
import { random } from '../../scripts/random.mjs'
import { analyzeTerm } from '../../src/analyze.ts'
import type { SearchEngine, TermOccurrences } from '../../src/engine/search-engine.ts'
import { union } from '../../src/match/section-sets.ts'
import type { QueryTerm } from '../../src/model/query.ts'
import { alignedTo } from '../../src/query/beside.ts'
import { mostByPlace } from '../../src/query/most-by-place.ts'
import { Proximity } from '../../src/query/proximity.ts'
import { penaltiesOf, saturated } from '../../src/query/saturation.ts'
import { engineOf, reportOf } from '../support/reports.ts'

const PIECES = [
  '公开',
  '政府',
  '人民政府',
  '公开工作',
  '民眾',
  '开工',
  '年',
  '，',
  '的',
  '供水管网',
]
const TYPED = ['公开', '政府', '开工', '群众', '府公', '水管']

/** Sections that hold any of some terms, some in titles, and where. */
function anyOf(sections: number) {
  const below = random(sections)
  const texts = Array.from({ length: sections }, () => {
    const length = 1 + below(1 + below(40))
    const text = Array.from({ length }, () => PIECES[below(PIECES.length)]).join('')
    return below(3) === 0
      ? { text, lead: 'title' as const, leadEnd: Math.min(6, text.length) }
      : text
  })
  const engine = engineOf([reportOf('r', texts)])
  const found = TYPED.map((typed, term) => {
    const { sections, terms } = engine.match([analyzeTerm(typed) as QueryTerm])
    return { term, sections, occurrences: terms[0] as TermOccurrences }
  })
  const matched = union(found.map((each) => each.sections))
  const lists = found.map((each) => alignedTo(each, matched).occurrences)
  return { engine, sections: matched, lists }
}

const ALL_WHOLE = [1, 1, 1]

/** Term by term, place by place. */
function expected(
  engine: SearchEngine,
  lists: readonly TermOccurrences[],
  section: number,
  i: number,
  step: number,
) {
  const present = lists.filter(({ firsts, ends }) => firsts[i] !== ends[i])
  const penalty = penaltiesOf(engine)[section] as number
  const worth = present
    .map((list) => saturated(engine.weigh(list, i, section, ALL_WHOLE), penalty))
    .reduce((sum, each) => sum + each, 0)
  const standing = present.filter((list) => engine.standsAsWords(list, i)).length
  const isSpread = present.length > 1
  return { worth, share: step * (standing / present.length), isSpread }
}

function most(all: ReturnType<typeof anyOf>, step: number, closest: number) {
  const { engine, sections, lists } = all
  const terms = lists.map((occurrences) => ({ occurrences, worth: 1 }))
  return mostByPlace({
    engine,
    sections,
    terms,
    penalties: penaltiesOf(engine),
    step,
    closest,
  })
}

test('no place may score more than its occurrences as whole words, and all of them do', () => {
  const all = anyOf(5000)
  expect(all.sections.length).toBeGreaterThan(3000)
  const { scores } = most(all, 0, 0)
  all.sections.forEach((section, i) => {
    const { worth } = expected(all.engine, all.lists, section, i, 0)
    expect(scores[i]).toBeCloseTo(worth, 10)
  })
})

test('of thousands of places only what stands as words takes its share of the step, unless all may touch', () => {
  const all = anyOf(5000)
  const { scores, closeness } = most(all, 100, 0)
  let less = 0
  all.sections.forEach((section, i) => {
    const { worth, share } = expected(all.engine, all.lists, section, i, 100)
    const step = closeness[i] === 1 ? 100 : share
    expect(scores[i]).toBeCloseTo(worth + step, 10)
    if (step < 100) less++
  })
  expect(less).toBeGreaterThan(500)
})

test('terms are never closer than where they first and last stand lets them be', () => {
  for (const sections of [40, 5000]) {
    const all = anyOf(sections)
    const { scores, closeness } = most(all, 0, 10)
    const proximity = new Proximity(all.lists)
    let once = 0
    let within = 0
    all.sections.forEach((section, i) => {
      const { worth, isSpread } = expected(all.engine, all.lists, section, i, 0)
      const close = closeness[i] as number
      expect(scores[i]).toBeCloseTo(worth + 10 * close, 10)
      expect(close).toBeGreaterThanOrEqual(proximity.at(i))
      if (!isSpread) expect(close).toBe(0)
      if (isSpread && close < 1) within++
      if (!all.lists.every(({ firsts, ends }) => (ends[i] as number) - (firsts[i] as number) < 2))
        return
      // Where each stands once it is known how close they are.
      expect(close).toBe(proximity.at(i))
      once++
    })
    expect(once).toBeGreaterThan(3)
    expect(within).toBeGreaterThan(3)
  }
})
