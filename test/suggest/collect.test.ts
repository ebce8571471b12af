import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordsOfCut } from '../../src/model/analyzed.ts'
import { citationsIn, namesPolicy } from '../../src/suggest/citations.ts'
import { SuggestionCollector } from '../../src/suggest/collect.ts'
import { NameCounts } from '../../src/suggest/name-counts.ts'
import { LONGEST_COUNTED, PhraseCounts } from '../../src/suggest/phrase-counts.ts'
import type { PhraseSource } from '../../src/suggest/phrases.ts'
import { byRank, type Suggestion } from '../../src/suggest/suggestion.ts'
import { formatSuggestions, parseSuggestions } from '../../src/suggest/suggestions-file.ts'
import { Writings } from '../../src/suggest/writings.ts'
import { agencyOf, folds, formOf, sectionsOf, suggestionsOfSample } from './sample.ts'

const none = { agency: null, script: null }

function collected(add: (collector: SuggestionCollector) => void): Suggestion[] {
  const collector = new SuggestionCollector(folds)
  add(collector)
  return collector.finish()
}

/** Texts of the phrases when each text is that of eight sections. */
function phrasesOf(...texts: readonly string[]): string[] {
  return collected((collector) => {
    for (let i = 0; i < 8; i++) collector.add(none, sectionsOf(...texts))
  })
    .filter(({ kind }) => kind === 'phrase')
    .map(({ text }) => text)
}

describe('agencies', () => {
  test('by their full name and their short one, weighed by the sections of their reports', () => {
    const found = collected((collector) => {
      collector.add(agencyOf('攸县人民政府', '攸縣政府'), sectionsOf('甲。', '乙。'))
      collector.add(agencyOf('攸县人民政府'), sectionsOf('丙。'))
    })
    expect(found.map(({ text, kind, sections }) => [text, kind, sections])).toEqual([
      ['攸县人民政府', 'agency', 3],
      ['攸縣政府', 'agency', 2],
    ])
  })

  test('a place that stands for its government is not its name', () => {
    const found = collected((collector) =>
      collector.add(agencyOf('广东省人民政府', '广东省'), sectionsOf('甲。')),
    )
    expect(found.map(({ text }) => text)).toEqual(['广东省人民政府'])
  })
})

describe('policies', () => {
  test.each([
    ['依《政府信息公开条例》办', ['《政府信息公开条例》']],
    ['《关于印发《办法》的通知》', ['《办法》', '《关于印发《办法》的通知》']],
    ['根据国办发〔2011〕22号文件', ['国办发〔2011〕22号']],
    ['（湘政办发[2012]5号）', ['湘政办发〔2012〕5号']],
    ['按湘政办发（2012） 5 号', ['湘政办发〔2012〕5号']],
    ['落實嵐政發〔2011〕26號', ['嵐政發〔2011〕26号']],
    ['《没有完', []],
    ['多出来》', []],
    ['《跨\n行》', []],
    ['〔2011〕22号', []],
    ['我们在这一年里认真学习了新的省政发〔2011〕22号', ['省政发〔2011〕22号']],
    ['我们在这一年里认真学习了新国政发〔2011〕22号', []],
  ])('%s', (text, citations) => {
    expect(citationsIn(text)).toEqual(citations)
  })

  test.each([
    ['政府信息公开条例', true],
    ['办法', false],
    ['暂行办法', false],
    ['人民日报', false],
    ['刑法', true],
    ['行政许可法2019修正', true],
    ['安全生产责任追究办法试行', true],
    ['国办发201122号', true],
  ])('%s: %s', (form, names) => {
    expect(namesPolicy(form)).toBe(names)
  })

  test('one of two scripts and spacings, as written most often', () => {
    const found = collected((collector) =>
      collector.add(
        none,
        sectionsOf('《公開條例》', '《公开 条例》', '《公开条例》', '《公开条例》《公開條例》'),
      ),
    )
    expect(found.find(({ kind }) => kind === 'policy')).toMatchObject({
      text: '《公开条例》',
      form: '公开条例',
      sections: 4,
    })
  })
})

