import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { SearchAnswer } from '../../src/index.ts'
import { type Compiled, compiled } from '../support/compiled.ts'
import { Programs } from '../support/program.ts'

// A served index is built again, by the program as people run it: as real processes, with real threads.

const ASSETS = fileURLToPath(new URL('../../src/web/assets', import.meta.url))
const BOUND = { timeout: 50_000, interval: 50 }
const programs = new Programs()
let program: Compiled
let main: string
let sources: string
let index: string

beforeAll(async () => {
  program = await compiled()
  cpSync(ASSETS, join(program.folder, 'dist', 'web', 'assets'), { recursive: true })
  main = join(program.folder, 'dist', 'cli', 'main.js')
  sources = join(program.folder, 'sources')
  index = join(program.folder, 'index')
  mkdirSync(sources)
})

afterAll(() => {
  programs.end()
  program.remove()
})

const node = (...args: string[]) => programs.node(args)

function add(name: string): void {
  const text = `岚江省水利厅2013年政府信息公开年度报告\n${name}水费没有变动。`
  writeFileSync(join(sources, `${name}.txt`), text)
}

/** One report more, and the index built of all there are. @returns its generation. */
async function build(name: string, out = index): Promise<string> {
  add(name)
  const { written, ended } = node(main, 'index', sources, '--out', out)
  expect(await ended).toBe(0)
  return JSON.parse(written.out.trim().split('\n').at(-1) ?? '').generation
}

async function serving(...options: string[]) {
  const server = node(...options, main, 'serve', '--index', index, '--port', '0')
  const told = (stream: 'out' | 'err', text: string) =>
    vi.waitFor(() => expect(server.written[stream]).toContain(text), BOUND)
  await told('out', 'serves http:')
  const address = /serves (http:\S+)/.exec(server.written.out)?.[1]
  const ask = (path: string, headers = {}) => fetch(`${address}${path}`, { headers })
  const ready = async () => (await ask('/readyz')).json()
  const stop = async () => {
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
  }
  return { written: server.written, told, ask, ready, stop }
}

test('a newer index is taken up while people ask, and each of them is answered', async () => {
  const older = await build('a')
  const { written, told, ask, ready, stop } = await serving()
  let isOver = false
  const person = async () => {
    const answers: string[] = []
    let tag = '"none"'
    while (!isOver) {
      const answer = await ask('/v1/search?q=水费', { 'if-none-match': tag })
      tag = answer.headers.get('etag') ?? tag
      const { index, total } = (await answer.json()) as SearchAnswer
      answers.push(`${answer.status}: ${total.sections} by ${index.generation}`)
    }
    return answers
  }
  const people = [person(), person(), person(), person()]
  const newer = await build('b')
  await told('out', `generation ${newer}\n`)
  expect(await ready()).toMatchObject({ index: { generation: newer, reports: 2 } })
  expect(await (await ask('/v1/search?q=水费')).json()).toMatchObject({ total: { sections: 2 } })
  isOver = true
  const told200 = [`200: 1 by ${older}`, `200: 2 by ${newer}`]
  for (const answers of await Promise.all(people)) {
    expect(new Set(answers)).toEqual(new Set(told200.slice(0, new Set(answers).size)))
    expect(answers).toEqual([...answers].sort((a, b) => told200.indexOf(a) - told200.indexOf(b)))
  }
  expect(written.err).toBe('')
  await stop()
})

test('a damaged newer index is told and not served, until it is mended', async () => {
  const older = await build('a')
  const { told, ready, stop } = await serving()
  const aside = join(program.folder, 'aside')
  cpSync(index, aside, { recursive: true })
  const newer = await build('c', aside)
  const file = join(aside, 'generations', newer, 'forms.u16')
  writeFileSync(file, readFileSync(file).fill(0))
  cpSync(join(aside, 'generations', newer), join(index, 'generations', newer), { recursive: true })
  renameSync(join(aside, 'current'), join(index, 'current'))

  await told('err', 'warning: ')
  const notice = expect.stringContaining(`forms.u16 of generation ${newer} is damaged`)
  expect(await ready()).toMatchObject({ index: { generation: older }, notice })

  expect(await build('c')).toBe(newer)
  await told('out', `generation ${newer}\n`)
  const mended = await ready()
  expect(mended).toMatchObject({ index: { generation: newer, reports: 3 } })
  expect(mended).not.toHaveProperty('notice')
  await stop()
})

test('where there is no memory for two, that is told once, and what there is is served on', async () => {
  const older = await build('c')
  const poor =
    'data:text/javascript,process.availableMemory=()=>2**20;process.constrainedMemory=()=>0'
  const { written, told, ready, stop } = await serving('--import', poor)
  const newer = await build('d')
  await told('err', `generation ${newer} cannot be served: `)
  expect(await ready()).toMatchObject({ index: { generation: older } })
  await stop()
  expect(written.err).toMatch(
    /^warning: .+ takes about 16\d MB of memory, and 1 MB are left\. .+ Start the server again.+\n$/,
  )
})

test('a report that is put into a watched folder is found by a running server', async () => {
  const { ask, stop } = await serving()
  const watch = node(main, 'index', sources, '--out', index, '--watch')
  const done = (times: number) =>
    vi.waitFor(() => expect(watch.written.out.match(/"event":"done"/g)).toHaveLength(times), BOUND)
  await done(1)
  add('新闻')
  await vi.waitFor(async () => {
    const answer = (await (await ask('/v1/search?q=新闻水费')).json()) as SearchAnswer
    expect(answer.total.sections).toBe(1)
  }, BOUND)
  await done(2)
  expect(watch.written.out).toMatch(/"id":"新闻\.txt".*\n.*"read":1,"gone":0/)
  watch.child.kill('SIGTERM')
  expect(await watch.ended).toBe(0)
  expect(watch.written.err).toMatch(/^Watches .+\nStopped\.\n$/)
  await stop()
})

test('an opening that nobody wants any more is given up', async () => {
  const { answerInThread } =
    await program.load<typeof import('../../src/server/answering.ts')>('server/answering.js')
  // Opening loads it as well, and does not wait for it when it is given up.
  await program.load('server/api.js')
  const giving = new AbortController()
  const opening = answerInThread(index, () => {}, giving.signal)
  giving.abort()
  await expect(opening).rejects.toThrow('aborted')
  await expect(answerInThread(index, () => {}, giving.signal)).rejects.toThrow('aborted')
})
