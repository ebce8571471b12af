import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TABLES } from '../src/normalize/opencc.ts'
import { type Compiled, compiled } from './support/compiled.ts'

const HASH_BYTES = 32
const A = 0x61
const packages = join(import.meta.dirname, '../node_modules')

let program: Compiled
let dist: string

beforeAll(async () => {
  program = await compiled()
  dist = join(program.folder, 'dist')
})
afterAll(() => program.remove())

/** What is loaded in a process of its own, where no path was looked up before. @param before code that runs first. */
function loaded(before = ''): {
  readonly folding: string
  readonly words: string
  readonly unit: number
} {
  const code = `
    import { createHash } from 'node:crypto'
    ${before}
    const { dictionary, folding } = await import('${join(dist, 'analysis-tables.js')}')
    const hash = (...parts) => parts.reduce((all, part) => all.update(part), createHash('sha256')).digest('hex')
    const { folds, usual, spellings, traditionalAlone, fingerprint } = folding()
    const others = [0xac00, 0x10ffff, 0x2f800, 0x2fa1d].map((code) => folds.text(code))
    const rest = JSON.stringify([others, [...usual], spellings, [...traditionalAlone], fingerprint])
    const { unknown, weights, ofUnits, slots } = dictionary().tables
    process.stdout.write(JSON.stringify({
      folding: hash(folds.units, rest),
      words: hash(String(unknown), weights, ofUnits, slots),
      unit: folds.unit(0x61),
    }))`
  const args = ['--input-type=module', '--eval', code]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
}

async function make(): Promise<void> {
  const { makeTablesAhead } =
    await program.load<typeof import('../src/analysis-tables.ts')>('analysis-tables.js')
  makeTablesAhead()
}

/** Makes tables that are a bit otherwise, so that what is loaded tells whether they are used. */
function makeMarked(): void {
  const code = `
    import { CharacterFolds } from '${join(dist, 'normalize/fold.js')}'
    import { Dictionary } from '${join(dist, 'segment/dictionary.js')}'
    import { makeTablesAhead } from '${join(dist, 'analysis-tables.js')}'
    const changed = ({ prototype }, name, change) => {
      const { get } = Object.getOwnPropertyDescriptor(prototype, name)
      Object.defineProperty(prototype, name, { get() { return change(get.call(this)) } })
    }
    changed(CharacterFolds, 'folded', ({ units, several }) =>
      ({ units: units.map((unit, code) => code === ${A} ? ${A ^ 1} : unit), several }))
    changed(Dictionary, 'tables', (tables) => ({ ...tables, unknown: tables.unknown - 1 }))
    makeTablesAhead()`
  execFileSync(process.execPath, ['--input-type=module', '--eval', code])
}

test('what was made ahead is what is made when there is none', async () => {
  const here = loaded()
  await make()
  expect(loaded()).toEqual(here)
})

