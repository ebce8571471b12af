import { describe, expect, test } from 'vitest'
import { random } from '../../../scripts/random.mjs'
import { type Loaded, load } from '../../../src/engine/embedded/generations/load.ts'
import { checksum } from '../../../src/engine/embedded/generations/manifest.ts'
import { publish, UnfinishedGeneration } from '../../../src/engine/embedded/generations/publish.ts'
import { verify } from '../../../src/engine/embedded/generations/verify.ts'
import { IndexError } from '../../../src/errors.ts'
import { MemoryDisk } from '../../support/memory-disk.ts'

const FOLDER = '/data/index'
const ANALYSIS = 'analysis-1'

/** Beside the files of the one that is served, which are taken over. */
async function addNumber(disk: MemoryDisk, number: number): Promise<string> {
  const served = await load(FOLDER, ANALYSIS, disk)
  const unfinished = new UnfinishedGeneration(FOLDER, disk)
  try {
    for (const [name, bytes] of served.files) {
      if (!name.startsWith('added-')) unfinished.addOf(served, name, bytes)
    }
    unfinished.add('added-texts', Buffer.from(`texts of ${number}`))
    unfinished.add('added-reports', Buffer.from(`reports of ${number}`))
    return await unfinished.publish(describing(number))
  } finally {
    await unfinished.end()
  }
}

type Publish = (disk: MemoryDisk, number: number) => Promise<string>

const describing = (number: number) => {
  return { analysis: ANALYSIS, counts: { reports: number, sections: number } }
}

function publishNumber(disk: MemoryDisk, number: number): Promise<string> {
  const files = new Map(
    ['texts', 'grams', 'reports'].map((name) => [name, Buffer.from(`${name} of ${number}`)]),
  )
  return publish(FOLDER, describing(number), files, disk)
}

/** Which of the numbered generations a disk serves; null for none. */
async function served(disk: MemoryDisk): Promise<number | null> {
  try {
    const { files, notice } = await load(FOLDER, ANALYSIS, disk)
    expect(notice).toBeNull()
    const added = [...files].filter(([name]) => name.startsWith('added-'))
    const telling = added.length > 0 ? added : [...files]
    expect(added.length > 0 ? files.size : 5).toBe(5)
    const numbers = telling.map(([, bytes]) => Number(`${bytes}`.split(' ').at(-1)))
    expect(new Set(numbers).size).toBe(1)
    return numbers[0] ?? null
  } catch (error) {
    expect(error).toBeInstanceOf(IndexError)
    expect((error as IndexError).message).toContain('there is no index here')
    return null
  }
}

/** Lets a step fail, and tells how many there were. */
function failing(disk: MemoryDisk, at: number, fail: (name: string) => void): () => number {
  let steps = 0
  disk.onStep = (name) => {
    steps += 1
    if (steps >= at) fail(name)
  }
  return () => steps
}

async function published(...numbers: readonly number[]): Promise<MemoryDisk> {
  const disk = new MemoryDisk()
  for (const number of numbers) await publishNumber(disk, number)
  return disk
}

/** How many steps publishing takes on a disk. */
async function stepsOn(
  disk: MemoryDisk,
  number: number,
  publish: Publish = publishNumber,
): Promise<number> {
  const copy = disk.copy()
  const steps = failing(copy, Number.POSITIVE_INFINITY, () => {})
  await publish(copy, number)
  return steps()
}

describe.each([
  ['the first generation', [], null, publishNumber],
  ['the second', [1], 1, publishNumber],
  ['the fourth', [1, 2, 3], 3, publishNumber],
  ['the one that is served already', [1, 2, 9], 9, publishNumber],
  ['one that shares files with the first', [1], 1, addNumber],
  ['one that shares files with the fourth', [1, 2, 3, 4], 4, addNumber],
] as const)('power is cut while %s is published', (_, before, old, publish) => {
  test('exactly the old or the new one is there, and publishing goes on', async () => {
    const start = await published(...before)
    const all = await stepsOn(start, 9, publish)
    const below = random(6)
    for (let step = 1; step <= all + 1; step += 1) {
      const disk = start.copy()
      failing(disk, step, () => {
        throw new Error('power cut')
      })
      const done = await publish(disk, 9).then(
        () => true,
        () => false,
      )
      expect(done).toBe(step > all || (done && step <= all))
      for (let trace = 0; trace < 15; trace += 1) {
        const left = disk.afterPowerCut(below)
        const found = await served(left)
        expect(done ? [9] : [old, 9]).toContain(found)
        // What is served then can be added to, and replaced.
        if (found !== null) {
          await addNumber(left, 8)
          expect(await served(left)).toBe(8)
        }
        await publishNumber(left, 10)
        expect(await served(left)).toBe(10)
        expect(await verify(FOLDER, left)).toMatchObject({ remains: [], sound: true })
      }
    }
  })
})

