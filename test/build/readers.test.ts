import childProcess, { type ChildProcess, execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReadOutcome, ReadTask } from '../../src/build/outcome.ts'
import {
  limitBehind,
  limitReason,
  passedLimit,
  READ_LIMITS,
  type ReadLimits,
} from '../../src/build/read-limits.ts'
import { type Compiled, compiled } from '../support/compiled.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const LINE = '岚江省水利厅已经公示水价，抄表员准时到户，水费没有变动。'
const SHORT = `岚江省水利厅2013年政府信息公开年度报告\n一、概述\n${LINE}`
/** Some 7 s of work, and ten times the memory of the limit below. */
const LONG = '水 价\n'.repeat(2_000_000)
/** As far from `LONG` as from the first short file of a slow machine. ms. */
const CPU = 2_000

let built: Compiled

beforeAll(async () => {
  built = await compiled()
})
afterAll(() => built.remove())

async function read(tasks: readonly ReadTask[], limits: Partial<ReadLimits>) {
  const { startReaders } =
    await built.load<typeof import('../../src/build/readers.ts')>('build/readers.js')
  const readers = await startReaders(2, { ...READ_LIMITS, ...limits })
  const outcomes = await Promise.all(tasks.map((task) => readers.read(task)))
  readers.close()
  return outcomes.map((one) => one.map(told))
}

const told = (outcome: ReadOutcome) =>
  outcome.kind === 'report'
    ? 'report'
    : `${outcome.refusal.source.split('/').at(-1)}: ${outcome.refusal.reason}`

function file(name: string, content: string): ReadTask {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return { kind: 'file', path, id: name }
}

test.each([
  ['time', { cpu: CPU }, 'takes more than 2 s of computing, the limit for one source'],
  ['memory', { memory: 24 }, 'needs more than 24 MB of memory, the limit for one source'],
])(
  'a file that takes too much %s is refused by its name, and others are read',
  async (_, limits, reason) => {
    // A reader's first file takes longer than those after it.
    const first = [file('a.txt', SHORT), file('b.txt', SHORT)]
    const outcomes = await read([...first, file('long.txt', LONG), file('c.txt', SHORT)], {
      ...limits,
    })
    expect(outcomes[2]).toEqual([`long.txt: ${reason}`])
    expect(outcomes[3]).toEqual(['report'])
  },
)

test('of lines that are read together only the one to blame is refused', async () => {
  const records = [SHORT, LONG, SHORT].map((text, at) => JSON.stringify({ id: String(at), text }))
  const lines = records.map((record, at) => ({
    number: at + 7,
    offset: 0,
    bytes: Buffer.from(record),
  }))
  const task = { kind: 'lines', path: '/x/crawl.jsonl', id: 'crawl.jsonl', lines } as const
  const limit = 'takes more than 2 s of computing, the limit for one source'
  expect(await read([file('a.txt', SHORT), file('b.txt', SHORT), task], { cpu: CPU })).toEqual([
    ['report'],
    ['report'],
    ['report', `crawl.jsonl#L8: ${limit}`, 'report'],
  ])
})

test('analysis that never ends loading is ended by the limits of its reader', async () => {
  const loaded = join(built.folder, 'dist', 'build', 'perform-analysed.js')
  const code = readFileSync(loaded)
  const { startReader } =
    await built.load<typeof import('../../src/build/reader.ts')>('build/reader.js')
  writeFileSync(loaded, 'for (;;);')
  const reader = startReader({ ...READ_LIMITS, cpu: 700 }, true)
  try {
    expect(await reader.attempt(file('a.txt', SHORT))).toEqual({ limit: 'cpu' })
  } finally {
    reader.close()
    writeFileSync(loaded, code)
  }
}, 20_000)

test('a build that fails while files are read ends its process', async () => {
  const folder = temporaryFolder()
  const text = Array.from({ length: 15_000 }, (_, at) => `第${at}条 ${LINE}`).join('\n')
  for (let at = 0; at < 6; at += 1) writeFileSync(join(folder, `${at}.txt`), `${text}${at}`)
  const script = join(built.folder, 'failing.mjs')
  const [out, build] = [join(temporaryFolder(), 'index'), './dist/build.js']
  writeFileSync(
    script,
    `import { buildIndex } from '${build}'
    const onSource = () => { throw new Error('nobody listens') }
    await buildIndex([${JSON.stringify(folder)}], ${JSON.stringify(out)}, { workers: 4, onSource })
      .catch((error) => console.log(error.message))`,
  )
  // One that does not end is ended by a signal, which rejects.
  const { stdout } = await promisify(execFile)(process.execPath, [script], { timeout: 30_000 })
  expect(stdout).toBe('nobody listens\n')
}, 60_000)

