import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BREAK } from '../../src/model/break.ts'
import { PhraseCounts } from '../../src/suggest/phrase-counts.ts'
import { type PhraseSource, Phrases } from '../../src/suggest/phrases.ts'
import { Writings } from '../../src/suggest/writings.ts'
import { folds, formOf } from './sample.ts'

/** Runs of words that are few, so that they stand in many sections, and several times in one. */
const runs = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 7 }), { maxLength: 3 })
/** Sections in their order; some are inserted when all others were counted. */
const counted = fc.array(fc.record({ runs, isNew: fc.boolean() }), { maxLength: 24 })

function tableOf(counts: PhraseCounts): Record<string, number> {
  const found = [...counts.phrases(1)].map(({ words, sections }) => [words.join(' '), sections])
  return Object.fromEntries(found)
}

test.each([[1_000_000], [40]])(
  'sections that are inserted are counted as if all had come in order (%d nodes)',
  (limit) => {
    fc.assert(
      fc.property(counted, fc.integer({ min: 1, max: 4 }), (sections, weight) => {
        const inOrder = new PhraseCounts(limit)
        sections.forEach(({ runs }, section) => {
          for (const run of runs) inOrder.add(run, section, weight)
        })
        const counts = new PhraseCounts(limit)
        const all = [...sections.keys()]
        const places = [
          ...all.filter((place) => !sections[place]?.isNew),
          ...all.filter((place) => sections[place]?.isNew),
        ]
        const runsOf = (section: number) => sections[places[section] as number]?.runs ?? []
        const numbered = {
          wordsOf: (section: number) => runsOf(section).flatMap((run) => [...run, 0]),
          placeOf: (section: number) => places[section] as number,
        }
        const known = sections.filter(({ isNew }) => !isNew).length
        for (let section = 0; section < known; section++) {
          for (const run of runsOf(section)) counts.add(run, section, weight)
        }
        const isWhole = counts.isWhole
        for (let section = known; section < places.length && counts.isWhole; section++) {
          counts.insert(section, numbered, weight)
        }
        expect(isWhole && counts.isWhole).toBe(inOrder.forgotten === 0)
        if (counts.isWhole) expect(tableOf(counts)).toEqual(tableOf(inOrder))
      }),
      { numRuns: 2000 },
    )
  },
)

test('a long section that is first with thousands of phrases is looked through a few times, not for each', () => {
  const words = Array.from({ length: 2000 }, (_, i) => i + 1)
  let looks = 0
  const watched = new Proxy([...words, 0], {
    get(target, key) {
      looks++
      return Reflect.get(target, key)
    },
  })
  const counts = new PhraseCounts()
  counts.add(words, 0)
  counts.insert(1, { wordsOf: () => watched, placeOf: (section) => 1 - section })
  const inOrder = new PhraseCounts()
  inOrder.add(words, 0)
  inOrder.add(words, 1)
  expect(tableOf(counts)).toEqual(tableOf(inOrder))
  expect(looks).toBeLessThan(100 * words.length)
})

/** Words of two characters in several writings, breaks, brackets, and quotes, which nobody sees. */
const piece = fc.constantFrom('公开', '公開', '环境', '環境', '优化', '的', '。', '《', '“', '12')
const source = fc.array(piece, { maxLength: 9 }).map((pieces): PhraseSource => {
  const starts: number[] = []
  let form = ''
  for (const text of pieces) {
    const own = text === '。' ? BREAK : formOf(text)
    if (own === '' || (own === BREAK && form.endsWith(BREAK))) continue
    starts.push(form.length)
    form += own
  }
  return { text: pieces.join(''), form, starts }
})
const script = fc.constantFrom('hans', 'hant', null)
const read = fc.array(fc.record({ source, script, isNew: fc.boolean() }), { maxLength: 60 })

test('phrases of sections that are inserted are found and written as if all had come in order', () => {
  let found = 0
  fc.assert(
    fc.property(read, (sections) => {
      const inOrder = new Phrases(folds.fold)
      for (const { source, script } of sections) inOrder.add(source, script)
      const phrases = new Phrases(folds.fold, 0, { keeps: true })
      const known: number[] = []
      sections.forEach(({ source, script, isNew }, place) => {
        if (isNew) return
        phrases.add(source, script)
        known.push(place)
      })
      phrases.open(known)
      sections.forEach(({ source, script, isNew }, place) => {
        if (isNew) phrases.insert(source, script, place)
      })
      const texts = (all: Phrases) =>
        all
          .candidates(formOf, sections.length)
          .map(({ text, form, sections }) => `${text} ${form} ${sections}`)
          .sort()
      expect(texts(phrases)).toEqual(texts(inOrder))
      found += texts(phrases).length
    }),
    { numRuns: 300 },
  )
  expect(found).toBeGreaterThan(300)
})

test('of occurrences that are inserted the first sixteen count', () => {
  const section = fc.record({
    writings: fc.array(fc.constantFrom('公开', '公開', '公 開'), { maxLength: 5 }),
    isNew: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(section, { maxLength: 14 }), (sections) => {
      const [inOrder, inserted] = [new Writings(), new Writings(true)]
      for (const { writings } of sections) {
        for (const writing of writings) {
          if (inOrder.isOpen) inOrder.insert(inOrder.seen, writing, 0)
        }
      }
      for (const isNew of [false, true]) {
        sections.forEach((section, number) => {
          if (section.isNew !== isNew) return
          for (const writing of section.writings) {
            const at = inserted.placeFor(number, (place) => place)
            if (at >= 0) inserted.insert(at, writing, number)
          }
        })
      }
      expect(inserted.seen).toBe(inOrder.seen)
      expect(inserted.most()).toBe(inOrder.most())
    }),
  )
})

test('a section of words without end between which nothing stands can be inserted', () => {
  const words = 200_000
  const form = '公开'.repeat(words)
  const starts = Array.from({ length: words }, (_, i) => 2 * i)
  const phrases = new Phrases(folds.fold, 0, { keeps: true })
  phrases.add({ text: '公开', form: '公开', starts: [0] }, 'hans')
  phrases.open([1])
  phrases.insert({ text: form, form, starts }, 'hans', 0)
  expect(phrases.isWhole).toBe(true)
})
