import { execFile } from 'node:child_process'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEngine, writeIndex } from '../../../src/engine/embedded/embedded-engine.ts'
import { openGeneration } from '../../../src/engine/embedded/opening.ts'
import type { SearchEngine } from '../../../src/engine/search-engine.ts'
import { type Compiled, compiled } from '../../support/compiled.ts'
import { analyzed, reportOf } from '../../support/reports.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const ANALYSIS = 'analysis-1'
const ENGINE = 'engine/embedded/embedded-engine.js'
const THREAD = join('dist', 'engine', 'embedded', 'generations', 'prepared-thread.js')

const old = [reportOf('a', ['政务公开', '计划'])].map(analyzed)
const current = [
  reportOf('a', ['政务公开', '计划']),
  reportOf('b', ['公开\ud800𠀀', '', '公开']),
].map(analyzed)

type Engine = typeof import('../../../src/engine/embedded/embedded-engine.ts')

let built: Compiled
/** Opens with the thread; what stands in `src` opens without. */
let inThread: Engine
beforeAll(async () => {
  built = await compiled()
  inThread = await built.load<Engine>(ENGINE)
}, 60_000)
afterAll(() => built.remove())

async function published(): Promise<{ folder: string; id: string }> {
  const folder = temporaryFolder()
  await writeIndex(folder, ANALYSIS, old)
  return { folder, id: await writeIndex(folder, ANALYSIS, current) }
}

/** Everything an engine says of what it holds. */
function told(engine: SearchEngine) {
  const ordinals = (count: number) => Array.from({ length: count }, (_, i) => i)
  const terms = ['公开', '计', '政务公开', '\u{20000}']
  const match = (form: string) => engine.match([{ form, spellings: [], others: [] }])
  return {
    notice: engine.notice,
    generation: engine.generation,
    reports: ordinals(engine.reportCount).map((i) => engine.report(i)),
    sections: ordinals(engine.sectionCount).map((i) => engine.section(i)),
    formLengths: [...engine.formLengths],
    matches: terms.map((term) => [...match(term).sections]),
    words: terms.map((term) =>
      engine.wordPostings(term).map(({ sections }) => Array.from(sections)),
    ),
    sentenceEnds: ordinals(engine.sectionCount).map((i) => engine.endOf('sentence', i)),
    suggestions: engine.suggestions,
  }
}

const outcome = (opening: Promise<SearchEngine>) =>
  opening.then(told, (error: Error) => ({ name: error.name, message: error.message }))

test('what is opened is the same with and without the thread', async () => {
  const { folder, id } = await published()
  const here = told(await openEngine(folder, ANALYSIS))
  expect(told(await inThread.openEngine(folder, ANALYSIS))).toEqual(here)
  expect(here).toMatchObject({ notice: null, generation: id })
  expect(here.sections.map(({ text }) => text)).toEqual(
    current.flatMap(({ sections }) => sections.map(({ section }) => section.text)),
  )
})

