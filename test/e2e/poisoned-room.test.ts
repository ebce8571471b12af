import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { random } from '../../scripts/random.mjs'
import { openIndex } from '../../src/index.ts'
import type { Report } from '../../src/model/report.ts'
import { type Compiled, compiled } from '../support/compiled.ts'
import { RandomQueries } from '../support/random-queries.ts'
import { typed } from '../support/typed-queries.ts'

let program: Compiled
beforeAll(async () => {
  program = await compiled()
})
afterAll(() => program.remove())

/** Every list is of the room, holds rubbish until it is written, and rubbish again when its query is over. */
const RUBBISH = [
  ['const WORTH_IT = 65', 'const WORTH_IT = 0'],
  [
    'used = before.used',
    'if (memory) new Uint8Array(memory, before.used, used - before.used).fill(0x5b)\nused = before.used',
  ],
  [
    'return taken(type, length) ?? new type(length)',
    `const list = taken(type, length) ?? new type(length)
    new Uint8Array(list.buffer, list.byteOffset, list.byteLength).fill(0x6d)
    return list`,
  ],
] as const

test('no answer depends on what lists held before they were written, nor on lists of queries before', async () => {
  const room = join(program.folder, 'dist', 'match', 'room.js')
  let code = readFileSync(room, 'utf8')
  for (const [before, after] of RUBBISH) {
    expect(code).toContain(before)
    code = code.replace(before, after)
  }
  writeFileSync(room, code)
  const poisoned = await program.load<typeof import('../../src/index.ts')>('index.js')
  const out = join(program.folder, 'index')
  const reports: Report[] = []
  await poisoned.buildIndex([join(program.folder, 'index-data', 'sample')], out, {
    onSource: (outcome) => outcome.kind === 'indexed' && reports.push(outcome.report),
  })
  const [index, other] = [await openIndex(out), await poisoned.openIndex(out)]
  const next = random(20261123)
  const queries = new RandomQueries(reports, next)
  for (let i = 0; i < 200; i++) {
    const text = typed(queries.query(), next)
    const options = queries.options()
    const asked = [index, other].map((each) => {
      try {
        const { took_ms: _, ...agencies } = each.mentions(text, options)
        return { ...each.search(text, options), agencies, took_ms: 0 }
      } catch (error) {
        return String(error)
      }
    })
    expect([text, asked[1]]).toEqual([text, asked[0]])
  }
})