test('headings without their numbers and closing points', () => {
  const headings = [
    '一、概述',
    '（二）概述：',
    '2. 概　述',
    '第一部分 总体情况。',
    '2014年打算',
    '',
  ]
  const found = collected((collector) =>
    collector.add(
      none,
      sectionsOf(...headings.map(() => '甲。')).map((analyzed, i) => ({
        ...analyzed,
        section: { ...analyzed.section, headings: ['三、外', headings[i] ?? ''] },
      })),
    ),
  )
  expect(found.map(({ text, kind, sections }) => [text, kind, sections])).toEqual([
    ['概述', 'heading', 3],
    ['总体情况', 'heading', 1],
    ['2014年打算', 'heading', 1],
  ])
})

describe('phrases', () => {
  test('what stands nearly always in a longer phrase is not one', () => {
    expect(phrasesOf('推进营商环境。')).toEqual(['推进营商环境'])
    expect(phrasesOf('推进营商环境。', '优化营商环境。')).toContain('营商环境')
  })

  test('breaks and brackets part words, quotes do not', () => {
    expect(phrasesOf('优化、环境。')).toEqual(['优化', '环境'])
    expect(phrasesOf('优化《环境》。')).toEqual(['优化', '环境'])
    expect(phrasesOf('优化“环境”。')).toEqual(['优化环境'])
  })

  test('not in a number, nor in words that only join others', () => {
    expect(phrasesOf('的环境和，2013年。')).toEqual(['环境'])
  })

  test('written as the reports write it', () => {
    expect(phrasesOf('建设GDP体系。')).toEqual(['建设GDP体系'])
    expect(phrasesOf('優化環境。')).toEqual(['優化環境'])
    expect(phrasesOf('著作权。')).toEqual(['著作权'])
  })

  test('in one script, that of most sections', () => {
    const found = collected((collector) => {
      for (let i = 0; i < 8; i++) {
        collector.add({ agency: null, script: 'hant' }, sectionsOf('優化環境。', '優化服務。'))
        collector.add({ agency: null, script: 'hans' }, sectionsOf('环境服务。'))
      }
    })
    expect(found.map(({ text }) => text)).toEqual([
      '優化',
      '服務',
      '環境',
      '優化服務',
      '環境服務',
      '優化環境',
    ])
  })

  test('of a large index few sections are asked for, and phrases weigh as if all were', () => {
    const sources = sectionsOf('推进营商环境。', '办理水价公示。').map(({ section, cut }) => ({
      text: section.text,
      form: wordsOfCut(cut)
        .map(({ text }) => text)
        .join(''),
      starts: wordsOfCut(cut).map(({ at }) => at),
    }))
    const collector = new SuggestionCollector(folds, 100_000)
    let asked = 0
    for (let i = 0; i < 20_000; i++) {
      const section = (place: number) => {
        asked += 1
        return sources[place] as PhraseSource
      }
      const sections = [`${i}.txt#0`, ...(i % 4 === 0 ? [`${i}.txt#1`] : [])]
      const heads = sections.map((id) => ({ id, headings: [] }))
      collector.addNamed({ ...none, sections: heads }, [], section)
    }
    // One of eight: 25,000 / 8 is 3,125.
    expect(Math.abs(asked - 3125)).toBeLessThan(200)
    const found = new Map(collector.finish().map(({ text, sections }) => [text, sections]))
    expect([...found.keys()]).toEqual(['推进营商环境', '办理水价公示'])
    expect(Math.abs((found.get('推进营商环境') ?? 0) - 20_000)).toBeLessThan(1500)
    expect(Math.abs((found.get('办理水价公示') ?? 0) - 5000)).toBeLessThan(700)
  })

  test('too rare ones are none', () => {
    expect(collected((collector) => collector.add(none, sectionsOf('优化', '优化')))).toEqual([])
  })
})