describe('what was made ahead is used, and not', () => {
  let here: ReturnType<typeof loaded>
  let marked: ReturnType<typeof loaded>

  beforeAll(() => {
    rmSync(join(dist, 'made'), { recursive: true, force: true })
    const lists = join(program.folder, 'index-data')
    rmSync(lists)
    cpSync(join(packages, '../index-data/lexicon'), join(lists, 'lexicon'), { recursive: true })
    here = loaded()
    makeMarked()
    marked = loaded()
    expect(marked.unit).toBe(A ^ 1)
    expect(marked.words).not.toBe(here.words)
  })

  test.each([
    'normalize/fold.js',
    'model/break.js',
    'analysis-tables.js',
    'lexicon.js',
    'made-ahead.js',
    'segment/weights.js',
  ])('when %s is another', (name) => {
    const path = join(dist, name)
    const whole = readFileSync(path)
    appendFileSync(path, '\n// Another.')
    const { unit, words } = loaded()
    writeFileSync(path, whole)
    const [ofFolding, ofWords] = [!name.startsWith('segment/'), !name.startsWith('normalize/')]
    expect([unit === A, words === here.words]).toEqual([ofFolding, ofWords])
  })

  test('when another dictionary is installed', () => {
    const near = join(dist, 'node_modules')
    const dictionary = 'nodejieba/submodules/cppjieba/dict/jieba.dict.utf8'
    mkdirSync(join(near, dictionary, '..'), { recursive: true })
    cpSync(join(packages, 'nodejieba/package.json'), join(near, 'nodejieba/package.json'))
    writeFileSync(join(near, dictionary), '水价 3 n\n')
    const { unit, words } = loaded()
    rmSync(near, { recursive: true })
    expect(unit).toBe(A ^ 1)
    expect([here.words, marked.words]).not.toContain(words)
  })

  test.each(TABLES)("when OpenCC's %s is another", (table) => {
    const near = join(dist, 'node_modules')
    cpSync(join(packages, 'opencc-js'), join(near, 'opencc-js'), { recursive: true })
    appendFileSync(join(near, `opencc-js/dist/esm-lib/dict/${table}.js`), ' ')
    const { folding, words } = loaded()
    rmSync(near, { recursive: true })
    expect([folding, words]).toEqual([here.folding, marked.words])
  })

  test.each([
    ['characters.tsv', true, false],
    ['words.txt', true, true],
  ])('when our %s is another', (name, ofFolding, ofWords) => {
    const path = join(program.folder, 'index-data/lexicon', name)
    const whole = readFileSync(path)
    appendFileSync(path, '# 又\n')
    const { unit, words } = loaded()
    writeFileSync(path, whole)
    expect([unit === A, words !== marked.words]).toEqual([ofFolding, ofWords])
  })

  test.each(['unicode', 'icu'])("when the platform's %s is another", (name) => {
    const versions = `{ ...process.versions, ${name}: '1' }`
    const { unit, words } = loaded(
      `Object.defineProperty(process, 'versions', { value: ${versions} })`,
    )
    expect([unit, words]).toEqual([A, marked.words])
  })

  test('when another jieba is there', () => {
    const near = join(dist, 'node_modules')
    cpSync(join(packages, 'nodejieba/package.json'), join(near, 'nodejieba/package.json'))
    const dictionary = 'nodejieba/submodules/cppjieba/dict/jieba.dict.utf8'
    cpSync(join(packages, dictionary), join(near, dictionary))
    const path = join(near, 'nodejieba/package.json')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace(/"version": *"[^"]*"/, '"version": "0.0.1"'))
    const { unit } = loaded()
    rmSync(near, { recursive: true })
    expect(unit).toBe(A)
  })

  test('when the order of bytes is another', () => {
    const { unit, words } = loaded(`
      import os from 'node:os'
      import { syncBuiltinESMExports } from 'node:module'
      os.endianness = () => 'XE'
      syncBuiltinESMExports()`)
    expect([unit, words]).toEqual([A, here.words])
  })

  test.each([
    [
      'one byte is another',
      (bytes: Buffer) => bytes.fill(bytes.at(-9) === 1 ? 2 : 1, bytes.length - 9, bytes.length - 8),
    ],
    ['its first table is another', (bytes: Buffer) => bytes.fill(1, HASH_BYTES, HASH_BYTES + 8)],
    ['all but its beginning is empty', (bytes: Buffer) => bytes.fill(0, 4096)],
    ['it was half written', (bytes: Buffer) => bytes.subarray(0, -8)],
    ['only its hash was written', (bytes: Buffer) => bytes.subarray(0, HASH_BYTES)],
    ['nothing was written', (bytes: Buffer) => bytes.subarray(0, 0)],
    ['something stands after it', (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(8)])],
  ])('when %s', (_, damaged) => {
    for (const name of ['folding.bin', 'dictionary.bin']) {
      const path = join(dist, 'made', name)
      const whole = readFileSync(path)
      writeFileSync(path, damaged(Buffer.from(whole)))
      const { unit, words } = loaded()
      writeFileSync(path, whole)
      const isFolding = name === 'folding.bin'
      expect([unit, words]).toEqual([isFolding ? A : A ^ 1, isFolding ? marked.words : here.words])
    }
  })
})
