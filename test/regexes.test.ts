import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { boundOf, staleRows } from '../scripts/regexes/bounded.mjs'
import { verdictOn } from '../scripts/regexes/checker.mjs'
import { type CollectedRegex, collect } from '../scripts/regexes/collect.mjs'

let regexes: readonly CollectedRegex[] = []
let unseen: readonly string[] = []

beforeAll(async () => {
  const root = fileURLToPath(new URL('../src', import.meta.url))
  ;({ regexes, unseen } = await collect(root, (url) => import(url)))
})

test('every regex of src is seen, those that code builds as well', () => {
  expect(unseen).toEqual([])
  expect(regexes.length).toBeGreaterThan(300)
})

test('no text makes a regex slow, but for those whose texts are bounded', async () => {
  const faults: string[] = []
  for (const regex of regexes) {
    if (boundOf(regex)) continue
    const verdict = await verdictOn(regex)
    if (verdict !== 'safe') faults.push(`${regex.places[0]} /${regex.source}/ is ${verdict}`)
  }
  expect(faults).toEqual([])
}, 300_000)

test('every row of bounded.tsv means a regex', () => {
  expect(staleRows(regexes)).toEqual([])
})

test('a regex that is slow is found', async () => {
  const slow = { places: ['here.ts:1'], source: '\\s+$', flags: '' }
  expect(await verdictOn(slow)).toMatch(/2nd degree polynomial/)
  const behind = { places: ['here.ts:1'], source: '(?<!a)\\s+$', flags: '' }
  expect(await verdictOn(behind)).toMatch(/2nd degree polynomial/)
  const built = { places: ['here.ts:1'], source: '(?:ab?)+c', flags: 'y' }
  expect(await verdictOn(built)).toMatch(/polynomial/)
})
