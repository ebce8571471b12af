import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openEngine, writeIndex } from '../../../src/engine/embedded/embedded-engine.ts'
import { nodeDisk } from '../../../src/engine/embedded/generations/disk.ts'
import { holdsIndex, load } from '../../../src/engine/embedded/generations/load.ts'
import { READABLE_FORMATS } from '../../../src/engine/embedded/generations/manifest.ts'
import { publish } from '../../../src/engine/embedded/generations/publish.ts'
import { takeName } from '../../../src/engine/embedded/generations/writer.ts'
import { IndexError } from '../../../src/errors.ts'
import { analyzed, reportOf } from '../../support/reports.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const ANALYSIS = 'analysis-1'
const DESCRIPTION = { analysis: ANALYSIS, counts: { reports: 1, sections: 1 } }
const MACHINE = takeName('test').split('-')[1]
const first = [reportOf('a', ['政务公开', '计划']), reportOf('b', ['公开\ud800𠀀'])].map(analyzed)
const second = [reportOf('c', ['服务'])].map(analyzed)

function files(folder: string): string[] {
  const [generation] = readdirSync(join(folder, 'generations'))
  const path = join(folder, 'generations', generation as string)
  return readdirSync(path).map((name) => join(path, name))
}

describe('a written index', () => {
  test('is read back as it was', async () => {
    const folder = temporaryFolder()
    const id = await writeIndex(folder, ANALYSIS, first)
    const engine = await openEngine(folder, ANALYSIS)
    expect(engine.generation).toBe(id)
    expect([engine.reportCount, engine.sectionCount]).toEqual([2, 3])
    expect(engine.section(2)).toEqual(first[1]?.sections[0]?.section)
    expect(engine.report(0)).toEqual(first[0]?.report)
    expect([...engine.match([{ form: '公开', spellings: [], others: [] }]).sections]).toEqual([
      0, 2,
    ])
    expect(engine.wordPostings('政务公开')).toMatchObject([{ sections: [0] }])
  })

  test('shows its texts also when writers have removed it', async () => {
    const folder = temporaryFolder()
    await writeIndex(folder, ANALYSIS, first)
    const engine = await openEngine(folder, ANALYSIS)
    rmSync(folder, { recursive: true })
    expect(engine.section(2).text).toBe(first[1]?.sections[0]?.section.text)
  })

  test('says so when a text it holds open was cut', async () => {
    const folder = temporaryFolder()
    const id = await writeIndex(folder, ANALYSIS, first)
    const engine = await openEngine(folder, ANALYSIS)
    truncateSync(join(folder, 'generations', id, 'texts.u16'), 1)
    expect(() => engine.section(2)).toThrow('is shorter than it was when it was opened')
  })

  test('of the same reports has the same bytes', async () => {
    const [a, b] = [temporaryFolder(), temporaryFolder()]
    expect(await writeIndex(a, ANALYSIS, first)).toBe(await writeIndex(b, ANALYSIS, first))
    const bytes = (folder: string) => files(folder).map((file) => readFileSync(file, 'base64'))
    expect(bytes(a)).toEqual(bytes(b))
  })

  test('replaces the last one, which stays beside it; older ones go', async () => {
    const folder = temporaryFolder()
    await publish(folder, DESCRIPTION, new Map([['x', Buffer.from('1')]]))
    const previous = await writeIndex(folder, ANALYSIS, first)
    const current = await writeIndex(folder, ANALYSIS, second)
    expect((await openEngine(folder, ANALYSIS)).generation).toBe(current)
    expect(readdirSync(join(folder, 'generations')).sort()).toEqual([previous, current].sort())
  })

  test('without a report is an index as well', async () => {
    const folder = temporaryFolder()
    await writeIndex(folder, ANALYSIS, [])
    const engine = await openEngine(folder, ANALYSIS)
    expect(engine.match([{ form: '公开', spellings: [], others: [] }]).sections).toHaveLength(0)
  })

  test('leaves foreign files of its folder alone', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'mine.txt'), 'mine')
    await writeIndex(folder, ANALYSIS, first)
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine')
  })
})

