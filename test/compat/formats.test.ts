import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { analyzeTerm } from '../../src/analyze.ts'
import { openEngine } from '../../src/engine/embedded/embedded-engine.ts'
import { FORMAT_VERSION, type Manifest } from '../../src/engine/embedded/generations/manifest.ts'
import { verify } from '../../src/engine/embedded/generations/verify.ts'
import type { QueryTerm } from '../../src/model/query.ts'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const formats = readdirSync(HERE).flatMap((name) => /^format-(\d+)$/.exec(name)?.[1] ?? [])

function manifestOf(folder: string): Manifest {
  const generations = join(folder, 'generations')
  const [id = ''] = readdirSync(generations)
  return JSON.parse(readFileSync(join(generations, id, 'manifest.json'), 'utf8')) as Manifest
}

test('there is a golden index of every format from 2 on', () => {
  const wanted = Array.from({ length: FORMAT_VERSION - 1 }, (_, i) => `${i + 2}`)
  expect(formats.sort()).toEqual(wanted)
})

describe.each(formats)('an index of format %s', (format) => {
  const folder = join(HERE, `format-${format}`)
  const { analysis, format: written } = manifestOf(folder)

  test('says which it is', () => expect(`${written}`).toBe(format))

  if (Number(format) === FORMAT_VERSION)
    test('is read as it was written', async () => {
      // Words and forms may have changed since: the analysis it was built with is taken as read.
      const engine = await openEngine(folder, analysis)
      expect(engine.notice).toBeNull()
      expect([engine.reportCount, engine.sectionCount]).toEqual([1, 3])
      expect(engine.report(0)).toMatchObject({
        title: '岚江省汐山县水务局2013年政府信息公开年度报告',
        year: 2013,
      })
      expect(engine.section(2).text).toBe('二、主动公开情况\n全年主动公开政府信息128条。')
      const { sections } = engine.match([analyzeTerm('公开的计划') as QueryTerm])
      expect([...sections]).toEqual([1])
      expect(engine.wordPostings('全年')).toMatchObject([{ sections: [2] }])
      expect((await verify(folder)).sound).toBe(true)
    })
  else
    test('is refused with what mends it', async () => {
      const refused = openEngine(folder, analysis)
      await expect(refused).rejects.toThrow(
        `it has format ${format}, this version reads format ${FORMAT_VERSION}`,
      )
      await expect(refused).rejects.toMatchObject({
        advice: expect.stringContaining('baosou index <folder> --out <index>'),
      })
      expect((await verify(folder)).sound).toBe(false)
    })
})
