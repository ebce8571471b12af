import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanReport } from '../../src/clean/clean-report.ts'
import { listRepairs } from '../../src/clean/list-repairs.ts'
import { SourceError } from '../../src/errors.ts'
import type { SourceText } from '../../src/model/source-text.ts'

const SAMPLE = new URL('../../index-data/sample/', import.meta.url)
const PIECES = [
  '我局认真做好公开工作，取得了成效。',
  '發(fā)布信息１２條；',
  '發(fā)(fa)文',
  '發(',
  'fā)文',
  '按照',
  'open',
  '&amp;ldquo;阳光&amp;rdquo;',
  '&amp;amp;lt;b&gt;',
  '&nbsp',
  '<br>',
  '<p align="center">公开</p>',
  '<!--[if !x]-->7、<!--[endif]-->',
  '<!--甲-->',
  '-->',
  '\\"甲\\"',
  '\\n',
  '\u0000',
  '\ufeff',
  '一、',
  '概述',
  '本',
  '度',
  '某某县水务局2013年',
  '政府信息公开年度报告',
  '- 6 -',
]
const damaged = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', '\n', '\r\n', '\f', ' ')), {
    maxLength: 40,
  })
  .map((pieces) => pieces.flat().join(''))

function listed(text: string, stated: SourceText['stated'] = []) {
  const source = { id: 'r', fileName: 'r.txt', url: null, text, stated }
  return { report: cleanReport(source), repairs: listRepairs(source) }
}

function countsOf(repairs: readonly { readonly kind: string }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind } of repairs) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

/** What every list must be, for a text that holds a report. */
function expectTrue(text: string): void {
  const { report, repairs } = listed(text)
  expect(countsOf(repairs)).toEqual(report.repairs)
  for (const { offset, line, was } of repairs) {
    expect(offset).not.toBeNull()
    expect(text.slice(offset ?? 0, (offset ?? 0) + was.length)).toBe(was)
    expect(line).toBe(text.slice(0, offset ?? 0).split(/\r\n|\r|\n/).length)
  }
}

describe('the list of repairs', () => {
  test('counts what the report counts, each where it was: damaged texts', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        try {
          expectTrue(text)
        } catch (error) {
          if (!(error instanceof SourceError)) throw error
        }
      }),
      { numRuns: 300 },
    )
  })

  test('counts what the report counts, each where it was: the sample', () => {
    const names = readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' })
    const texts = names.filter((name) => name.endsWith('.txt'))
    expect(texts.length).toBeGreaterThan(20)
    for (const name of texts) expectTrue(readFileSync(new URL(name, SAMPLE), 'utf8'))
  })

  test('says what was there, as read, and what is shown', () => {
    const text =
      '某某县供水站2013年工作报告\n一、發(fā)布。\n按照《水价\n公示办法》，已&amp;ldquo;公示。'
    expect(listed(text).repairs).toEqual([
      { kind: 'pinyin', offset: 18, line: 2, was: '發(fā)', shown: '發' },
      { kind: 'line-join', offset: 31, line: 3, was: '\n', shown: '' },
      { kind: 'entity', offset: 39, line: 4, was: '&amp;', shown: '&' },
      { kind: 'entity', offset: 39, line: 4, was: '&amp;ldquo;', shown: '“' },
    ])
  })

  test('holds what is stated beside the text, without a place in it', () => {
    const stated = [{ kind: 'agency', label: '来源', value: '某某县&amp;供水站' }] as const
    expect(listed('我站认真做好水价公示工作。', stated).repairs).toEqual([
      { kind: 'entity', offset: null, line: null, was: '&amp;', shown: '&' },
    ])
  })
})
