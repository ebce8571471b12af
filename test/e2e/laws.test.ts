import { Converter } from 'opencc-js'
import { describe, expect, test } from 'vitest'
import { random } from '../../scripts/random.mjs'
import { analyzeTerm } from '../../src/analyze.ts'
import type { MentionsAnswer } from '../../src/model/agencies-answer.ts'
import type { Hit } from '../../src/model/answer.ts'
import type { QueryTerm } from '../../src/model/query.ts'
import type { Span } from '../../src/model/span.ts'
import { searchIndex } from '../../src/search.ts'
import { NO_REAL_REPORTS, REAL_REPORTS, readFolder, SAMPLE } from '../support/collections.ts'
import { placesOf } from '../support/model/occurrences.ts'
import { type SeenSection, seeAll } from '../support/model/seen.ts'
import { engineOf } from '../support/reports.ts'

const SEED = 20261122
const toSimplified = Converter({ from: 't', to: 'cn' })
const toTraditional = Converter({ from: 'cn', to: 't' })

const sample = { name: 'the sample', reports: await readFolder(SAMPLE), absent: undefined }
const real = {
  name: 'the real reports',
  reports: NO_REAL_REPORTS === undefined ? await readFolder(REAL_REPORTS) : [],
  absent: NO_REAL_REPORTS,
}
/** Pieces cut from each collection. */
const PIECES = 1500

/** A single character is searched in its own script only. */
const isShort = (piece: string) => [...(analyzeTerm(piece)?.form ?? '')].length < 2

/** Where a term stands, by the slow model. */
const scan = (seen: SeenSection, term: QueryTerm) =>
  placesOf(seen, term, { script: 'any', boundary: 'any' })

function spansByScan(seen: SeenSection, term: QueryTerm): Span[] {
  return scan(seen, term).map(({ at, length }) => ({
    start: seen.map.starts[at] as number,
    end: seen.map.ends[at + length - 1] as number,
  }))
}

