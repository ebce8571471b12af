import { createReadStream, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InputLog } from '../../src/build/input-log.ts'
import { fileKey, formatInputs, lineKeys, parseInputs } from '../../src/build/inputs.ts'
import { readingFingerprint } from '../../src/build/reading-fingerprint.ts'
import { stableKeyOf } from '../../src/build/stable-key.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const report = fc.record({ ordinal: fc.nat(), suffix: fc.constantFrom('', '#1', '#L20') })
const inputs = fc.uniqueArray(
  fc.record({
    key: fc.stringMatching(/^[\w-]{22}$/),
    reports: fc.array(report, { minLength: 1, maxLength: 4 }),
  }),
  { selector: ({ key }) => key },
)

test('what was written is found again, by who reads as the writer did', () => {
  fc.assert(
    fc.property(inputs, (rows) => {
      const text = formatInputs('r1', rows)
      expect(formatInputs('r1', rows.toReversed())).toBe(text)
      expect(parseInputs(text, 'r2')).toBeNull()
      const known = parseInputs(text, 'r1')
      for (const { key, reports } of rows) expect(known?.find(key)).toEqual(reports)
      expect(known?.find('A'.repeat(23))).toBeNull()
    }),
  )
})

test.each(['', 'inputs 2 r1', 'inputs 1 r1\n'])('%j is nothing that this version wrote', (text) => {
  expect(parseInputs(text, 'r1')).toBeNull()
})

test('an input is noted when all of its reports are indexed', () => {
  const log = new InputLog()
  const input = (key: string, reports: number) => ({ key, place: '/a.json', reports })
  const [whole, partly] = [input('w', 2), input('p', 2)]
  log.add(whole, '/a.json#1', '甲')
  log.add(partly, '/a.json#1', '乙')
  log.add(whole, '/a.json#2', '丙')
  log.add(null, '/b.txt', '丁')
  const ordinals = new Map(['甲', '乙', '丙', '丁'].map((id, i) => [id, i]))
  expect(log.format('r1', ordinals)).toBe('inputs 2 r1\nw 0#1 2#2\n')
})

test('keys tell bytes and names apart, and not how the bytes came', async () => {
  const file = join(temporaryFolder(), 'a')
  writeFileSync(file, '水价公示')
  const names = { id: 'x/a.txt', name: 'a.txt' }
  const key = await fileKey([Buffer.from('水价'), Buffer.from('公示')], names)
  expect(await fileKey(createReadStream(file), names)).toBe(key)
  const others = await Promise.all([
    fileKey([Buffer.from('水价公告')], names),
    fileKey([Buffer.from('水价公示')], { ...names, id: 'y/a.txt' }),
    fileKey([Buffer.from('水价公示')], { ...names, name: 'b.txt' }),
  ])
  const lines = ['{}', '[]'].flatMap((line) => Object.values(lineKeys(Buffer.from(line), 'a#L1')))
  const moved = lineKeys(Buffer.from('{}'), 'a#L2')
  expect(new Set([key, ...others, ...lines, moved.placed]).size).toBe(9)
  expect(moved.own).toBe(lines[0])
})

test('a file that was written to since is not what its key is of', async () => {
  const file = join(temporaryFolder(), 'a')
  const names = { id: 'a', name: 'a' }
  expect(await stableKeyOf(file, names)).toBeNull()
  writeFileSync(file, '水价')
  const stable = await stableKeyOf(file, names)
  expect(stable?.key).toBe(await fileKey([Buffer.from('水价')], names))
  expect(await stable?.isStill()).toBe(true)
  writeFileSync(file, '水价公示')
  expect(await stable?.isStill()).toBe(false)
})

test('the fingerprint of reading is one for the same code', () => {
  expect(readingFingerprint()).toMatch(/^[0-9a-f]{16}$/)
  expect(readingFingerprint()).toBe(readingFingerprint())
})
