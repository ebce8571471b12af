import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Compiled, compiled } from '../support/compiled.ts'

let program: Compiled
let sources: string
let expected: string

beforeAll(async () => {
  program = await compiled()
  sources = join(program.folder, 'sources')
  mkdirSync(sources)
  writeFileSync(
    join(sources, 'a.txt'),
    '岚江省水利厅2013年政府信息公开年度报告\n一、概述\n依《水价公示办法》公示水价。',
  )
  expected = await published()
}, 60_000)
afterAll(() => program.remove())

/** The generation that a build in a process of its own publishes. */
async function published(...args: readonly string[]): Promise<string> {
  const main = join(program.folder, 'dist', 'cli', 'main.js')
  const out = mkdtempSync(join(program.folder, 'index-'))
  const build = [...args, main, 'index', sources, '--out', out, '--workers', '2']
  // One that hangs is ended by a signal, and one that gives up by its code: both reject.
  await promisify(execFile)(process.execPath, build, { timeout: 30_000 })
  return readFileSync(join(out, 'current'), 'utf8')
}

const WORKER = 'suggestion-worker.js'
const MAKER = 'suggestion-thread.js'

test.each([
  ['has no module', WORKER, (path: string) => rmSync(path)],
  ['fails when it loads', WORKER, (path: string) => writeFileSync(path, 'throw new Error()')],
  ['ends without a word', WORKER, (path: string) => writeFileSync(path, 'process.exit()')],
  [
    'has too little memory to start',
    MAKER,
    (path: string) => {
      const code = readFileSync(path, 'utf8')
      expect(code).toContain('const HEAP = 2048')
      writeFileSync(path, code.replace('const HEAP = 2048', 'const HEAP = 4'))
    },
  ],
])(
  'a build whose suggestion thread %s publishes what it would with one',
  async (_, name, harm) => {
    const path = join(program.folder, 'dist', 'build', name)
    const code = readFileSync(path)
    renameSync(path, `${path}.whole`)
    writeFileSync(path, code)
    harm(path)
    try {
      expect(await published()).toBe(expected)
    } finally {
      renameSync(`${path}.whole`, path)
    }
  },
  60_000,
)

test('suggestions that were begun with the last generation are those of a build from nothing', async () => {
  const [main, path] = ['cli/main.js', `build/${WORKER}`].map((name) =>
    join(program.folder, 'dist', name),
  ) as [string, string]
  const known = join(program.folder, 'known')
  mkdirSync(known)
  const write = (path: string, year: number) =>
    writeFileSync(
      path,
      `岚江省水利厅${year}年政府信息公开年度报告\n一、概述\n${year}年公示农业水价。`,
    )
  for (let year = 2011; year < 2020; year++) write(join(known, `${year}.txt`), year)
  // It comes before all others.
  const more = join(program.folder, '0.txt')
  write(more, 2010)
  const build = async (out: string, ...paths: readonly string[]) => {
    const args = [main, 'index', ...paths, '--out', out, '--workers', '2']
    await promisify(execFile)(process.execPath, args, { timeout: 60_000 })
    return readFileSync(join(out, 'current'), 'utf8').split('\n')[0]
  }
  const folder = () => mkdtempSync(join(program.folder, 'index-'))
  const [fewer, again, anew] = [folder(), folder(), folder()]
  await build(fewer, known)
  cpSync(fewer, again, { recursive: true })
  const whole = await build(anew, known, more)
  expect(await build(fewer, known, more)).toBe(whole)
  const code = readFileSync(path, 'utf8')
  expect(code).toContain('aheadOf(told.earlier)')
  try {
    // Made in the main thread, where what was begun is lost.
    writeFileSync(path, code.replace('aheadOf(told.earlier)', 'process.exit()'))
    expect(await build(again, known, more)).toBe(whole)
  } finally {
    writeFileSync(path, code)
  }
}, 240_000)

test('a build that is refused a thread publishes what it would with one', async () => {
  const preload = join(program.folder, 'refuse.cjs')
  writeFileSync(
    preload,
    `require('node:worker_threads').Worker = class {
      constructor() { throw Object.assign(new Error('no thread'), { code: 'EAGAIN' }) }
    }
    require('node:module').syncBuiltinESMExports()`,
  )
  expect(await published('--require', preload)).toBe(expected)
}, 60_000)

test('of an index in two layers that is to be one, suggestions are those of a build from nothing', async () => {
  const { buildIndex } = await program.load<typeof import('../../src/build.ts')>('build.js')
  const place = mkdtempSync(join(program.folder, 'layers-'))
  const texts = Array.from({ length: 24 }, (_, i) => {
    return `岚江省水利厅2013年政府信息公开年度报告\n第${i}期\n依《水价公示办法》公示水价，水库放水。`
  })
  texts.forEach((text, i) => {
    writeFileSync(join(place, `b${i}.txt`), text)
  })
  const [out, anew] = [join(program.folder, 'layered'), join(program.folder, 'anew')]
  await buildIndex([place], out, { layersFrom: 0, workers: 2 })
  writeFileSync(
    join(place, 'a.txt'),
    '岚江省汐山县水务局2014年政府信息公开年度报告\n一、汐山供水\n依《供水办法》供水。',
  )
  rmSync(join(place, 'b7.txt'))
  const layered = await buildIndex([place], out, { layersFrom: 0, workers: 2 })
  const merged = await buildIndex([place], out, { layersFrom: Infinity, workers: 2 })
  const whole = await buildIndex([place], anew, { workers: 2 })
  expect(layered.generation).not.toBe(whole.generation)
  expect(merged.generation).toBe(whole.generation)
})