describe('a build that dies', () => {
  test('leaves the last generation serving, and its remains are removed by the next', async () => {
    const folder = temporaryFolder()
    const id = await writeIndex(folder, ANALYSIS, first)
    const remains = join(folder, 'generations', `.writing-${MACHINE}-4194305-0-0000dead`)
    mkdirSync(remains)
    const full = { ...nodeDisk, rename: () => Promise.reject(new Error('disk full')) }
    const files = new Map([['x', Buffer.from('1')]])
    await expect(publish(folder, DESCRIPTION, files, full)).rejects.toThrow('disk full')
    expect((await openEngine(folder, ANALYSIS)).generation).toBe(id)
    await writeIndex(folder, ANALYSIS, second)
    expect(existsSync(remains)).toBe(false)
  })

  test('before all of it is made leaves nothing of what was written so far', async () => {
    const folder = temporaryFolder()
    const id = await writeIndex(folder, ANALYSIS, first)
    const suggestions = () => Promise.reject(new Error('no suggestions'))
    await expect(writeIndex(folder, ANALYSIS, second, { suggestions })).rejects.toThrow(
      'no suggestions',
    )
    expect(readdirSync(join(folder, 'generations'))).toEqual([id])
  })

  test('while its writer lives keeps its folder', async () => {
    const folder = temporaryFolder()
    await writeIndex(folder, ANALYSIS, first)
    const other = join(folder, 'generations', `.writing-${MACHINE}-${process.ppid}-0-0000cafe`)
    mkdirSync(other)
    await writeIndex(folder, ANALYSIS, second)
    expect(existsSync(other)).toBe(true)
  })
})

describe('several writers at once', () => {
  test('in one process each publish a whole generation, and the last is served', async () => {
    const folder = temporaryFolder()
    const builds = Array.from({ length: 12 }, (_, i) =>
      writeIndex(folder, ANALYSIS, [analyzed(reportOf(`${i}`, [`公开${i % 5}`]))]),
    )
    const ids = await Promise.all(builds)
    expect(ids).toContain((await openEngine(folder, ANALYSIS)).generation)
    expect(readdirSync(folder).sort()).toEqual(['current', 'generations'])
    for (let i = 0; i < 4; i++) {
      const again = await writeIndex(folder, ANALYSIS, first)
      expect((await openEngine(folder, ANALYSIS)).generation).toBe(again)
    }
  })

  test('the lock of a dead one is taken over', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, `.lock-${MACHINE}-4194305-0-0000dead`), '')
    const id = await writeIndex(folder, ANALYSIS, first)
    expect((await openEngine(folder, ANALYSIS)).generation).toBe(id)
  })
})

describe('building the same again', () => {
  test('keeps the generation before', async () => {
    const folder = temporaryFolder()
    const previous = await writeIndex(folder, ANALYSIS, first)
    const current = await writeIndex(folder, ANALYSIS, second)
    expect(await writeIndex(folder, ANALYSIS, second)).toBe(current)
    expect(readdirSync(join(folder, 'generations')).sort()).toEqual([previous, current].sort())
  })

  test.each<[string, (folder: string, id: string) => void]>([
    [
      'a manifest with a byte too many',
      (folder, id) => appendFileSync(join(folder, 'generations', id, 'manifest.json'), '\n'),
    ],
    [
      'a manifest that vouches for nothing',
      (folder, id) =>
        writeFileSync(join(folder, 'generations', id, 'manifest.json'), '{"files":{}}'),
    ],
    ['no pointer', (folder) => rmSync(join(folder, 'current'))],
  ])('mends %s', async (_, harm) => {
    const folder = temporaryFolder()
    const id = await writeIndex(folder, ANALYSIS, first)
    harm(folder, id)
    await expect(openEngine(folder, ANALYSIS)).rejects.toThrow(IndexError)
    expect(await writeIndex(folder, ANALYSIS, first)).toBe(id)
    expect((await openEngine(folder, ANALYSIS)).generation).toBe(id)
  })
})

test.each(['', 'garbage', '../../etc', `${'0'.repeat(15)}\n`, '0'.repeat(16)])(
  'behind a damaged pointer (%j) the newest whole generation is served, and told; building mends it',
  async (pointer) => {
    const folder = temporaryFolder()
    await writeIndex(folder, ANALYSIS, first)
    const id = await writeIndex(folder, ANALYSIS, second)
    const before = readdirSync(join(folder, 'generations')).find((name) => name !== id) as string
    utimesSync(join(folder, 'generations', before), 1, 1)
    writeFileSync(join(folder, 'current'), pointer)
    const engine = await openEngine(folder, ANALYSIS)
    expect([engine.generation, engine.notice]).toEqual([id, expect.stringContaining('damaged')])
    expect(await writeIndex(folder, ANALYSIS, second)).toBe(id)
    expect((await openEngine(folder, ANALYSIS)).notice).toBeNull()
  },
)

