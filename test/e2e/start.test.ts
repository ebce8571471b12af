import { execFile } from 'node:child_process'
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { analysisFingerprint } from '../../src/analyze.ts'
import { writeIndex } from '../../src/engine/embedded/embedded-engine.ts'
import { Programs } from '../support/program.ts'
import { analyzed, reportOf } from '../support/reports.ts'

// The program as people run it: compiled, in a package of its own, as real processes.

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'baosou-start-'))
const main = join(folder, 'dist', 'cli', 'main.js')
const programs = new Programs()

beforeAll(async () => {
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  const out = ['--outDir', join(folder, 'dist'), '--declaration', 'false']
  const project = ['-p', join(ROOT, 'tsconfig.build.json')]
  await promisify(execFile)(process.execPath, [tsc, ...project, ...out]).catch((error) => {
    throw new Error(`it does not compile:\n${error.stdout}`)
  })
  cpSync(join(ROOT, 'src', 'web', 'assets'), join(folder, 'dist', 'web', 'assets'), {
    recursive: true,
  })
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'))
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  for (const data of ['lexicon', 'sample'])
    cpSync(join(ROOT, 'index-data', data), join(folder, 'index-data', data), { recursive: true })
})

afterAll(() => {
  programs.end()
  rmSync(folder, { recursive: true })
})

function baosou(...args: string[]) {
  const { child, written, ended } = programs.node([main, ...args], { cwd: folder })
  const address = () =>
    vi.waitFor(
      () => {
        const found = /serves (http:\S+)/.exec(written.out)?.[1]
        if (found === undefined) throw new Error(`not serving: ${written.err}`)
        return found
      },
      { timeout: 55_000, interval: 50 },
    )
  return { child, written, ended, address }
}

test('start indexes the sample, serves it, and stops when asked', async () => {
  const server = baosou('start', '--port', '0')
  const address = await server.address()
  expect(server.written.out).toContain('Indexing the sample reports')
  expect(server.written.out).toMatch(/\d\d reports, \d+ sections, \d+ agencies, generation \S+\n/)

  const answer = await fetch(`${address}/v1/search?q=公开`)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ page: 1, total: { relation: 'eq' } })
  expect(await (await fetch(`${address}/?q=公开`)).text()).toContain('<mark>公开</mark>')
  expect((await fetch(`${address}/assets/style.css`)).status).toBe(200)

  // npm passes on a Ctrl-C that the program has already had from the terminal.
  server.child.kill('SIGINT')
  server.child.kill('SIGINT')
  expect(await server.ended).toBe(0)
  expect(server.written.err).toBe('')
  expect(readdirSync(join(folder, 'index-data', 'index'))).not.toHaveLength(0)
})

test('started again it serves what is there, and says when its port is taken', async () => {
  const server = baosou('start', '--port', '0')
  const port = new URL(await server.address()).port
  expect(server.written.out).not.toContain('Indexing')

  const second = baosou('start', '--port', port)
  expect(await second.ended).toBe(1)
  expect(second.written.err).toMatch(/^error: Port \d+ on 127\.0\.0\.1 is in use\.\n.*--port/)

  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
})

test('a path is told to live, and an asset is not sent again, whichever thread answers', async () => {
  const server = baosou('serve', '--port', '0')
  const address = await server.address()
  expect(await (await fetch(`${address}/livez`)).json()).toEqual({ status: 'ok' })
  const head = await fetch(`${address}/v1/search?q=公开`, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
  const etag = (await fetch(`${address}/assets/style.css`)).headers.get('etag') ?? ''
  const again = await fetch(`${address}/assets/style.css`, { headers: { 'if-none-match': etag } })
  expect(again.status).toBe(304)
  const posted = await fetch(`${address}/v1/search?q=公开`, { method: 'POST', body: 'q=公开' })
  expect(posted.status).toBe(400)
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
})

test('too small a heap is told before it is full', async () => {
  const index = join(folder, 'large')
  await writeIndex(index, analysisFingerprint, [analyzed(reportOf('a', ['政务公开']))], {
    suggestions: () => '\n'.repeat(100 * 2 ** 20),
  })
  const args = ['--max-old-space-size=128', main, 'serve', '--index', index]
  const { written, ended } = programs.node(args)
  const code = await ended
  expect(written.err).toMatch(/^error: Index .+ takes about 5\d\d MB of heap, .+\n.+=768\.\n$/)
  expect(code).toBe(1)
})

test('a reader who leaves early is not told of it', async () => {
  const search = baosou('search', '公开', '--limit', '50')
  search.child.stdout?.destroy()
  expect(await search.ended).toBe(0)
  expect(search.written.err).toBe('')
})

const FULL = '/dev/full'
const NO_FULL = existsSync(FULL) ? undefined : ` (skipped: no ${FULL} on this system)`

/** Runs the program with one of its outputs on a full disk. */
async function withoutRoom(stream: 'out' | 'err', ...args: string[]) {
  const full = openSync(FULL, 'w')
  const { written, ended } = programs.node([main, ...args], {
    cwd: folder,
    stdio: ['ignore', stream === 'out' ? full : 'pipe', stream === 'err' ? full : 'pipe'],
  })
  const code = await ended
  closeSync(full)
  return { code, written: written.err }
}

test.skipIf(NO_FULL)(
  `where output has no room, that is told in a line${NO_FULL ?? ''}`,
  async () => {
    const { code, written } = await withoutRoom('out', 'search', '公开', '--json')
    expect(written).toMatch(/^error: the output cannot be written \(ENOSPC\)\n.+\n$/)
    expect(code).toBe(1)
  },
)

test.skipIf(NO_FULL)(`what cannot be told of an error ends nothing${NO_FULL ?? ''}`, async () => {
  expect((await withoutRoom('err', 'search', '公开', '--nonsense')).code).toBe(2)
})

test('an index among its own sources is no source, however often it is built', async () => {
  const own = join(folder, 'own')
  mkdirSync(own)
  writeFileSync(join(own, 'a.txt'), '岚江省水利厅2013年政府信息公开年度报告\n水费没有变动。')
  const generations: unknown[] = []
  for (let round = 0; round < 3; round++) {
    const index = baosou('index', own, '--out', join(own, 'index-data', 'index'))
    expect(await index.ended).toBe(0)
    const done = JSON.parse(index.written.out.trim().split('\n').at(-1) ?? '')
    expect(done).toMatchObject({ event: 'done', reports: 1, refused: 0 })
    generations.push(done.generation)
  }
  expect(new Set(generations).size).toBe(1)
})

test('an index that is damaged is told, and left as it is', async () => {
  const index = join(folder, 'index-data', 'index')
  rmSync(index, { recursive: true })
  mkdirSync(index)
  writeFileSync(join(index, 'current'), 'garbage')
  const server = baosou('start', '--port', '0')
  expect(await server.ended).toBe(1)
  expect(server.written.err).toMatch(/^error: Index .*\n.+\n$/)
  expect(readdirSync(index)).toEqual(['current'])
})
