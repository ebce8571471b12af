import { expect, test } from 'vitest'
import { type Document, type JsonRecord, records } from '../../scripts/bench/corpora/records.mjs'

const SEED = 7
const documents = { hans: made('hans', 5), hant: made('hant', 4) }

function made(script: Document['script'], count: number): readonly Document[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `${script}-${i}`,
    title: `山东公开办法${i}`,
    text: `山东于2014年公开${100 + i}件，山东二〇一四年五月九日印发。`,
    script,
  }))
}

function first(count: number, seed = SEED): readonly JsonRecord[] {
  const found: JsonRecord[] = []
  for (const { record } of records(documents, seed)) {
    if (found.push(record) === count) break
  }
  return found
}

test('the same seed makes the same corpus, another seed another', () => {
  expect(first(30)).toEqual(first(30))
  expect(first(30, SEED + 1)).not.toEqual(first(30))
})

test('a longer corpus begins with the shorter one', () => {
  expect(first(40).slice(0, 9)).toEqual(first(9))
})

test('every record has an id of its own, and says who published it and when', () => {
  const all = first(60)
  expect(new Set(all.map(({ id }) => id)).size).toBe(60)
  for (const { title, agency, published, text } of all) {
    expect(title.startsWith(agency)).toBe(true)
    expect(text.startsWith(title)).toBe(true)
    expect(published).toMatch(/^20\d\d-0[1-3]-[0-2]\d$/)
  }
})

test('a document that comes again has another place and other numbers everywhere, and is as long', () => {
  const all = first(60)
  const again = all.filter(({ id }) => /^hans-0(?:-\d+)?$/.test(id))
  expect(again.length).toBeGreaterThan(3)
  const bodies = again.map(({ title, text }) => text.slice(title.length))
  expect(new Set(bodies).size).toBe(bodies.length)
  expect(new Set(bodies.map((body) => body.length)).size).toBe(1)
  for (const body of bodies) {
    const [, place] = /^\n(..)于/.exec(body) ?? []
    expect(body.split(place as string)).toHaveLength(3)
  }
})
