import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { gatherSources } from '../../src/build/gather-sources.ts'
import type { AnalyzedOutcome } from '../../src/build/outcome.ts'
import type { Readers } from '../../src/build/readers.ts'
import { Spool } from '../../src/build/spool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('a build whose reader fails while the one before is loaded tells and writes nothing afterwards', async () => {
  const folder = temporaryFolder()
  const names = ['a', 'b']
  const sources = names.map((id) => ({ path: join(folder, `${id}.txt`), id, kind: null }))
  for (const { path, id } of sources) writeFileSync(path, id)
  const spool = new Spool(join(folder, 'spool'))
  const appended: number[] = []
  const append = spool.append.bind(spool)
  spool.append = (bytes) => {
    appended.push(bytes.length)
    return append(bytes)
  }
  let load = () => {}
  const loaded = new Promise<void>((resolve) => {
    load = resolve
  })
  const readers = {
    async read({ id }: { readonly id: string }) {
      if (id === 'b') {
        await after(50)
        throw new Error('a reader failed')
      }
      const findings = {
        sketch: { minima: new Uint32Array(), shingles: 0 },
        sections: 1,
        words: new Uint32Array(),
        vocabulary: [],
        bytes: new Uint8Array(8),
      }
      const report = { id: 'a', title: null, agency: null, year: null, repairs: {} }
      return [{ kind: 'analysed', place: id, report, findings }]
    },
    close() {},
  }
  const told: string[] = []
  const gathering = gatherSources(sources, readers as unknown as Readers<AnalyzedOutcome>, {
    out: join(folder, 'out'),
    spool,
    most: 4,
    held: null,
    seen: null,
    signal: new AbortController().signal,
    onSource: ({ source }) => told.push(source),
    onFile: undefined,
    onEarlier: () => loaded,
  })
  await expect(gathering).rejects.toThrow('a reader failed')
  spool.close()
  // What it would be told and written with is loaded by then.
  await Promise.all([
    import('../../src/build/waiting-reports.ts'),
    import('../../src/build/gathered.ts'),
  ])
  load()
  await after(100)
  expect([told, appended]).toEqual([[], []])
  expect(() => spool.append(new Uint8Array(1))).toThrow('is closed')
})