describe.each([sample, real])('$name', ({ reports, absent }) => {
  const sections = seeAll(reports)
  const engine = engineOf(reports)
  const index = searchIndex(engine)
  const sectionOf = new Map(sections.map((seen) => [seen.section.id, seen]))
  const next = random(SEED)
  const pick = <T>(items: readonly T[]): T => items[next(items.length)] as T

  /** Ids of the sections that hold all terms, by the slow model. */
  const idsByScan = (terms: readonly QueryTerm[]) =>
    sections.flatMap((seen) =>
      terms.every((term) => scan(seen, term).length > 0) ? [seen.section.id] : [],
    )

  /** Laws 1 and 2 for one query: the set, the total, every span and every snippet of a page. */
  const check = (query: string): string[] => {
    const terms = [...new Map(parsed(query).map((term) => [term.form, term])).values()]
    const expected = idsByScan(terms)
    const answer = index.search(query, { perPage: 50 })
    const matched = [...engine.match(terms).sections].map((i) => sections[i]?.section.id)
    expect([query, matched]).toEqual([query, expected])
    expect(answer.total.sections).toBe(expected.length)
    expect(answer.hits).toHaveLength(Math.min(50, expected.length))
    for (const hit of answer.hits) {
      const seen = sectionOf.get(hit.id) as SeenSection
      const { text } = seen
      const spans = terms.flatMap((term) => spansByScan(seen, term))
      const shownSpans = hit.spans.map(({ start, end }) => ({ start, end }))
      expect([query, hit.id, shownSpans]).toEqual([
        query,
        hit.id,
        spans.sort((a, b) => a.start - b.start || a.end - b.end),
      ])
      const shown = hit.snippet.parts.map(({ t }) => t).join('')
      expect(text).toContain(shown)
      expect([query, hit.id, marksOf(hit, text)]).toEqual([query, hit.id, merged(spans)])
    }
    return expected
  }

  test.skipIf(absent !== undefined)(
    `every piece finds its section, and the answer is that of a scan${absent ?? ''}`,
    () => {
      for (let tried = 0; tried < PIECES; ) {
        const { section } = pick(sections)
        const length = 1 + next(12)
        const script =
          length === 1
            ? section.text
            : pick([section.text, toSimplified(section.text), toTraditional(section.text)])
        const characters = [...script]
        const at = next(characters.length)
        const piece = characters.slice(at, at + length).join('')
        const query = `「${piece}」`
        // A piece that holds the quotes themselves would not be one term; others are tried instead.
        if (/[「」]/.test(piece) || analyzeTerm(piece) === null) continue
        if (script !== section.text && isShort(piece)) continue
        tried++
        expect([piece, check(query)]).toEqual([piece, expect.arrayContaining([section.id])])
      }
    },
    300_000,
  )

  test.skipIf(absent !== undefined)(
    `several terms, and a passage with its punctuation${absent ?? ''}`,
    () => {
      for (let tried = 0; tried < PIECES / 10; tried++) {
        const { section } = pick(sections)
        const script = pick([section.text, toSimplified(section.text), toTraditional(section.text)])
        const words = Array.from({ length: 2 + next(3) }, () => {
          const at = next(Math.max(1, script.length - 4))
          return script.slice(at, at + 2 + next(3))
        })
        if (words.some((word) => /[「」]/.test(word) || isShort(word))) continue
        expect(check(words.map((word) => `「${word}」`).join(' '))).toContain(section.id)
        const at = next(script.length)
        const passage = script.slice(at, at + 30 + next(170))
        if (/[「」]/.test(passage) || analyzeTerm(passage) === null) continue
        expect(check(`「${passage}」`)).toContain(section.id)
      }
    },
  )

  test.skipIf(absent !== undefined)(
    `mentions are those of a recount by scan${absent ?? ''}`,
    () => {
      const terms = ['公开', '政务服务', '县', '计划', '2013', '一站式']
      while (terms.length < 30) {
        const text = pick(sections).section.text
        const at = next(text.length)
        const piece = text.slice(at, at + 2 + next(4))
        if (analyzeTerm(piece) !== null && !/[「」]/.test(piece)) terms.push(piece)
      }
      for (const text of terms) {
        expect([text, tallied(index.mentions(`「${text}」`))]).toEqual([text, recount(text)])
      }
    },
  )

  const tallied = ({ agencies, total }: MentionsAnswer) => ({
    rows: agencies
      .map((row) => [row.agency, row.region?.code, row.reports, row.sections, row.mentions])
      .sort(),
    total,
  })

  const recount = (text: string) => {
    const term = analyzeTerm(text) as QueryTerm
    const rows = new Map<string, [string | null, string | undefined, number, number, number]>()
    const total = { agencies: 0, reports: 0, sections: 0, mentions: 0 }
    const matching = reports.filter(({ sections: own }) =>
      own.some(({ id }) => scan(sectionOf.get(id) as SeenSection, term).length > 0),
    )
    const inTurn = [
      ...matching.filter(({ agency }) => agency !== null),
      ...matching.filter(({ agency }) => agency === null),
    ]
    const counted = new Set<string>()
    for (const { id, duplicates } of inTurn) {
      if (!duplicates.some((other) => counted.has(other))) counted.add(id)
    }
    for (const report of reports.filter(({ id }) => counted.has(id))) {
      const counts = report.sections.map(
        ({ id }) => scan(sectionOf.get(id) as SeenSection, term).length,
      )
      const holding = counts.filter((count) => count > 0)
      if (holding.length === 0) continue
      const name = report.agency?.name ?? null
      const code = name === null ? undefined : report.region?.code
      const row = rows.get(`${name} ${code}`) ?? [name, code, 0, 0, 0]
      const mentions = counts.reduce((sum, count) => sum + count, 0)
      row[2]++
      row[3] += holding.length
      row[4] += mentions
      rows.set(`${name} ${code}`, row)
      total.reports++
      total.sections += holding.length
      total.mentions += mentions
    }
    total.agencies = [...rows.values()].filter(([name]) => name !== null).length
    return { rows: [...rows.values()].sort(), total }
  }
})

/** Where a snippet shows marks, in the text; what lies outside the snippet is taken from the hit. */
function marksOf(hit: Hit, text: string): Span[] {
  const shown = hit.snippet.parts.map(({ t }) => t).join('')
  const outside = merged(hit.spans)
  for (let from = text.indexOf(shown); from >= 0; from = text.indexOf(shown, from + 1)) {
    let at = from
    const marks = hit.snippet.parts.flatMap(({ t, h }) => {
      const span = { start: at, end: at + t.length }
      at = span.end
      return h ? [span] : []
    })
    const rest = outside.filter(({ start, end }) => end <= from || start >= from + shown.length)
    const all = [...rest, ...marks].sort((a, b) => a.start - b.start)
    if (JSON.stringify(all) === JSON.stringify(outside)) return all
  }
  return []
}

/** Spans in reading order with those that overlap made one. */
function merged(spans: readonly Span[]): Span[] {
  const marks: Span[] = []
  for (const { start, end } of spans) {
    const last = marks.at(-1)
    if (last !== undefined && start < last.end)
      marks.splice(-1, 1, { start: last.start, end: Math.max(end, last.end) })
    else marks.push({ start, end })
  }
  return marks
}

/** The terms of the queries made here: each quoted. */
function parsed(query: string): QueryTerm[] {
  return query
    .slice(1, -1)
    .split('」 「')
    .flatMap((word) => analyzeTerm(word) ?? [])
}