test('after a power cut right behind a publication the new generation is there', async () => {
  const below = random(7)
  for (let trace = 0; trace < 200; trace += 1) {
    const disk = await published(1, 2)
    expect(await served(disk.afterPowerCut(below))).toBe(2)
  }
})

describe.each(['ENOSPC', 'EIO', 'EMFILE', 'EROFS', 'EDQUOT'])('%s', (code) => {
  const refuse = (name: string) => {
    throw Object.assign(new Error(`${code} in ${name}`), { code })
  }

  const once = (from: number) => (step: number) => step === from
  const fromThenOn = (from: number) => (step: number) => step >= from

  test.each([
    ['once', once, publishNumber],
    ['from then on', fromThenOn, publishNumber],
    ['once while files are shared', once, addNumber],
    ['from then on while files are shared', fromThenOn, addNumber],
  ] as const)(
    '%s, at any step: the old or the new generation serves, and the error says which and why',
    async (_, when, publish) => {
      const start = await published(1, 2)
      const all = await stepsOn(start, 9, publish)
      for (let at = 1; at <= all; at += 1) {
        const disk = start.copy()
        const fails = when(at)
        let step = 0
        disk.onStep = (name) => {
          step += 1
          if (fails(step)) refuse(name)
        }
        const error: unknown = await publish(disk, 9).then(
          () => null,
          (reason: unknown) => reason,
        )
        disk.onStep = () => {}
        const found = await served(disk)
        if (error === null) expect(found).toBe(9)
        else {
          expect(error).toBeInstanceOf(IndexError)
          expect((error as IndexError).message).toContain(`(${code})`)
          // It never says that nothing was published when something was.
          const isServed = (error as IndexError).message.includes('is served')
          expect(found).toBe(isServed ? 9 : 2)
        }
        await publishNumber(disk, 10)
        expect(await served(disk)).toBe(10)
      }
    },
  )
})

test('what the machine refuses for now is no damage: nothing older is served for it', async () => {
  const disk = await published(1, 2)
  for (let at = 1; at <= 12; at += 1) {
    const copy = disk.copy()
    let step = 0
    copy.onStep = (name) => {
      step += 1
      if (step === at) throw Object.assign(new Error(`EMFILE in ${name}`), { code: 'EMFILE' })
    }
    const found = await load(FOLDER, ANALYSIS, copy).catch((error: unknown) => error)
    if (found instanceof IndexError) expect(found.message).toContain('EMFILE')
    else expect(found).toMatchObject({ notice: null })
  }
})

/** What reading may be refused with while a file is whole: a code, or what V8 throws where memory is lacking. */
const REFUSALS = {
  EMFILE: Object.assign(new Error('no more files'), { code: 'EMFILE' }),
  EACCES: Object.assign(new Error('not yours'), { code: 'EACCES' }),
  memory: new RangeError('Array buffer allocation failed'),
}

describe.each(Object.entries(REFUSALS))('a file that cannot be read for now (%s)', (_, refusal) => {
  /** Refuses one of the times that a file of a generation is read. */
  function refusing(start: MemoryDisk, id: string, at: number) {
    const disk = start.copy()
    let reads = 0
    disk.onStep = (name, path) => {
      if (name !== 'read' || !path.includes(`/${id}/`)) return
      reads += 1
      if (reads === at) throw refusal
    }
    return disk
  }

  test('is not taken for damaged: its generation stays beside the next', async () => {
    const start = await published(1, 2)
    const { id } = await load(FOLDER, ANALYSIS, start)
    for (let at = 1; at <= 4; at += 1) {
      const disk = refusing(start, id, at)
      await publishNumber(disk, 3)
      disk.onStep = () => {}
      expect(disk.files().filter(([path]) => path.includes(`/${id}/`))).toHaveLength(4)
      expect(await served(disk)).toBe(3)
      expect(await verify(FOLDER, disk)).toMatchObject({ sound: true, generations: [{}, { id }] })
    }
  })

  test('is not written anew when its generation is published again', async () => {
    const start = await published(1, 2)
    const { id } = await load(FOLDER, ANALYSIS, start)
    for (let at = 1; at <= 4; at += 1) {
      const disk = refusing(start, id, at)
      await expect(publishNumber(disk, 2)).rejects.toThrow('nothing was published')
      disk.onStep = () => {}
      expect(await served(disk)).toBe(2)
    }
  })

  test('is an error, and nothing older is served for it', async () => {
    const start = await published(1, 2)
    const { id } = await load(FOLDER, ANALYSIS, start)
    for (let at = 1; at <= 4; at += 1) {
      await expect(load(FOLDER, ANALYSIS, refusing(start, id, at))).rejects.toThrow(
        'cannot be read',
      )
    }
  })
})