describe('an index that cannot be used is refused', () => {
  const refusal = async (folder: string, analysis = ANALYSIS) => {
    const error: unknown = await openEngine(folder, analysis).then(
      () => null,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(IndexError)
    expect((error as IndexError).message).toContain(folder)
    expect((error as IndexError).advice).toMatch(/baosou index|permissions/)
    return (error as IndexError).message
  }

  test('when there is no folder, or nothing in it', async () => {
    const folder = temporaryFolder()
    expect([await holdsIndex(folder), await holdsIndex(join(folder, 'absent'))]).toEqual([
      false,
      false,
    ])
    expect(await refusal(join(folder, 'absent'))).toMatch('no index here')
    expect(await refusal(folder)).toMatch('no index here')
  })

  test('when the pointer is damaged and nothing stored is whole', async () => {
    const folder = temporaryFolder()
    await writeIndex(folder, ANALYSIS, first)
    for (const file of files(folder)) truncateSync(file, 1)
    for (const pointer of ['', 'garbage', '../../etc', `${'0'.repeat(15)}\n`, '0'.repeat(16)]) {
      writeFileSync(join(folder, 'current'), pointer)
      expect(await refusal(folder)).toMatch('current is damaged')
    }
  })

  test('when it was built with another analysis', async () => {
    const folder = temporaryFolder()
    await writeIndex(folder, ANALYSIS, first)
    expect(await refusal(folder, 'analysis-2')).toMatch(
      'built with analysis analysis-1, this version has analysis-2',
    )
  })

  test('when it has another format', async () => {
    const folder = temporaryFolder()
    await publish(folder, { ...DESCRIPTION, format: 99 }, new Map())
    expect(await refusal(folder)).toMatch(
      `format 99, this version reads format ${READABLE_FORMATS.join(' and ')}`,
    )
  })

  test('when any file is truncated, has a flipped bit, or is gone', async () => {
    const damage: Record<string, (file: string) => void> = {
      truncated: (file) => truncateSync(file, Math.max(0, readFileSync(file).length - 1)),
      flipped: (file) => {
        const bytes = readFileSync(file)
        const middle = bytes.length >> 1
        bytes[middle] = (bytes[middle] as number) ^ 1
        writeFileSync(file, bytes)
      },
      gone: (file) => rmSync(file),
      'a device that never ends': (file) => {
        rmSync(file)
        symlinkSync('/dev/zero', file)
      },
    }
    for (const [kind, harm] of Object.entries(damage)) {
      const pristine = temporaryFolder()
      await writeIndex(pristine, ANALYSIS, first)
      for (const name of files(pristine).map((file) => file.split('/').at(-1) as string)) {
        const folder = temporaryFolder()
        await writeIndex(folder, ANALYSIS, first)
        const file = files(folder).find((path) => path.endsWith(`/${name}`)) as string
        if (readFileSync(file).length === 0) continue
        harm(file)
        const message = await refusal(folder)
        expect([kind, message]).toEqual([kind, expect.stringContaining(name)])
      }
    }
  })

  test('and building again mends it', async () => {
    const folder = temporaryFolder()
    const id = await writeIndex(folder, ANALYSIS, first)
    for (const file of files(folder)) truncateSync(file, 1)
    await refusal(folder)
    expect(await writeIndex(folder, ANALYSIS, first)).toBe(id)
    expect((await load(folder, ANALYSIS)).id).toBe(id)
  })
})

test('readers are never in the way of writers, nor writers of readers', async () => {
  const folder = temporaryFolder()
  const publishNumber = (number: number) =>
    publish(folder, DESCRIPTION, new Map([['number', Buffer.from(`${number}`)]]))
  await publishNumber(0)
  let last = 0
  let writing = true
  const writer = (async () => {
    for (let number = 1; number <= 40; number += 1) {
      await publishNumber(number)
      last = number
    }
    writing = false
  })()
  const readers = [1, 2, 3].map(async () => {
    let newest = 0
    while (writing) {
      const known = last
      const { files, notice } = await load(folder, ANALYSIS)
      const number = Number(`${files.get('number')}`)
      expect(notice).toBeNull()
      expect(number).toBeGreaterThanOrEqual(Math.max(known, newest))
      newest = number
    }
  })
  await Promise.all([writer, ...readers])
})
