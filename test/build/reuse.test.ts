import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { analysisFingerprint } from '../../src/analyze.ts'
import * as perform from '../../src/build/perform.ts'
import { type BuildResult, buildIndex } from '../../src/build.ts'
import * as grams from '../../src/engine/embedded/merge/merged-grams.ts'
import { openIndex } from '../../src/index.ts'
import {
  alone,
  change,
  changed,
  type Files,
  hold,
  idsOf,
  LINES,
  TITLES,
  toldBy,
} from '../support/changing-sources.ts'
import { contentsOf } from '../support/contents.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** What a build told, and what it published. */
function built(folder: string, files: Files, out: string, layersFrom = Infinity) {
  hold(folder, files)
  return toldBy((telling) => buildIndex([folder], out, { layersFrom, ...telling }))
}

/** What a build tells but the id of its generation, which names files. */
function unnamed(told: Awaited<ReturnType<typeof built>>) {
  const { result, ...others } = alone(told)
  return { ...others, result: typeof result === 'string' ? result : { ...result, generation: '' } }
}

function currentOf(out: string): string {
  const [id = ''] = readFileSync(join(out, 'current'), 'utf8').split(/\s/)
  return join(out, 'generations', id)
}

const A = { 'a.txt': `${TITLES[0]}\n${LINES[0]}` }

afterEach(() => vi.restoreAllMocks())

