import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { analyzeTerm } from '../../src/analyze.ts'
import { openEngine } from '../../src/engine/embedded/embedded-engine.ts'
import {
  LAYERED_FORMAT,
  type Manifest,
  READABLE_FORMATS,
} from '../../src/engine/embedded/generations/manifest.ts'
import { verify } from '../../src/engine/embedded/generations/verify.ts'
import type { QueryTerm } from '../../src/model/query.ts'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const formats = readdirSync(HERE).flatMap((name) => /^format-(\d+)$/.exec(name)?.[1] ?? [])

function manifestOf(folder: string): Manifest {
  const [id = ''] = readFileSync(join(folder, 'current'), 'utf8').split('\n')
  return JSON.parse(readFileSync(join(folder, 'generations', id, 'manifest.json'), 'utf8'))
}

test('there is a golden index of every format from 2 on', () => {
  const wanted = Array.from({ length: Math.max(...READABLE_FORMATS) - 1 }, (_, i) => `${i + 2}`)
  expect(formats.sort()).toEqual(wanted)
})

describe.each(formats)('an index of format %s', (format) => {
  const folder = join(HERE, `format-${format}`)
  const { analysis, format: written } = manifestOf(folder)

  test('says which it is', () => expect(`${written}`).toBe(format))

  if (Number(format) === LAYERED_FORMAT)
    test('is read as it was written, both layers as one', async () => {
      const engine = await openEngine(folder, analysis)
      expect(engine.notice).toBeNull()
      expect([engine.reportCount, engine.sectionCount]).toEqual([11, 22])
      // What was added stands between reports of the base, in the order of ids.
      expect([5, 4, 6].map((at) => engine.report(at).id)).toEqual(['n05-a', 'n05', 'n06'])
      expect(engine.section(11).text).toBe('檢修完畢，按計畫恢復供水。')
      const found = (term: string) => [...engine.match([analyzeTerm(term) as QueryTerm]).sections]
      expect(found('恢复供水')).toEqual([10, 11])
      expect(found('第6号')).toEqual([12])
      expect(found('停水公告')).toHaveLength(10)
      expect(engine.wordSpread('检修')).toBe(11)
      expect((await verify(folder)).sound).toBe(true)
    })
  else if (READABLE_FORMATS.includes(Number(format)))
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
        `it has format ${format}, this version reads format ${READABLE_FORMATS.join(' and ')}`,
      )
      await expect(refused).rejects.toMatchObject({
        advice: expect.stringContaining('baosou index <folder> --out <index>'),
      })
      expect((await verify(folder)).sound).toBe(false)
    })
})