describe('what is wrong is told the same', () => {
  test('of each file that was changed, cut or removed; the generation before is served', async () => {
    const { folder, id } = await published()
    const place = join(folder, 'generations', id)
    for (const [i, name] of readdirSync(place).entries()) {
      const path = join(place, name)
      const bytes = readFileSync(path)
      const changed = Buffer.from(bytes)
      changed[0] = (changed[0] ?? 0) ^ 1
      const damaged = [changed, bytes.subarray(0, -1), null][bytes.length === 0 ? 2 : i % 3] ?? null
      if (damaged === null) rmSync(path)
      else writeFileSync(path, damaged)
      const here = await outcome(openEngine(folder, ANALYSIS))
      expect(here).toMatchObject({ notice: expect.stringContaining(`${name} of generation ${id}`) })
      expect(await outcome(inThread.openEngine(folder, ANALYSIS))).toEqual(here)
      writeFileSync(path, bytes)
    }
  })

  test('of several files the first of the manifest', async () => {
    const { folder, id } = await published()
    const place = join(folder, 'generations', id)
    for (const name of ['reports.jsonl', 'texts.u16', 'form-leads.u32']) rmSync(join(place, name))
    const here = await outcome(openEngine(folder, ANALYSIS))
    expect(here).toMatchObject({ notice: expect.stringContaining('form-leads.u32 of') })
    expect(await outcome(inThread.openEngine(folder, ANALYSIS))).toEqual(here)
  })

  test('of an index that another analysis built', async () => {
    const { folder } = await published()
    const here = await outcome(openEngine(folder, 'analysis-2'))
    expect(here).toMatchObject({ message: expect.stringContaining('analysis-2') })
    expect(await outcome(inThread.openEngine(folder, 'analysis-2'))).toEqual(here)
  })

  test('of a file that is no file', async () => {
    const { folder, id } = await published()
    const path = join(folder, 'generations', id, 'forms.u16')
    rmSync(path)
    mkdirSync(path)
    const here = await outcome(openEngine(folder, ANALYSIS))
    expect(here).toMatchObject({ notice: expect.stringContaining('forms.u16 of') })
    expect(await outcome(inThread.openEngine(folder, ANALYSIS))).toEqual(here)
  })
})

test('an index that was begun to be read is opened from that; one that is refused ends the process', async () => {
  const { folder, id } = await published()
  const opening = pathToFileURL(join(built.folder, 'dist/engine/embedded/opening.js')).href
  const script = `
    import { openGeneration, readAhead } from '${opening}'
    const open = async (analysis) =>
      openGeneration(process.argv[1], analysis, await readAhead(process.argv[1])).then(
        ({ id }) => id, (error) => error.name)
    console.log(await open('${ANALYSIS}'), await open('analysis-2'))`
  const node = ['--input-type=module', '-e', script, folder]
  const { stdout } = await promisify(execFile)(process.execPath, node, { timeout: 30_000 })
  expect(stdout).toBe(`${id} IndexError\n`)
})

test('texts that are read from the disk are not held in memory beside', async () => {
  const { folder } = await published()
  const { columns, texts } = await openGeneration(folder, ANALYSIS, null)
  expect('texts' in columns).toBe(false)
  expect(texts.read(0)).not.toBe('')
})

test('a reading that is stopped is not begun again here', async () => {
  const { folder, id } = await published()
  const path = join(built.folder, 'dist/engine/embedded/generations/prepared-in-thread.js')
  const { readPreparedInThread } = await import(pathToFileURL(path).href)
  const reading = readPreparedInThread(folder, id, () => ({ take: () => {} }))
  reading.stop()
  await expect(reading.ended).rejects.toThrow('the thread ended')
})

test('where no thread can be had, files are read all the same', async () => {
  const { folder } = await published()
  const path = join(built.folder, THREAD)
  expect(statSync(path).isFile()).toBe(true)
  renameSync(path, `${path}.away`)
  try {
    const engine = await inThread.openEngine(folder, ANALYSIS)
    expect(told(engine)).toEqual(told(await openEngine(folder, ANALYSIS)))
  } finally {
    renameSync(`${path}.away`, path)
  }
})

test('a text that was changed in place since it was opened is told, others are shown', async () => {
  const { folder, id } = await published()
  for (const engine of [
    await openEngine(folder, ANALYSIS),
    await inThread.openEngine(folder, ANALYSIS),
  ]) {
    const path = join(folder, 'generations', id, 'texts.u16')
    const bytes = readFileSync(path)
    const other = Buffer.from(bytes)
    other.writeUInt16LE('开'.charCodeAt(0), 0)
    writeFileSync(path, other)
    expect(() => engine.section(0)).toThrow(/texts\.u16.* was changed since it was opened/)
    expect(engine.section(1).text).toBe(current[0]?.sections[1]?.section.text)
    writeFileSync(path, bytes)
    expect(engine.section(0).text).toBe(current[0]?.sections[0]?.section.text)
  }
})
