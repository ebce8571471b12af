import { execFile } from 'node:child_process'
import fs, { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Spool, SpoolError } from '../../src/build/spool.ts'
import { type Compiled, compiled } from '../support/compiled.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('gives back what was put in, whatever the sizes and the order', () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 2000 }), { maxLength: 20 })
  fc.assert(
    fc.property(pieces, fc.infiniteStream(fc.nat()), fc.nat(700), (small, numbers, times) => {
      const spool = new Spool(join(temporaryFolder(), 'spool'))
      const kept = small.flatMap((bytes) => {
        const repeated = Buffer.alloc(bytes.length * times, bytes)
        return [bytes, repeated].map((each) => ({ each, place: spool.append(each) }))
      })
      for (const { each, place } of [...kept, ...kept.toReversed()]) {
        if (Number(numbers.next().value) % 2 === 0) continue
        expect(spool.read(place).equals(each)).toBe(true)
      }
      spool.close()
    }),
    { numRuns: 30 },
  )
})

test('a disk that takes a part of what it is given is given the rest', () => {
  const { writeSync } = fs
  const take = (file: number, bytes: Buffer, at: number, length: number, place: number) =>
    writeSync(file, bytes, at, Math.ceil(length / 3), place)
  fs.writeSync = take as typeof writeSync
  syncBuiltinESMExports()
  try {
    const spool = new Spool(join(temporaryFolder(), 'spool'))
    const pieces = [1, 2, 3].map((byte) => Buffer.alloc(3_000_000, byte))
    const places = pieces.map((bytes) => spool.append(bytes))
    expect(places.every((place, i) => spool.read(place).equals(pieces[i] as Buffer))).toBe(true)
    spool.close()
  } finally {
    fs.writeSync = writeSync
    syncBuiltinESMExports()
  }
})

test('is gone when it is closed, and where a name is taken nothing is overwritten', () => {
  const folder = temporaryFolder()
  const spool = new Spool(join(folder, 'spool'))
  spool.append(Buffer.from('x'))
  spool.close()
  expect(readdirSync(folder)).toEqual([])
  writeFileSync(join(folder, 'taken'), '')
  expect(() => new Spool(join(folder, 'taken'))).toThrow(SpoolError)
})

describe('after a build', () => {
  let built: Compiled

  beforeAll(async () => {
    built = await compiled()
  })
  afterAll(() => built.remove())

  /** What a folder holds when a process that builds into it has ended, in one way or another. */
  async function left(before: string, script: string): Promise<readonly string[]> {
    const folder = temporaryFolder()
    const [sources, out] = [join(folder, 'sources'), join(folder, 'index')]
    mkdirSync(sources)
    mkdirSync(out)
    for (let i = 0; i < 20; i++) {
      const text = `岚江省水利厅2013年政府信息公开年度报告\n一、概述\n第${i}号水价公示。`
      writeFileSync(join(sources, `${i}.txt`), text)
    }
    const build = pathToFileURL(join(built.folder, 'dist', 'build.js')).href
    const code = `import fs from 'node:fs'
      ${before}
      const { buildIndex } = await import(${JSON.stringify(build)})
      const [sources, out] = ${JSON.stringify([sources, out])}
      ${script}`
    const run = [process.execPath, ['--input-type=module', '-e', code]] as const
    const ended = await new Promise((resolve) => execFile(...run, (error) => resolve(error)))
    expect(ended === null || (ended as { signal?: string }).signal === 'SIGKILL').toBe(true)
    rmSync(sources, { recursive: true })
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll(/[0-9a-f]{8,}/g, '*'))
      .filter((name) => !/\*\/./.test(name))
      .sort()
  }

  test('that succeeds there is the index and nothing else', async () => {
    expect(await left('', 'await buildIndex([sources], out)')).toEqual([
      'index',
      'index/current',
      'index/generations',
      'index/generations/*',
    ])
  })

  test('that is killed while it reads there is nothing', async () => {
    const kill = `let told = 0
      const onSource = () => { if (++told === 10) process.kill(process.pid, 'SIGKILL') }
      await buildIndex([sources], out, { onSource })`
    expect(await left('', kill)).toEqual(['index'])
  })

  test('whose disk is full there is nothing, and the error says so', async () => {
    const full = `import { syncBuiltinESMExports } from 'node:module'
      fs.writeSync = () => { throw Object.assign(new Error('full'), { code: 'ENOSPC' }) }
      syncBuiltinESMExports()`
    const fail = `const error = await buildIndex([sources], out).catch((error) => error)
      if (!/the disk is full \\(ENOSPC\\)/.test(error?.message)) throw error`
    expect(await left(full, fail)).toEqual(['index'])
  })
})