const words = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 12 }), {
  maxLength: 40,
})

function countBySearch(
  sections: readonly (readonly number[])[],
  phrase: readonly number[],
): number {
  const inside = (run: readonly number[]) => ` ${run.join(' ')} `.includes(` ${phrase.join(' ')} `)
  return sections.filter(inside).length
}

test.each([[1_000_000], [60]])(
  'counts of phrases are never too high, and too low by no more than stated (%d)',
  (limit) => {
    fc.assert(
      fc.property(words, (sections) => {
        const counts = new PhraseCounts(limit)
        sections.forEach((run, section) => {
          counts.add(run, section)
        })
        for (const { words: phrase, sections: counted } of counts.phrases(1)) {
          const exact = countBySearch(sections, phrase)
          expect(counted).toBeLessThanOrEqual(exact)
          expect(counts.count(counts.find(phrase))).toBe(counted)
          expect(phrase.length).toBeLessThanOrEqual(LONGEST_COUNTED)
        }
        for (const run of sections) {
          for (let length = 1; length <= Math.min(run.length, LONGEST_COUNTED); length++) {
            const phrase = run.slice(0, length)
            const counted = counts.count(counts.find(phrase))
            const missed = length - 1 + counts.forgotten
            expect(counted).toBeGreaterThanOrEqual(countBySearch(sections, phrase) - missed)
          }
        }
      }),
    )
  },
)

test('of the ways in which a word is written the most frequent counts, of equals the first by code units', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('公开', '公開', '公 開', ''), { maxLength: 16 }),
      (all) => {
        const writings = new Writings()
        for (const writing of all) writings.insert(writings.seen, writing, 0)
        expect(writings.seen).toBe(all.length)
        const countOf = (writing: string) => all.filter((each) => each === writing).length
        const [most = ''] = [...all].sort((a, b) => countOf(b) - countOf(a) || (a < b ? -1 : 1))
        expect(writings.most()).toBe(most)
      },
    ),
  )
})

test('rare names are forgotten before frequent ones', () => {
  const counts = new NameCounts(4)
  for (const name of ['甲甲', '甲甲', '乙乙', '丙丙', '丁丁', '戊戊']) counts.add(name, name)
  expect([...counts.candidates('policy')]).toEqual([
    { text: '甲甲', form: '甲甲', kind: 'policy', sections: 2 },
    { text: '戊戊', form: '戊戊', kind: 'policy', sections: 1 },
  ])
})

describe('the sample', () => {
  test('gives the same text each time, which gives the same suggestions', async () => {
    const suggestions = await suggestionsOfSample()
    const text = formatSuggestions(suggestions)
    expect(formatSuggestions(await suggestionsOfSample())).toBe(text)
    expect(parseSuggestions(text)).toEqual(suggestions)
    expect(suggestions.length).toBeGreaterThan(1000)
  })

  test('each form stands once, in order of rank, and is that of its text', async () => {
    const suggestions = await suggestionsOfSample()
    expect(new Set(suggestions.map(({ form }) => form)).size).toBe(suggestions.length)
    expect([...suggestions].sort(byRank)).toEqual(suggestions)
    for (const { text, form, readings } of suggestions) {
      expect(formOf(text).replace(/^\|+|\|+$/g, '')).toBe(form)
      expect(text).not.toMatch(/[\t\n]/)
      for (const reading of readings) expect(reading).not.toMatch(/[\t\n/]|^ | $| {2}/)
    }
  })
})

test.each(['', 'suggestions 0\n', 'suggestions 1\nx\t1\ta\t\ta\n', 'suggestions 1\na\t1\ta\t\ta'])(
  'a text of another shape is refused',
  (text) => {
    expect(() => parseSuggestions(text)).toThrow(RangeError)
  },
)
