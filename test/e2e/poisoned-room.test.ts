import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { random } from '../../scripts/random.mjs'
import { FACET_FIELDS, openIndex, type SearchIndex, type SearchOptions } from '../../src/index.ts'
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

/** What is done or kept for thousands of sections is so for two. */
const FOR_FEW: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'engine/embedded/grouped.js': { KEPT_FROM: '1 << 10' },
  'engine/embedded/further-grams.js': { FEW: '16', SAMPLE: '64' },
  'match/section-sets.js': { WORTH_A_TABLE: '1 << 10' },
  'query/across.js': { WORTH_KEEPING: '1 << 11' },
  'query/block-bounds.js': { BLOCK_BITS: '6' },
  'query/most-by-place.js': { WORTH_TELLING: '1 << 11' },
  'query/passing-over-one.js': { TIMES_ASKED: '4' },
  'query/passing-over-several.js': { WORTH_PICKING: '1 << 11' },
}

function replaced(file: string, pairs: readonly (readonly [string, string])[]): void {
  const path = join(program.folder, 'dist', file)
  let code = readFileSync(path, 'utf8')
  for (const [before, after] of pairs) {
    expect(code).toContain(before)
    code = code.replace(before, after)
  }
  writeFileSync(path, code)
}

/** An index of the sample twice: as it is, and with rubbish where nothing should be read. */
async function opened() {
  replaced('match/room.js', RUBBISH)
  for (const [file, numbers] of Object.entries(FOR_FEW)) {
    const few = Object.entries(numbers).map(([name, usual]) => {
      return [
        `const ${name} = ${usual}`,
        `const ${name} = ${name === 'BLOCK_BITS' ? 1 : 2}`,
      ] as const
    })
    replaced(file, few)
  }
  const poisoned = await program.load<typeof import('../../src/index.ts')>('index.js')
  const out = join(program.folder, 'index')
  const reports: Report[] = []
  await poisoned.buildIndex([join(program.folder, 'index-data', 'sample')], out, {
    onSource: (outcome) => outcome.kind === 'indexed' && reports.push(outcome.report),
  })
  return { reports, both: [await openIndex(out), await poisoned.openIndex(out)] }
}

/** All that an index answers to a query, or why it does not. */
function answered(index: SearchIndex, text: string, options: SearchOptions) {
  try {
    const { took_ms: _, ...agencies } = index.mentions(text, options)
    const { took_ms: __, ...answer } = index.search(text, { ...options, facets: FACET_FIELDS })
    const [hit] = answer.hits
    const marked = hit && index.markedReport(hit.report.id, text, options)?.marked
    return { ...answer, agencies, marked }
  } catch (error) {
    return String(error)
  }
}

test('no answer depends on what lists held before they were written, nor on lists of queries before', async () => {
  const { reports, both } = await opened()
  const expectSame = (text: string, options: SearchOptions) => {
    const [answer, other] = both.map((index) => answered(index, text, options))
    expect([text, other]).toEqual([text, answer])
  }
  const next = random(20261123)
  const queries = new RandomQueries(reports, next)
  for (let i = 0; i < 200; i++) expectSame(typed(queries.query(), next), queries.options())
  // A list that is kept beside the sections of a query, which are not.
  for (let i = 0; i < 60; i++) {
    const { sections } = reports[next(reports.length)] as Report
    const text = sections[0]?.text ?? ''
    const [word = '公开'] = text.slice(next(text.length)).match(/\p{sc=Han}{2}/u) ?? []
    expectSame(`year:1990..2030 (${word} OR 霹雳霹雳)`, {})
    for (let page = 1; page < 5; page++) expectSame(word, { page, perPage: 3 })
  }
})
