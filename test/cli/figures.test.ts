import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../src/cli/run.ts'
import type { FiguresAnswer } from '../../src/index.ts'
import { SAMPLE } from '../support/collections.ts'
import { fakeIo } from '../support/fake-io.ts'

// On an index of the sample's reports of three years, one of them in two copies.

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baosou-cli-'))
  const sources = ['2013', '2014', '2015'].map((year) => join(SAMPLE, year))
  expect(await run(['index', ...sources, '--out', folder], fakeIo())).toBe(0)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function line(...args: string[]) {
  const io = fakeIo()
  const code = await run([...args, '--index', folder], io)
  return { code, ...io.written }
}

async function answer(...args: string[]): Promise<FiguresAnswer> {
  const { code, out } = await line('figures', ...args, '--json')
  expect(code).toBe(0)
  return JSON.parse(out)
}

test('a line for each agency and year, with value, unit and section', async () => {
  const { code, out } = await line('figures', '--measure', 'requests-received', '--region', '棹江')
  expect(code).toBe(0)
  expect(out).toMatch(/│ 棹江市人民政府 +│ 岚江省 霁川市 棹江市 +│ +2015 │ +118 │ 件 +│/)
  expect(out).toContain('requests-received: 1 reports of 1 agencies state it; ')
})

test('two copies of one report count once', async () => {
  const { agencies, total } = await answer('--measure', 'full-grants', '--agency', '棹江市')
  expect(total).toEqual({ agencies: 1, reports: 1 })
  expect(agencies[0]?.years.map(({ figure }) => figure.value)).toEqual([69])
  expect(agencies[0]?.years[0]?.others).toEqual([])
})

test('filters narrow the reports, and what nobody states is an empty answer', async () => {
  const all = await answer('--measure', 'requests-received')
  const one = await answer('--measure', 'requests-received', '--year', '2014')
  expect(one.total.reports).toBeLessThan(all.total.reports)
  for (const { years } of one.agencies) expect(years.map(({ year }) => year)).toEqual([2014])
  const { code, out } = await line('figures', '--measure', 'staff', '--year', '2014')
  expect([code, out]).toEqual([0, expect.stringMatching(/^staff: 0 reports of 0 agencies/)])
})

test.each([
  [['figures']],
  [['figures', '--measure', 'happiness']],
  [['figures', '--measure', 'staff', '--year', 'last']],
])('%j is exit 2', async (args) => {
  const { code, out } = await line(...args)
  expect([code, out]).toEqual([2, ''])
})

test('inspect tells the figures with their words', async () => {
  const io = fakeIo()
  expect(await run(['inspect', join(SAMPLE, '2015/zhaojiang-shi.txt')], io)).toBe(0)
  expect(io.written.out).toMatch(/figures:\n(?: {2}.+\n)+/)
  expect(io.written.out).toContain(
    'proactive-disclosures 22600 条 (全年, approximate) in section 2: 全年公开信息22600余条',
  )
})
