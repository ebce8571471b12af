import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import nodejieba from 'nodejieba'
import { beforeAll, describe, expect, test } from 'vitest'
import { searchForm, wordsOf } from '../../src/analyze.ts'
import { lexiconText } from '../../src/lexicon.ts'
import { Dictionary } from '../../src/segment/dictionary.ts'
import { jieba } from '../../src/segment/jieba.ts'
import { NO_REAL_REPORTS, REAL_REPORTS, SAMPLE } from '../support/collections.ts'
import { hardText } from '../support/texts.ts'

const OWN = fileURLToPath(new URL('../../index-data/lexicon/words.txt', import.meta.url))
const DICTIONARY = createRequire(import.meta.url).resolve(
  'nodejieba/submodules/cppjieba/dict/jieba.dict.utf8',
)
const WORK_REPORTS = join(REAL_REPORTS, '../work-reports')
const NO_WORK_REPORTS = existsSync(WORK_REPORTS)
  ? undefined
  : ' (skipped: no ../shared/work-reports beside the checkout)'

const wordsOfJieba = readFileSync(DICTIONARY, 'utf8')
  .split('\n')
  .map((line) => line.split(' ')[0] as string)
  .filter((word) => word !== '')
const ours = jieba(() => Dictionary.of(readFileSync(DICTIONARY, 'utf8'), lexiconText('words.txt')))

const form = (text: string) => searchForm(text).text

function wordsOfOurs(form: string): string[] {
  const ends = [...ours.ends(form)]
  return ends.map((end, i) => form.slice(ends[i - 1] ?? 0, end))
}

/** What indexes were built with: the native cut, and in each piece runs of letters and digits whole. */
function wordsOfNative(form: string): string[] {
  return nativePieces(form).flatMap((piece) => {
    const joined: string[] = []
    for (const word of nodejieba.cut(piece)) {
      const both = [joined.at(-1) ?? '', word]
      if (both.every((part) => /^[0-9a-z.:]+$/.test(part))) joined.splice(-1, 1, both.join(''))
      else joined.push(word)
    }
    return joined
  })
}

/** At most 4,096 units, up to the last break in them but the first unit, never within a character. */
function nativePieces(form: string): string[] {
  if (form.length <= 4_096) return [form]
  const head = form.slice(0, 4_096)
  const at = head.lastIndexOf('|')
  const end = at > 0 ? at : /[\ud800-\udbff]$/.test(head) ? 4_095 : 4_096
  return [form.slice(0, end), ...nativePieces(form.slice(end))]
}

beforeAll(() => {
  nodejieba.load({ userDict: OWN })
})

