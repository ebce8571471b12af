import { deserialize, serialize } from 'node:v8'
import { describe, expect, test } from 'vitest'
import type { AnalyzedOutcome, ReadTask } from '../../src/build/outcome.ts'
import { analysing } from '../../src/build/perform-analysed.ts'
import { type SentOutcomes, wordsReceived, wordsSent } from '../../src/build/sent-words.ts'
import { SLOT_BITS } from '../../src/engine/embedded/vocabulary.ts'

const TEXTS = [
  '岚江省水利厅公示水价',
  '水费没有变动',
  '岚江省水利厅准时到户',
  '公开目录',
  '水价目录',
]

/** Two lines a task: the second is no report. */
const tasks = TEXTS.map((text, at): ReadTask => {
  const lines = [JSON.stringify({ id: `${at}`, text }), 'nothing']
  return {
    kind: 'lines',
    path: '/x/crawl.jsonl',
    id: 'crawl.jsonl',
    lines: lines.map((line, i) => ({
      number: 2 * at + i + 1,
      offset: 0,
      bytes: Buffer.from(line),
    })),
  }
})

/** What each report says, as words. */
const wordsOf = (outcomes: readonly AnalyzedOutcome[]) =>
  outcomes.map((outcome) => {
    if (outcome.kind === 'refused') return outcome.refusal.source
    const { words, vocabulary } = outcome.findings
    return Array.from(words, (entry) => vocabulary[entry >>> SLOT_BITS])
  })

async function sentBy(act: ReturnType<typeof analysing>) {
  const sent = wordsSent()
  const messages: SentOutcomes[] = []
  for (const task of tasks) messages.push(deserialize(serialize(sent(await act(task)))))
  return messages
}

describe.each([
  ['on and on', 1 << 24],
  ['anew after each task', 0],
  ['anew now and then', 300],
])('words numbered %s', (_, largest) => {
  test('are those of each report alone, also when all messages are there', async () => {
    const messages = await sentBy(analysing(largest))
    const received = wordsReceived()
    const outcomes = messages.map(received)
    const alone = await Promise.all(tasks.map((task) => analysing()(task)))
    expect(outcomes.map(wordsOf)).toEqual(alone.map(wordsOf))
    expect(outcomes.flatMap(wordsOf)).toHaveLength(2 * TEXTS.length)
  })

  test('are sent once while they are numbered on', async () => {
    let known = new Set<string>()
    for (const { isAnew, words } of await sentBy(analysing(largest))) {
      if (isAnew) known = new Set()
      expect(words.filter((word) => known.has(word))).toEqual([])
      for (const word of words) known.add(word)
    }
  })
})

test('words are numbered anew as soon as they are too long together, however few they are', async () => {
  const sent = wordsSent()
  const act = analysing(10_000)
  const isAnew: boolean[] = []
  for (const id of ['1', '2', '3', '4', '5']) {
    const bytes = Buffer.from(JSON.stringify({ id, text: `案号${id.repeat(4_000)}公开` }))
    const lines = [{ number: 1, offset: 0, bytes }]
    isAnew.push(sent(await act({ kind: 'lines', path: '/x/a.jsonl', id: 'a', lines })).isAnew)
  }
  expect(isAnew).toEqual([true, false, false, true, false])
})

test('limits are bound anew after a report was read, and after it was analysed', async () => {
  let times = 0
  await analysing()(tasks[0] as ReadTask, () => {
    times += 1
  })
  // One report; a line that is none is read as well.
  expect(times).toBe(3)
})