test('an index is the same, and is told in the same order, with any number of workers', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'b'))
  const record = (at: number) => JSON.stringify({ id: `r${at % 190}`, text: `${SHORT}第${at}次。` })
  const records = Array.from({ length: 200 }, (_, at) => record(at))
  writeFileSync(join(folder, 'm.jsonl.gz'), gzipSync(`${records.join('\n')}\nno JSON\n`))
  for (let at = 0; at < 12; at += 1) {
    const text = SHORT.repeat(at % 3 === 0 ? 40 : 1)
    writeFileSync(join(folder, at % 2 ? 'b' : '', `${at}.txt`), `${text}第${at}号`)
  }
  const main = join(built.folder, 'dist', 'cli', 'main.js')
  const told: string[] = []
  for (const workers of ['1', '3']) {
    const out = join(temporaryFolder(), 'index')
    const args = [main, 'index', folder, '--out', out, '--workers', workers]
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 })
    told.push(stdout.replaceAll(out, ''))
  }
  expect(new Set(told).size).toBe(1)
  const events =
    told[0]
      ?.trim()
      .split('\n')
      .map((line) => JSON.parse(line)) ?? []
  expect(events.at(-1)).toMatchObject({ event: 'done', reports: 202, refused: 11 })
  const refused = events.filter(({ event }) => event === 'refused')
  expect(refused[0]).toMatchObject({
    source: join(folder, 'm.jsonl.gz#L191'),
    reason: `has the same id as ${join(folder, 'm.jsonl.gz#L1')}: r0`,
  })
})

test('a limit is passed by its own measure alone, and told by how the process ended', () => {
  const MEGABYTE = 1024 * 1024
  const spent = { cpu: 9_999, wall: 119_999, memory: 1_700 * MEGABYTE }
  expect(passedLimit(spent, READ_LIMITS)).toBeNull()
  expect(passedLimit({ ...spent, cpu: 10_000 }, READ_LIMITS)).toBe('cpu')
  expect(passedLimit({ ...spent, wall: 120_000 }, READ_LIMITS)).toBe('wall')
  expect(passedLimit({ ...spent, memory: 1_800 * MEGABYTE }, READ_LIMITS)).toBe('memory')
  expect(limitBehind(null, 'SIGVTALRM')).toBe('cpu')
  expect(limitBehind(null, 'SIGALRM')).toBe('wall')
  expect(limitBehind(null, 'SIGABRT')).toBe('memory')
  expect(limitBehind(134, null)).toBe('memory')
  expect(limitBehind(1, null)).toBeNull()
  expect(limitReason('memory', READ_LIMITS)).toContain('more than 1,024 MB of memory')
  expect(limitReason('cpu', READ_LIMITS)).toContain('more than 10 s of computing')
})

test('of readers that rest one stays; one that ended meanwhile is replaced', async () => {
  const started: ChildProcess[] = []
  const { fork } = childProcess
  childProcess.fork = ((...args: Parameters<typeof fork>) => {
    const child = fork(...args)
    started.push(child)
    return child
  }) as typeof fork
  syncBuiltinESMExports()
  try {
    const { startAnalysingReaders } =
      await built.load<typeof import('../../src/build/readers.ts')>('build/readers.js')
    const readers = await startAnalysingReaders(2)
    const readOne = async () => (await readers.read(file('a.txt', SHORT))).map(({ kind }) => kind)
    const many = Array.from({ length: 8 }, (_, i) => readers.read(file(`${i}.txt`, SHORT)))
    await Promise.all(many)
    expect(started).toHaveLength(2)
    const [first, second] = started as [ChildProcess, ChildProcess]
    const ended = [once(first, 'exit'), once(second, 'exit')]
    readers.rest()
    await Promise.race(ended)
    const left = started.filter(({ exitCode, signalCode }) => (exitCode ?? signalCode) === null)
    expect(left).toHaveLength(1)
    // A little more is read by the one that is there.
    expect(await Promise.all([readOne(), readOne()])).toEqual([['analysed'], ['analysed']])
    expect(started).toHaveLength(2)
    left[0]?.kill('SIGTERM')
    await Promise.all(ended)
    expect(await readOne()).toEqual(['analysed'])
    expect(started).toHaveLength(3)
    readers.close()
  } finally {
    childProcess.fork = fork
    syncBuiltinESMExports()
  }
})
