import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Compiled, compiled } from '../support/compiled.ts'

interface Peer {
  build(sections: readonly { text: string }[], folder: string): Promise<{ save(): void }>
  open(folder: string): Promise<void>
  all(query: string): Iterable<number>
  top(query: string): { ids: number[]; total: number }
  form(text: string): string
  forms(term: string): string[]
}

/** Enough that its own queries, which it asks before it is ready, are of every kind. */
const SECTIONS = Array.from({ length: 40 }, (_, i) => ({
  text: `岚州市第${i}年政府信息公開工作報告：主動公開文件，推進政務公開標準化${'。'.repeat(i % 3)}`,
}))

let build: Compiled
let folder: string
let peer: Peer

beforeAll(async () => {
  build = await compiled()
  const copy = join(build.folder, 'scripts', 'bench', 'peer.mjs')
  cpSync(new URL('../../scripts/bench/peer.mjs', import.meta.url), copy)
  peer = (await import(pathToFileURL(copy).href)).default
  folder = mkdtempSync(join(tmpdir(), 'baosou-peer-'))
  await peer.build(SECTIONS, folder)
  await peer.open(folder)
}, 120_000)

afterAll(() => {
  build.remove()
  rmSync(folder, { recursive: true, force: true })
})

test.each(['政务公开', '第7年', '公开 标准化', '政務', '没有的'])(
  'the engine as a peer finds what a scan of its own forms finds: %s',
  (query) => {
    const terms = query.split(' ').map((term) => peer.forms(term))
    const scanned = SECTIONS.flatMap(({ text }, i) => {
      const form = peer.form(text)
      return terms.every((forms) => forms.some((each) => form.includes(each))) ? [i] : []
    })
    expect([...peer.all(query)]).toEqual(scanned)
    const { ids, total } = peer.top(query)
    expect(total).toBe(scanned.length)
    expect([...ids].sort((a, b) => a - b)).toHaveLength(Math.min(20, total))
    for (const id of ids) expect(scanned).toContain(id)
  },
)