describe('the words are those of cppjieba, to the last', () => {
  const word = fc
    .integer({ min: 0, max: wordsOfJieba.length - 1 })
    .map((i) => wordsOfJieba[i] ?? '')
  const within = (from: number, to: number) =>
    fc.integer({ min: from, max: to }).map((code) => String.fromCodePoint(code))
  const mark = fc.constantFrom(...'|||,.:：，。、（）《》—-…·', '——')
  const piece = fc.oneof(
    { weight: 4, arbitrary: word },
    // Words that overlap, and parts of words.
    { weight: 2, arbitrary: word.map((text) => text.slice(1)) },
    { weight: 2, arbitrary: word.map((text) => text.slice(0, -1)) },
    within(0x4e00, 0x9fff),
    within(0x3400, 0x4dbf),
    within(0x20000, 0x2a6df),
    within(0x3041, 0x30ff),
    fc.constantFrom(
      'T恤',
      'C++',
      'c#',
      'AT&T',
      'B超',
      '3.14',
      '12:30',
      '5g',
      '〔2012〕3号',
      '22,000',
    ),
    fc.nat(99_999).map(String),
    fc.stringMatching(/^[a-zA-Z]{1,6}$/),
    mark,
    fc
      .tuple(fc.oneof(word, mark), fc.integer({ min: 2, max: 9 }))
      .map(([text, n]) => text.repeat(n)),
    hardText(4),
  )

  const expectSame = (text: string) => {
    const it = form(text)
    expect(wordsOfOurs(it)).toEqual(wordsOfNative(it))
    return it.length
  }

  test('of words, parts of words and what stands between them', () => {
    const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, (text) => void expectSame(text)),
      { numRuns: 5_000 },
    )
  })

  test('of long texts, cut in pieces', () => {
    const text = fc
      .array(piece, { minLength: 1_500, maxLength: 2_500, size: 'max' })
      .map((pieces) => pieces.join('').slice(0, 5_000))
    fc.assert(
      fc.property(text, (text) => void expectSame(text)),
      { numRuns: 30 },
    )
  })

  test('of one word again and again', () => {
    const text = fc.tuple(
      fc.oneof(
        word,
        within(0x4e00, 0x9fff),
        within(0x20000, 0x2a6df),
        fc.constantFrom('|', 'a', '1'),
      ),
      fc.integer({ min: 2, max: 5_000 }),
      word,
    )
    fc.assert(
      fc.property(text, ([text, units, tail]) => {
        expectSame(text.repeat(Math.ceil(units / text.length)) + tail)
      }),
      { numRuns: 100 },
    )
  })

  // Off by the last bit of a logarithm, 屡屡|屡|政府 and the like.
  test.each([
    ['屡屡屡政府', ['屡', '屡屡', '政府']],
    ['尝尝尝水利局', ['尝尝', '尝', '水利局']],
    ['宝宝宝公开信息', ['宝宝', '宝', '公开', '信息']],
    ['嘟嘟嘟公开信息', ['嘟', '嘟嘟', '公开', '信息']],
  ])('%s is cut as cppjieba rounds what is equally likely', (text, words) => {
    expect(nodejieba.cut(text)).toEqual(words)
    expect(wordsOfOurs(text)).toEqual(words)
  })

  test('which are cut without its model for unknown words', () => {
    const text = '岑溟阙到岚川镇视察'
    expect(nodejieba.cut(text, true)).toContain('岑溟')
    expect(nodejieba.cut(text)).toEqual(nodejieba.cut(text, false))
    expect(wordsOfOurs(text)).toEqual(nodejieba.cut(text))
  })

  const expectSameIn = (folder: string) => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    let units = 0
    for (const file of files.filter((file) => file.endsWith('.txt'))) {
      units += expectSame(readFileSync(join(folder, file), 'utf8'))
    }
    return units
  }

  test('of the sample', () => {
    expect(expectSameIn(SAMPLE)).toBeGreaterThan(5_000)
  })

  test.skipIf(NO_REAL_REPORTS)(`of real reports${NO_REAL_REPORTS ?? ''}`, () => {
    expect(expectSameIn(REAL_REPORTS)).toBeGreaterThan(10_000)
  })

  test.skipIf(NO_WORK_REPORTS)(`of real work reports${NO_WORK_REPORTS ?? ''}`, () => {
    expect(expectSameIn(WORK_REPORTS)).toBeGreaterThan(100_000)
  })
})

test('no form has a mark at which cppjieba cuts by itself, or half a character', () => {
  let all = ''
  for (let code = 0; code <= 0x10ffff; code++) all += `中${String.fromCodePoint(code)}国`
  const it = form(all)
  expect(it.length).toBeGreaterThan(2 * 0x110000)
  expect(it.match(/[ \t\n，。]/g)).toBeNull()
  expect(Buffer.from(it).toString()).toBe(it)
})

test('the dictionary is read when the first words are asked for, and once', () => {
  let times = 0
  const segmenter = jieba(() => {
    times++
    return Dictionary.of('山 9 n\n山水 1 n\n', '')
  })
  expect(times).toBe(0)
  expect([...segmenter.ends('山水')]).toEqual([2])
  segmenter.load()
  expect(times).toBe(1)
})

test('letters and digits stay together, and long texts are cut at breaks', () => {
  expect(wordsOf('2013年430s00039').map(({ text }) => text)).toEqual(['2013', '年', '430s00039'])
  const long = `${'公开'.repeat(2_047)}公|开工`
  expect(wordsOf(long).at(-1)).toEqual({ text: '开工', at: long.length - 2 })
  expect(
    wordsOf(long)
      .map(({ text }) => text)
      .join(''),
  ).toBe(long.replaceAll('|', ''))
})