test('a rename that is told to have failed though it was done is no reason to say that nothing was', async () => {
  const disk = await published(1)
  const rename = disk.rename.bind(disk)
  disk.rename = async (from, to) => {
    await rename(from, to)
    if (to.endsWith('/current')) throw Object.assign(new Error('told twice'), { code: 'ENOENT' })
  }
  await expect(publishNumber(disk, 2)).rejects.toThrow('is served, but a power cut may still undo')
  expect(await served(disk)).toBe(2)
})

/** Every way to damage a file: each bit, each shorter length, no file at all. */
function* damages(data: Buffer): Iterable<[name: string, data: Buffer]> {
  for (let bit = 0; bit < data.length * 8; bit += 1) {
    const flipped = Buffer.from(data)
    flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7))
    yield [`bit ${bit}`, flipped]
  }
  for (let length = 0; length < data.length; length += 1) {
    yield [`length ${length}`, data.subarray(0, length)]
  }
  yield ['a byte too many', Buffer.concat([data, Buffer.from('\n')])]
}

describe('every flipped bit and every shorter length', () => {
  test('of the only generation is refused by name', async () => {
    const disk = await published(1)
    for (const [path, file] of disk.files()) {
      const whole = file.data
      for (const [name, data] of damages(whole)) {
        file.data = data
        const found = await load(FOLDER, ANALYSIS, disk).catch((error: unknown) => error)
        const told =
          found instanceof IndexError
            ? found.message.includes(path.split('/').at(-1) as string)
            : // Of the pointer the id may still be legible, and its generation whole.
              path.endsWith('current') && (found as { notice: string | null }).notice !== null
        expect([path, name, told]).toEqual([path, name, true])
        expect([
          path,
          name,
          (await verify(FOLDER, disk).catch(() => null))?.sound ?? false,
        ]).toEqual([path, name, false])
      }
      file.data = whole
    }
  })

  test('of the current generation is told, and the one before is served', async () => {
    const disk = await published(1, 2)
    const { id: current } = await load(FOLDER, ANALYSIS, disk)
    let tried = 0
    for (const [path, file] of disk.files()) {
      if (!path.includes(`/${current}/`)) continue
      const whole = file.data
      for (const [name, data] of damages(whole)) {
        file.data = data
        const { files, notice } = await load(FOLDER, ANALYSIS, disk)
        expect([path, name, `${files.get('texts')}`]).toEqual([path, name, 'texts of 1'])
        expect(notice).toContain(path.split('/').at(-1))
        tried += 1
      }
      file.data = whole
    }
    expect(tried).toBeGreaterThan(1_000)
  })

  test('of files beside another generation is told, and what was damaged is never served', async () => {
    const disk = await published(1)
    await addNumber(disk, 2)
    const { id: current } = await load(FOLDER, ANALYSIS, disk)
    for (const [path, file] of disk.files()) {
      if (!path.includes(`/${current}/`)) continue
      const whole = file.data
      const isShared = !path.includes('added-') && !path.endsWith('manifest.json')
      for (const [name, data] of damages(whole)) {
        file.data = data
        const found = await load(FOLDER, ANALYSIS, disk).catch((error: unknown) => error)
        // What both have is damaged in both.
        expect([path, name, found instanceof IndexError]).toEqual([path, name, isShared])
        const told = found instanceof IndexError ? found.message : (found as Loaded).notice
        expect([path, name, told]).toEqual([
          path,
          name,
          expect.stringContaining(path.split('/').at(-1) as string),
        ])
        expect((await verify(FOLDER, disk)).sound).toBe(false)
      }
      file.data = whole
    }
    expect((await verify(FOLDER, disk)).sound).toBe(true)
  })

  test('of the generation before is found by verifying', async () => {
    const disk = await published(1, 2)
    const { id: current } = await load(FOLDER, ANALYSIS, disk)
    for (const [path, file] of disk.files()) {
      if (!path.includes('/generations/') || path.includes(`/${current}/`)) continue
      const whole = file.data
      for (const [, data] of damages(whole)) {
        file.data = data
        expect((await verify(FOLDER, disk)).sound).toBe(false)
      }
      file.data = whole
    }
    expect((await verify(FOLDER, disk)).sound).toBe(true)
  })
})

test('a reader whose generation is replaced twice meanwhile reads the newest', async () => {
  const disk = await published(1)
  let reads = 0
  disk.onStep = (name, path) => {
    if (name !== 'read' || !path.endsWith('grams')) return
    reads += 1
    if (reads > 1) return
    throw Object.assign(new Error('gone'), { code: 'ENOENT' })
  }
  const slow = disk.copy()
  await publishNumber(slow, 2)
  await publishNumber(slow, 3)
  // The first look at the pointer is that of before.
  const before = disk.files().find(([path]) => path.endsWith('current'))?.[1].data as Buffer
  const pointer = slow.files().find(([path]) => path.endsWith('current'))?.[1]
  const after = pointer?.data as Buffer
  if (pointer) pointer.data = before
  let looks = 0
  slow.onStep = (name, path) => {
    if (name === 'read' && path.endsWith('current')) looks += 1
    if (looks > 1 && pointer) pointer.data = after
  }
  expect(await served(slow)).toBe(3)
})

