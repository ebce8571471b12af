import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ServedFolder } from '../support/served-folder.ts'

/** What is done (the words are those of `ServedFolder`), what happens, and what is served in the end. */
const CASES: readonly (readonly [
  what: string,
  steps: string,
  happened: readonly string[],
  served: string,
])[] = [
  ['what is named is served: nothing happens', 'look; look; look', [], 'a'],
  [
    'another one is opened and taken up, and the one before ends',
    'names b; look; look; opens b',
    ['opening b', 'took up b', 'closed a'],
    'b',
  ],
  ['what was seen once may be half a step', 'names b; look; names a; look', [], 'a'],
  ['a folder that is gone for a moment is not told', 'absent; look; names a; look; look', [], 'a'],
  ['the same one written again is the same', 'names a; look; look', [], 'a'],
  [
    'who asked before is answered by the one before, which ends then',
    'ask; ask; names b; look; look; ask; opens b; ask; answers b; answers a; answers a; answers a',
    [
      'opening b',
      'took up b',
      '4: 200 by b',
      '1: 200 by a',
      '2: 200 by a',
      'closed a',
      '3: 200 by a',
    ],
    'b',
  ],
  [
    'what is named during an opening is opened after it',
    'names b; look; look; names c; look; look; opens b; look; look; opens c',
    ['opening b', 'took up b', 'closed a', 'opening c', 'took up c', 'closed b'],
    'c',
  ],
  [
    'what cannot be served is told once, and not tried again',
    'names b; look; look; refuses b; look; look; look',
    [
      'opening b',
      'generation b cannot be served: Index x: it is too large. Generation a is served on. Start again.',
    ],
    'a',
  ],
  [
    'what could not be served is tried again when it was written again',
    'names b; look; look; refuses b; names b; look; look; opens b',
    [
      'opening b',
      'generation b cannot be served: Index x: it is too large. Generation a is served on. Start again.',
      'opening b',
      'took up b',
      'closed a',
    ],
    'b',
  ],
  [
    'where the newer one is damaged, what is served instead says so, until it is mended',
    'names b; look; look; opens b a; look; look; names b; look; look; opens b',
    ['opening b', 'took up a, b is damaged', 'closed a', 'opening b', 'took up b', 'closed a'],
    'b',
  ],
  [
    'what was served instead of a damaged one is served as itself when it is named',
    'names b; look; look; opens b a; names a; look; look; opens a',
    ['opening b', 'took up a, b is damaged', 'closed a', 'opening a', 'took up a', 'closed a'],
    'a',
  ],
  [
    'a folder that is gone is told once, and followed when it is back',
    'absent; look; look; look; look; names a; look; look; names b; look; look; opens b',
    [
      'Index x: it is gone. Generation a is served on. Build it.',
      'opening b',
      'took up b',
      'closed a',
    ],
    'b',
  ],
  [
    'when the one that is served ends, all ends',
    'ask; ends a',
    ['1: 503 by a', 'ended: out of memory'],
    'a',
  ],
  [
    'when the one before ends with requests open, these are told and nothing else ends',
    'ask; names b; look; look; opens b; ends a; ask; answers b',
    [
      'opening b',
      'took up b',
      'closed a',
      'generation a ended before its last answers: out of memory. Generation b is served on.',
      '1: 503 by a',
      '2: 200 by b',
    ],
    'b',
  ],
  [
    'who stops waits for no opening',
    'names b; look; look; stop; look; look',
    ['opening b', 'gave up b', 'closed a'],
    'a',
  ],
  ['who has stopped looks no more', 'stop; names b; look; look', ['closed a'], 'a'],
  [
    'who stops ends those that still answer as well',
    'ask; names b; look; look; opens b; stop',
    ['opening b', 'took up b', 'closed b', 'closed a', 'cut off 1'],
    'b',
  ],
]

describe('the newest generation', () => {
  test.each(CASES)('%s', async (_, steps, happened, served) => {
    const folder = new ServedFolder()
    for (const step of steps.split('; ')) await folder.step(step)
    expect(folder.log).toEqual(happened)
    expect(folder.served).toBe(served)
  })
})

test('what is open just when the server stops is closed, and not told', async () => {
  const folder = new ServedFolder()
  for (const step of ['names b', 'look', 'look']) await folder.step(step)
  await Promise.all([folder.step('opens b'), folder.step('stop')])
  expect(folder.log).toEqual(['opening b', 'gave up b', 'closed a', 'closed b'])
})

const STEPS = [
  ...['a', 'b', 'c'].flatMap((id) => [`names ${id}`, `answers ${id}`, `opens any ${id}`]),
  ...['absent', 'refuses', 'opens', 'look', 'look', 'look', 'ask', 'ask', 'ask'],
]

test('whatever happens in whatever order, each request is answered once by what was served when it was asked', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...STEPS), { maxLength: 60 }),
      fc.constantFrom('a', 'b', 'c'),
      async (steps, last) => {
        const folder = new ServedFolder()
        for (const step of steps) {
          await folder.step(step)
          expect(folder.openings.length).toBeLessThan(2)
        }
        // What is under way may be refused still; what is named last is opened after it.
        for (const step of ['refuses', `names ${last}`, 'look', 'look', 'opens'])
          await folder.step(step)
        expect(folder.served).toBe(last)
        while (folder.all.some(({ waiting }) => waiting.length > 0))
          for (const id of ['a', 'b', 'c']) await folder.step(`answers ${id}`)
        for (const { served, answeredBy } of folder.asked) expect(answeredBy).toEqual([served])
        expect(folder.log.filter((line) => /^cut off|^ended/.test(line))).toEqual([])
        const closed = folder.log.filter((line) => line.startsWith('closed'))
        expect(closed).toHaveLength(folder.all.length - 1)
        await folder.newest.close()
      },
    ),
    { numRuns: 200 },
  )
})
