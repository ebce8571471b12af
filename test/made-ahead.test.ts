import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Compiled, compiled } from './support/compiled.ts'

const HASH_BYTES = 32
const packages = join(import.meta.dirname, '../node_modules')

let program: Compiled
let dist: string

beforeAll(async () => {
  program = await compiled()
  dist = join(program.folder, 'dist')
})
afterAll(() => program.remove())

/** What is loaded in a process of its own, where no path was looked up before. */
function loaded(): { readonly folding: string; readonly words: string; readonly unit: number } {
  const code = `
    import { createHash } from 'node:crypto'
    import { dictionary, folding } from '${join(dist, 'analysis-tables.js')}'
    const hash = (...parts) => parts.reduce((all, part) => all.update(part), createHash('sha256')).digest('hex')
    const { folds, usual, spellings, traditionalAlone, fingerprint } = folding()
    const others = [0xac00, 0x10ffff, 0x2f800, 0x2fa1d].map((code) => folds.text(code))
    const rest = JSON.stringify([others, [...usual], spellings, [...traditionalAlone], fingerprint])
    const { unknown, weights, parents, units } = dictionary().tables
    process.stdout.write(JSON.stringify({
      folding: hash(folds.units, rest),
      words: hash(String(unknown), weights, parents, units),
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

/** Changes a byte of what was made, so that what is loaded tells whether it is used. */
function mark(name: string, at: number): void {
  const path = join(dist, 'made', name)
  const bytes = readFileSync(path)
  bytes[HASH_BYTES + at] = (bytes[HASH_BYTES + at] as number) ^ 1
  writeFileSync(path, bytes)
}

test('what was made ahead is what is made when there is none', async () => {
  const here = loaded()
  await make()
  expect(loaded()).toEqual(here)
})

describe('what was made ahead is used, and not', () => {
  let here: ReturnType<typeof loaded>
  const A = 0x61

  beforeAll(async () => {
    rmSync(join(dist, 'made'), { recursive: true, force: true })
    here = loaded()
    await make()
    mark('folding.bin', 2 * A)
    mark('dictionary.bin', 0)
    const marked = loaded()
    expect(marked.unit).toBe(A ^ 1)
    expect(marked.words).not.toBe(here.words)
  })

  test.each(['normalize/fold.js', 'model/break.js', 'analysis-tables.js', 'segment/weights.js'])(
    'when %s is another',
    (name) => {
      const path = join(dist, name)
      const whole = readFileSync(path)
      appendFileSync(path, '\n// Another.')
      const { unit, words } = loaded()
      writeFileSync(path, whole)
      const [ofFolding, ofWords] = [!name.startsWith('segment/'), !name.startsWith('normalize/')]
      expect([unit === A, words === here.words]).toEqual([ofFolding, ofWords])
    },
  )

  test('when what is installed is another', () => {
    const near = join(dist, 'node_modules')
    const dictionary = 'nodejieba/submodules/cppjieba/dict/jieba.dict.utf8'
    cpSync(join(packages, 'opencc-js'), join(near, 'opencc-js'), { recursive: true })
    mkdirSync(join(near, dictionary, '..'), { recursive: true })
    cpSync(join(packages, 'nodejieba/package.json'), join(near, 'nodejieba/package.json'))
    writeFileSync(join(near, dictionary), '水价 3 n\n')
    appendFileSync(join(near, 'opencc-js/dist/esm-lib/dict/TWVariants.js'), ' ')
    const { folding, words } = loaded()
    rmSync(near, { recursive: true })
    expect(folding).toBe(here.folding)
    expect(words).not.toBe(here.words)
    expect(words).not.toBe(loaded().words)
  })

  test('when it was half written', () => {
    for (const name of ['folding.bin', 'dictionary.bin']) {
      const path = join(dist, 'made', name)
      truncateSync(path, readFileSync(path).length - 8)
    }
    expect(loaded()).toEqual(here)
  })
})