test('a damaged generation is never what is kept beside the next', async () => {
  const disk = await published(1, 2)
  const { id } = await load(FOLDER, ANALYSIS, disk)
  const texts = disk.files().find(([path]) => path.endsWith(`${id}/texts`))?.[1]
  if (texts) texts.data = Buffer.from('damaged')
  const third = await publishNumber(disk, 3)
  const grams = disk.files().find(([path]) => path.endsWith(`${third}/grams`))?.[1]
  if (grams) grams.data = Buffer.from('damaged')
  const { files, notice } = await load(FOLDER, ANALYSIS, disk)
  expect(`${files.get('texts')}`).toBe('texts of 1')
  expect(notice).toContain(third)
})

test('what another machine left is left alone until nobody can be writing it any more', async () => {
  const disk = await published(1)
  const name = (machine: string) => `.writing-${machine}-77-0-0000cafe`
  await disk.makeFolder(`${FOLDER}/generations/${name('0123456789ab')}`)
  disk.changedAt = async () => Date.now() - 3_600_000
  await publishNumber(disk, 2)
  expect((await verify(FOLDER, disk)).remains).toEqual([])
  disk.changedAt = async () => Date.now() - 48 * 3_600_000
  expect((await verify(FOLDER, disk)).remains).toEqual([`generations/${name('0123456789ab')}`])
  expect(await served(disk)).toBe(2)
  expect((await verify(FOLDER, disk)).remains).toEqual([])
})

test('a whole index is sound also when the generation before is of another version', async () => {
  const disk = new MemoryDisk()
  const description = { analysis: ANALYSIS, counts: { reports: 1, sections: 1 } }
  await publish(FOLDER, { ...description, format: 2 }, new Map(), disk)
  await publishNumber(disk, 1)
  await publishNumber(disk, 1)
  expect((await verify(FOLDER, disk)).sound).toBe(true)
})

test.each([
  ['a second id that leads out of the folder', '../../../../../etc\n'],
  ['a second line that is no id', 'previous\n'],
])('a pointer with %s is damaged, also when its checksum is right', async (_, second) => {
  const disk = await published(1)
  const pointer = disk.files().find(([path]) => path.endsWith('current'))?.[1]
  const [first = ''] = `${pointer?.data}`.split('\n')
  const ids = `${first}\n${second}`
  if (pointer) pointer.data = Buffer.from(`${ids}${checksum(ids).slice(0, 16)}\n`)
  expect((await load(FOLDER, ANALYSIS, disk)).notice).toContain('current is damaged')
  expect((await verify(FOLDER, disk)).sound).toBe(false)
})

test('a file system without hard links, or whose other name is gone, is given the bytes', async () => {
  const disk = await published(1)
  disk.onStep = (name) => {
    if (name === 'link') throw Object.assign(new Error('no links here'), { code: 'EPERM' })
  }
  await addNumber(disk, 2)
  disk.onStep = () => {}
  expect(await served(disk)).toBe(2)
  expect((await verify(FOLDER, disk)).sound).toBe(true)
})

test('a link that was made though it is told to have failed is not written through', async () => {
  const disk = await published(1)
  const link = disk.link.bind(disk)
  disk.link = async (from, to) => {
    await link(from, to)
    throw Object.assign(new Error('told twice'), { code: 'EEXIST' })
  }
  // Then the disk is full.
  disk.onStep = (name) => {
    if (name === 'write') throw Object.assign(new Error('no room'), { code: 'ENOSPC' })
  }
  await expect(addNumber(disk, 2)).rejects.toThrow('ENOSPC')
  disk.onStep = () => {}
  expect(await served(disk)).toBe(1)
  await addNumber(disk, 2)
  expect(await served(disk)).toBe(2)
  expect((await verify(FOLDER, disk)).sound).toBe(true)
})

test('when a file that two generations share is damaged, the next one stands alone', async () => {
  const disk = await published(1)
  await addNumber(disk, 2)
  const shared = disk.files().find(([path]) => path.endsWith('/texts'))?.[1]
  if (shared) shared.data = Buffer.from('other texts')
  expect((await verify(FOLDER, disk)).sound).toBe(false)
  await publishNumber(disk, 3)
  expect(await served(disk)).toBe(3)
  expect(await verify(FOLDER, disk)).toMatchObject({ sound: true, generations: [{}] })
  // Also where the one that is served is written again.
  await publishNumber(disk, 3)
  expect((await verify(FOLDER, disk)).sound).toBe(true)
})
