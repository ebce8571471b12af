import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TABLES } from '../../src/normalize/opencc.ts'
import { type Compiled, compiled } from '../support/compiled.ts'

let program: Compiled
let dist: string

beforeAll(async () => {
  program = await compiled()
  dist = join(program.folder, 'dist')
})
afterAll(() => program.remove())

let asked = 0

async function fingerprint(): Promise<string> {
  // It is kept by its module: each time another one.
  const module = `build/reading-fingerprint.js?${asked++}`
  const { readingFingerprint } =
    await program.load<typeof import('../../src/build/reading-fingerprint.ts')>(module)
  return readingFingerprint()
}

/** In a process of its own, where no path was looked up before. */
function freshFingerprint(): string {
  const code = `import { readingFingerprint } from '${join(dist, 'build', 'reading-fingerprint.js')}'
    process.stdout.write(readingFingerprint())`
  const args = ['--input-type=module', '--eval', code]
  return execFileSync(process.execPath, args, { encoding: 'utf8' })
}

/** A module and all of ours that it loads. */
function loadedBy(path: string, all = new Set<string>()): ReadonlySet<string> {
  if (all.has(path)) return all
  all.add(path)
  const code = readFileSync(path, 'utf8')
  for (const [, a, b] of code.matchAll(/\bfrom\s+'(\.[^']+)'|\bimport\(\s*'(\.[^']+)'/g)) {
    loadedBy(resolve(dirname(path), (a ?? b) as string), all)
  }
  return all
}

test('what was read is read again when any code changes that reads or analyses', async () => {
  const merge = join(dist, 'engine', 'embedded', 'merge')
  const entries = [
    join(dist, 'build', 'perform-analysed.js'),
    // What it gives is copied from generation to generation.
    ...readdirSync(merge)
      .filter((name) => name.endsWith('.js'))
      .map((name) => join(merge, name)),
  ]
  const code = new Set<string>()
  for (const entry of entries) loadedBy(entry, code)
  // What they decide is taken over too, of which the rest decides nothing.
  for (const own of [
    'build/publishing',
    'build/waiting-reports',
    'engine/embedded/published-reports',
  ]) {
    code.add(join(dist, `${own}.js`))
  }
  expect(code.size).toBeGreaterThan(50)
  const before = await fingerprint()
  const unnoticed: string[] = []
  for (const path of code) {
    const whole = readFileSync(path)
    appendFileSync(path, '\n// Another.')
    if ((await fingerprint()) === before) unnoticed.push(relative(dist, path))
    writeFileSync(path, whole)
  }
  expect(unnoticed).toEqual([])
  expect(await fingerprint()).toBe(before)
}, 60_000)

test('what was read is read again when words are cut by another dictionary', () => {
  const before = freshFingerprint()
  // Nearer than that of the package.
  const near = join(dist, 'node_modules', 'nodejieba')
  const folder = join(near, 'submodules', 'cppjieba', 'dict')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'jieba.dict.utf8'), '水价 3 n\n')
  expect(freshFingerprint()).not.toBe(before)
  rmSync(near, { recursive: true })
  expect(freshFingerprint()).toBe(before)
})

test('what was read is read again when texts are folded by other tables, or another jieba is there', () => {
  const files = [
    ...TABLES.map((table) => `opencc-js/dist/esm-lib/dict/${table}.js`),
    'nodejieba/package.json',
  ]
  expect(files).toHaveLength(9)
  const before = freshFingerprint()
  // Nearer than those of the package.
  const near = join(dist, 'node_modules')
  const packages = join(import.meta.dirname, '../../node_modules')
  const dictionary = 'nodejieba/submodules/cppjieba/dict/jieba.dict.utf8'
  for (const copied of ['opencc-js', 'nodejieba/package.json', dictionary]) {
    cpSync(join(packages, copied), join(near, copied), { recursive: true })
  }
  expect(freshFingerprint()).toBe(before)
  const unnoticed = files.filter((file) => {
    const path = join(near, file)
    const whole = readFileSync(path)
    appendFileSync(path, ' ')
    const fingerprint = freshFingerprint()
    writeFileSync(path, whole)
    return fingerprint === before
  })
  expect(unnoticed).toEqual([])
  rmSync(near, { recursive: true })
})
