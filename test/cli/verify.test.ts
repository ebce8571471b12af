import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { analysisFingerprint } from '../../src/analyze.ts'
import { run } from '../../src/cli/run.ts'
import { writeIndex } from '../../src/engine/embedded/embedded-engine.ts'
import { fakeIo } from '../support/fake-io.ts'
import { analyzed, reportOf } from '../support/reports.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

let folder: string
let current: string
beforeEach(async () => {
  folder = temporaryFolder()
  await writeIndex(folder, analysisFingerprint, [analyzed(reportOf('a', ['政务公开']))])
  const later = ['a', 'b'].map((id) => analyzed(reportOf(id, ['政务公开', '一窗受理'])))
  current = await writeIndex(folder, analysisFingerprint, later)
})

async function line(...args: string[]) {
  const io = fakeIo({ isTerminal: false })
  const code = await run([...args, '--index', folder], io)
  return { code, ...io.written }
}

/** Changes one bit in the middle of a file of the current generation. */
function damage(name: string): void {
  const path = join(folder, 'generations', current, name)
  const bytes = readFileSync(path)
  const middle = bytes.length >> 1
  bytes[middle] = (bytes[middle] as number) ^ 4
  writeFileSync(path, bytes)
}

test('a sound index is told with what it holds', async () => {
  const { code, out, err } = await line('verify')
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain(`generation ${current} (current): intact, `)
  expect(out).toContain('2 reports, 4 sections')
  expect(out).toContain('(previous): intact')
  expect(out).toMatch(/\nsound\n$/)
})

test('a damaged file is named, and the exit code is 1', async () => {
  damage('texts.u16')
  rmSync(join(folder, 'generations', current, 'report-of.u32'))
  const { code, out, err } = await line('verify')
  expect(code).toBe(1)
  expect(out).toContain(`generation ${current} (current): damaged`)
  expect(out).toContain('  texts.u16: damaged\n')
  expect(out).toContain('  report-of.u32: absent\n')
  expect(err).toContain('error: the index is damaged')
  expect(err).toContain('baosou index')
})

test('as JSON it is for programs', async () => {
  const { code, out } = await line('verify', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    sound: true,
    pointer: null,
    remains: [],
    generations: [{ id: current, role: 'current', faults: [] }, { role: 'previous' }],
  })
})

test('verifying changes nothing, also of a damaged index', async () => {
  damage('forms.u16')
  const all = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'base64')])
  const before = all()
  await line('verify')
  expect(all()).toEqual(before)
})

test('where there is no index it says so', async () => {
  rmSync(folder, { recursive: true })
  const { code, err } = await line('verify')
  expect([code, err]).toEqual([1, expect.stringContaining('there is no index here')])
})

test('a search in a damaged index answers from the generation before, and warns', async () => {
  damage('gram-positions.bin')
  const { code, out, err } = await line('search', '一窗受理 OR 政务公开', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out).total.sections).toBe(1)
  expect(err).toMatch(
    /^warning: .*gram-positions\.bin of generation .* is damaged.* is served instead/,
  )
})
