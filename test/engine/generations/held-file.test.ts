import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { heldFile } from '../../../src/engine/embedded/generations/held-file.ts'
import { checksOfParts } from '../../../src/engine/embedded/generations/part-checks.ts'
import { storedTexts, textsInMemory } from '../../../src/engine/embedded/texts.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const LENGTHS = Array.from({ length: 400 }, (_, i) => (i * 7919) % 3000)
const STARTS = Uint32Array.from([0, ...LENGTHS.map((_, i) => sum(LENGTHS.slice(0, i + 1)))])
const TEXT = Array.from({ length: STARTS.at(-1) as number }, (_, i) =>
  String.fromCharCode(0x4e00 + ((i * 31) % 20_000)),
).join('')
const BYTES = Buffer.from(TEXT, 'utf16le')

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function stored(bytes: Buffer) {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'generations', 'g'), { recursive: true })
  writeFileSync(join(folder, 'generations', 'g', 'texts'), bytes)
  const held = heldFile(folder, 'g', 'texts', checksOfParts(BYTES, STARTS, 2))
  if (held === null) throw new Error('it was written')
  return storedTexts(held, STARTS)
}

/** Runs of sections, one after the other, every second, or backwards. */
const runs = fc.array(
  fc.record({
    from: fc.nat(LENGTHS.length - 1),
    count: fc.nat(80),
    step: fc.constantFrom(1, 1, 2, 30, -1, 0),
  }),
  { maxLength: 12 },
)

test('parts are read as they stand, in whatever order they are asked for', () => {
  const memory = textsInMemory(BYTES, STARTS)
  fc.assert(
    fc.property(runs, (asked) => {
      const texts = stored(BYTES)
      for (const { from, count, step } of asked) {
        for (let i = 0; i < count; i++) {
          const section = from + step * i
          if (section < 0 || section >= LENGTHS.length) break
          const text = TEXT.slice(STARTS[section], STARTS[section + 1])
          for (const each of [texts, memory]) {
            expect(each.read(section)).toBe(text)
            expect(String.fromCharCode(...each.units(section))).toBe(text)
          }
        }
      }
    }),
    { numRuns: 12 },
  )
})

test('a changed part is told, also when it was read ahead; those around it are not', () => {
  const changed = 200
  const bytes = Buffer.from(BYTES)
  const at = 2 * (STARTS[changed] as number)
  bytes[at] = (bytes[at] as number) ^ 1
  const texts = stored(bytes)
  for (let section = 0; section < LENGTHS.length; section++) {
    if (section === changed) expect(() => texts.read(section)).toThrow('was changed')
    else expect(texts.read(section)).toBe(TEXT.slice(STARTS[section], STARTS[section + 1]))
  }
})

test('a file that became shorter gives what is left of it', () => {
  const kept = 300
  const texts = stored(BYTES.subarray(0, 2 * (STARTS[kept] as number)))
  for (let section = 0; section < kept; section++) {
    expect(texts.read(section)).toBe(TEXT.slice(STARTS[section], STARTS[section + 1]))
  }
  expect(() => texts.read(kept + 1)).toThrow('shorter')
})