describe('a build into a folder with an index', () => {
  test('gives and tells what a build from nothing does, whatever was added, changed, removed, renamed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 6 }), async (changes) => {
        const place = temporaryFolder()
        let files: Files = A
        let before: readonly string[] = []
        for (const [i, next] of changes.entries()) {
          files = changed(files, next)
          const sources = join(place, 'sources')
          const again = await built(sources, files, join(place, 'index'))
          const anew = await built(sources, files, join(place, `index-${i}`))
          expect(alone(again)).toEqual(alone(anew))
          if (typeof again.result === 'string') continue
          const ids = idsOf(again)
          const known = again.told.filter((one) => one.kind === 'indexed' && one.isKnown)
          expect(again.result).toMatchObject({
            read: ids.length - known.length,
            gone: before.filter((id) => !ids.includes(id)).length,
          })
          expect(anew.result).toMatchObject({ read: ids.length, gone: 0 })
          before = ids
        }
      }),
      { numRuns: 15 },
    )
  }, 300_000)

  test('that adds a little to it is searched and tells what a build from nothing does', async () => {
    const few = fc.array(change, { minLength: 1, maxLength: 5 })
    const layered: boolean[] = []
    await fc.assert(
      fc.asyncProperty(few, async (changes) => {
        const place = temporaryFolder()
        const [sources, grown] = [join(place, 'sources'), join(place, 'index')]
        // Of so many one is less than a tenth.
        let files: Files = Object.fromEntries(
          Array.from({ length: 40 }, (_, i) => [`z${i}.txt`, `${TITLES[i % 3]}\n${LINES[i % 4]}`]),
        )
        await built(sources, files, grown)
        for (const [i, next] of changes.entries()) {
          files = changed(files, next)
          const anew = join(place, `index-${i}`)
          const [again, expected] = [
            await built(sources, files, grown, 1),
            await built(sources, files, anew),
          ]
          expect(unnamed(again)).toEqual(unnamed(expected))
          expect(await contentsOf(grown, analysisFingerprint)).toEqual(
            await contentsOf(anew, analysisFingerprint),
          )
          layered.push(readdirSync(currentOf(grown)).includes('added-taken.u32'))
        }
      }),
      { numRuns: 8 },
    )
    expect(layered).toContain(true)
  }, 300_000)

  test('reads only what it does not know, and merges it with the rest', async () => {
    const place = temporaryFolder()
    const sources = join(place, 'sources')
    const first = { ...A, 'b.jsonl': `{"id":"甲","text":"${TITLES[2]}"}\n` }
    await built(sources, first, join(place, 'index'))
    const reading = vi.spyOn(perform, 'perform')
    const merging = vi.spyOn(grams, 'mergeGrams')
    const more = { ...first, 'b.jsonl': `{"text":"${TITLES[1]}"}\n${first['b.jsonl']}` }
    await built(sources, more, join(place, 'index'))
    expect(reading.mock.calls.map(([task]) => task)).toEqual([
      expect.objectContaining({ kind: 'lines', lines: [expect.objectContaining({ number: 1 })] }),
    ])
    expect(merging).toHaveBeenCalledOnce()
  })

  test.each([
    ['damaged', (bytes: Buffer) => bytes.fill(0)],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
  ])('that is %s builds from nothing', async (_, damage) => {
    const place = temporaryFolder()
    const [sources, out] = [join(place, 'sources'), join(place, 'index')]
    const { result } = await built(sources, A, out)
    const [generation = ''] = readdirSync(join(out, 'generations'))
    const file = join(out, 'generations', generation, 'inputs.txt')
    writeFileSync(file, damage(readFileSync(file)))
    const reading = vi.spyOn(perform, 'perform')
    expect((await built(sources, A, out)).result).toEqual(result)
    expect(reading).toHaveBeenCalledOnce()
  })

  test.each([
    ['the only generation', 1],
    ['the last of two generations', 2],
  ])(
    'whose texts are damaged in %s tells and gives what a build from nothing does',
    async (_, builds) => {
      const place = temporaryFolder()
      const [sources, out] = [join(place, 'sources'), join(place, 'index')]
      const more = {
        ...A,
        'b.txt': `${TITLES[1]}\n${LINES[1]}`,
        'c.txt': `${TITLES[2]}\n${LINES[2]}`,
      }
      await built(sources, A, out)
      if (builds === 2) await built(sources, { ...A, 'b.txt': more['b.txt'] }, out)
      const file = join(currentOf(out), 'texts.u16')
      writeFileSync(file, readFileSync(file).fill(0))
      const anew = await built(sources, more, join(place, 'anew'))
      expect(alone(await built(sources, more, out))).toEqual(alone(anew))
    },
  )

  test('that holds nothing else gives the base of its layers back', async () => {
    const place = temporaryFolder()
    const [sources, out] = [join(place, 'sources'), join(place, 'index')]
    const base: Files = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`${i}.txt`, `${TITLES[i % 3]}\n${LINES[i % 4]}`]),
    )
    const { result } = await built(sources, base, out)
    await built(sources, { ...base, ...A }, out, 1)
    expect(readdirSync(currentOf(out))).toContain('added-taken.u32')
    const { generation } = result as BuildResult
    const again = async () => (await built(sources, base, out, 1)).result
    expect(await again()).toMatchObject({ generation, read: 0, gone: 1 })
    // Also when all is there already.
    expect(await again()).toMatchObject({ generation, read: 0, gone: 0 })
  })

  test('shows and suggests what was added as it does the rest', async () => {
    const place = temporaryFolder()
    const [sources, out] = [join(place, 'sources'), join(place, 'index')]
    const base: Files = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`${i}.txt`, `${TITLES[0]}\n${LINES[i % 4]}`]),
    )
    await built(sources, base, out)
    const one = '岚江省汐山县水务局2015年政府信息公开年度报告\n一、概述\n本年度公开12条。'
    await built(sources, { ...base, 'added.txt': one }, out, 1)
    const index = await openIndex(out)
    expect(index.suggest('岚江省汐山').suggestions).toMatchObject([
      { text: '岚江省汐山县水务局', kind: 'agency' },
    ])
    const report = index.report('added.txt')
    expect(report?.sections.map(({ text }) => text)).toContain('一、概述\n本年度公开12条。')
  })

  test('does not suggest who is gone, nor leave out who stands behind', async () => {
    const place = temporaryFolder()
    const [sources, out] = [join(place, 'sources'), join(place, 'index')]
    const about = (agency: string) =>
      `${agency}2013年政府信息公开年度报告\n一、概述\n本年度公开12条。`
    const base: Files = Object.fromEntries([
      ...Array.from({ length: 30 }, (_, i) => [`${i}.txt`, `${TITLES[0]}\n${LINES[i % 4]}`]),
      ['west.txt', about('岚江省柳西县水利局')],
      ['east.txt', about('岚江省柳东县水利局')],
    ])
    await built(sources, base, out)
    const { 'west.txt': _, ...rest } = base
    await built(sources, rest, out, 1)
    expect(readdirSync(currentOf(out))).toContain('added-taken.u32')
    const index = await openIndex(out)
    expect(index.suggest('岚江省柳', 1).suggestions).toMatchObject([{ text: '岚江省柳东县水利局' }])
    const [first] = index.search('岚江省柳西县水利局').help?.instead ?? []
    expect(first).toMatchObject({ query: '岚江省柳东县水利局', reason: 'agency' })
  })
})
