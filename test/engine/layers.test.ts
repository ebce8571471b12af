import { setTimeout as after } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWorthAdding } from '../../src/engine/embedded/layers/worth-adding.ts'
import { writeAddition } from '../../src/engine/embedded/layers/write-addition.ts'
import {
  type PublishedReports,
  publishedReports,
} from '../../src/engine/embedded/published-reports.ts'
import { type Indexed, writeIndex } from '../../src/engine/embedded/write-index.ts'
import { contentsOf } from '../support/contents.ts'
import { analyzed, reportOf } from '../support/reports.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** Some stand in many sections, so that runs and postings are long; some nearly nowhere. */
const PIECES = ['政务公开', '公开', '计劃', '。', '\n', '2013年', '𠀀', '\ud800', '，', 'é', '的']
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((all) => all.join(''))
/** Reports by id: a report may have no section, and a section no text. */
type Texts = Readonly<Record<string, readonly string[]>>
const reports: fc.Arbitrary<Texts> = fc.dictionary(
  fc.constantFrom(...'abcdefghijkl'),
  fc.array(text, { maxLength: 3 }),
  { noNullPrototype: false },
)
const step = fc.record({
  changes: reports,
  isKept: fc.func(fc.boolean()),
  duplicates: fc.constantFrom('', 'acx', 'bdfhjl'),
})

const ANALYSIS = 'layers'
const sorted = (texts: Texts) => Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))
const duplicatesOf = (id: string, all: string) => (all.includes(id) ? ['z'] : [])

function made(id: string, texts: readonly string[], duplicates: readonly string[]) {
  return analyzed(reportOf(id, texts, { title: `标题${id}`, duplicates: [...duplicates] }))
}

async function published(folder: string): Promise<PublishedReports> {
  const reports = await publishedReports(folder)
  if (reports === null) throw new Error('nothing is published')
  return reports
}

test('what is added to a base again and again is searched as if all had been written at once', async () => {
  await fc.assert(
    fc.asyncProperty(
      reports,
      fc.array(step, { minLength: 1, maxLength: 3 }),
      async (first, steps) => {
        const [grown, anew] = [temporaryFolder(), temporaryFolder()]
        const all = sorted(first).map(([id, texts]) => made(id, texts, []))
        await writeIndex(grown, ANALYSIS, all, { suggestions: () => '一' })
        let before = first
        for (const { changes, isKept, duplicates } of steps) {
          const kept = Object.fromEntries(Object.entries(before).filter(([id]) => isKept(id)))
          const after: Texts = { ...kept, ...changes }
          const ordinals = new Map(sorted(before).map(([id], ordinal) => [id, ordinal]))
          const next = sorted(after).map(([id, texts]): Indexed => {
            const linked = duplicatesOf(id, duplicates)
            if (id in changes) return made(id, texts, linked)
            return { ordinal: ordinals.get(id) as number, duplicates: linked }
          })
          const earlier = await published(grown)
          await writeAddition(grown, ANALYSIS, next, earlier, { suggestions: () => '一' })
          const whole = sorted(after).map(([id, texts]) => {
            return made(id, texts, duplicatesOf(id, duplicates))
          })
          await writeIndex(anew, ANALYSIS, whole, { suggestions: () => '一' })
          expect(await contentsOf(grown, ANALYSIS)).toEqual(await contentsOf(anew, ANALYSIS))
          before = after
        }
        // Merged, it is the generation that is written at once.
        const [layered, written] = [await published(grown), await published(anew)]
        const known = sorted(before).map(([id], ordinal) => {
          return { ordinal, duplicates: duplicatesOf(id, steps.at(-1)?.duplicates ?? '') }
        })
        const earlier = await layered.merged()
        const id = await writeIndex(grown, ANALYSIS, known, { earlier, suggestions: () => '一' })
        expect(id).toBe(written.published.id)
      },
    ),
    { numRuns: 60 },
  )
}, 120_000)

test('a tenth of a base is worth adding, more is merged', () => {
  const isWorth = (added: number, dropped: number) =>
    isWorthAdding({ base: 100, added, dropped }, 100)
  expect([isWorth(10, 0), isWorth(0, 10), isWorth(6, 4)]).toEqual([true, true, true])
  expect([isWorth(11, 0), isWorth(6, 5)]).toEqual([false, false])
  expect(isWorthAdding({ base: 99, added: 1, dropped: 0 }, 100)).toBe(false)
})

test('what was made of a base is taken over by a generation that has the same', async () => {
  const folder = temporaryFolder()
  const texts = Array.from({ length: 3 }, (_, i) => made(`${i}`, ['水价'], []))
  await writeIndex(folder, ANALYSIS, texts, { suggestions: () => '' })
  // What is held is what was written before it was read, by the clock of the file system.
  await after(20)
  const first = await published(folder)
  const known = [0, 1, 2].map((ordinal) => ({ ordinal, duplicates: [] }))
  await writeAddition(folder, ANALYSIS, [...known, made('3', ['水费'], [])], first, {
    suggestions: () => '',
  })
  const second = await publishedReports(folder, first)
  expect(second?.base).toBe(first.base)
  expect(second?.readAt).toBe(first.readAt)
  expect(second?.forms(3)).toEqual(['水费'])
  const anew = await publishedReports(folder)
  expect(anew?.base).not.toBe(first.base)
  expect(anew?.base.columns).toEqual(first.base.columns)
})
