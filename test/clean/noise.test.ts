import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cleanReport } from '../../src/clean/clean-report.ts'

const TABLE = new URL('../golden/noise.tsv', import.meta.url)

const rows = readFileSync(TABLE, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [name = '', input = '', shown = '', repairs = ''] = line.split('\t')
    return { name, input: unescaped(input), shown: unescaped(shown), repairs: JSON.parse(repairs) }
  })

function unescaped(field: string): string {
  return JSON.parse(`"${field.replaceAll('"', '\\"').replaceAll('\\\\\\"', '\\\\\\"')}"`)
}

describe('damage seen in real reports (test/golden/noise.tsv)', () => {
  test('every row has a name of its own', () => {
    expect(rows.length).toBeGreaterThan(30)
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
  })

  test.each(rows)('$name', ({ input, shown, repairs }) => {
    const report = cleanReport({ id: 'r', fileName: 'r.txt', url: null, text: input })
    expect(report.sections.map(({ text }) => text).join('¶')).toBe(shown)
    expect(report.repairs).toEqual(repairs)
  })
})
