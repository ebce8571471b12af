import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchForm } from '../../src/analyze.ts'
import { findDuplicates, type Publication } from '../../src/duplicates/duplicates.ts'

/** A yearly report as its template has it: figures and names are filled in. */
function yearly(place: string, year: number, figure: (n: number) => number): string {
  const sentences = [
    `${place}财政局${year}年政府信息公开工作年度报告`,
    `根据《中华人民共和国政府信息公开条例》的规定，编制${year}年度报告。`,
    '本报告由概述、主动公开、依申请公开、复议诉讼、存在的问题和改进措施组成。',
    '我局高度重视政府信息公开工作，成立了由局长任组长的领导小组，明确专人负责，定期召开会议研究部署。',
    `一、主动公开情况。全年主动公开政府信息${figure(1)}条，其中规范性文件${figure(2)}件，动态信息${figure(3)}条。`,
    '通过门户网站、政务公开栏、查阅点等渠道公开，方便群众查询，接受社会监督，回应社会关切。',
    `二、依申请公开情况。全年收到申请${figure(4)}件，全部在规定期限内答复，其中同意公开${figure(5)}件。`,
    `三、复议诉讼情况。${year}年因政府信息公开被申请行政复议${figure(6)}件，行政诉讼${figure(7)}件。`,
    '四、存在的问题。公开的内容还不够全面，更新还不够及时，队伍的业务能力有待提高。',
    '五、改进措施。加强组织领导，完善工作机制，加大培训力度，拓宽公开渠道，强化监督考核。',
  ]
  return sentences.join('\n')
}

const FIGURES = (n: number) => n * 137
const OTHERS = (n: number) => n * 211 + 40
const TEXT = yearly('东河县', 2013, FIGURES)

function publication(id: string, text: string, about: Partial<Publication> = {}): Publication {
  const forms = text.split('\n').map((line) => searchForm(line).text)
  return { id, year: null, agency: null, title: null, forms, ...about }
}

function links(...reports: readonly Publication[]) {
  return Object.fromEntries(findDuplicates(reports))
}

function linked(text: string, about: Partial<Publication> = {}, own: Partial<Publication> = {}) {
  return links(publication('a', TEXT, own), publication('b', text, about))['a'] !== undefined
}

/** Every `step`th character is another. */
function changed(text: string, step: number): string {
  return [...text].map((character, i) => (i % step === step - 1 ? '某' : character)).join('')
}

describe('the same publication', () => {
  const TRADITIONAL = TEXT.replaceAll('财', '財').replaceAll('务', '務').replaceAll('开', '開')
  test.each([
    ['word for word', TEXT],
    ['in the other script', TRADITIONAL.replaceAll('条', '條').replaceAll('报', '報')],
    ['on one line, with other punctuation', TEXT.replaceAll('\n', ' ').replaceAll('，', ',')],
    [
      'with the toolbars of another site',
      `首页 > 政务公开\n字体：大 中 小\n${TEXT}\n打印 关闭 浏览次数：4471`,
    ],
    ['with a character in seventy damaged', changed(TEXT, 70)],
    ['with its last sentence cut off', TEXT.slice(0, TEXT.lastIndexOf('，强化'))],
  ])('%s', (_, copy) => {
    expect(linked(copy)).toBe(true)
    expect(linked(copy, { year: 2013, agency: '东河县财政局' }, { year: 2013 })).toBe(true)
  })
})

describe('another publication', () => {
  test.each([
    ['of the year after, from the same template', yearly('东河县', 2014, OTHERS)],
    ['of the same year by another county, from the same template', yearly('西山县', 2013, OTHERS)],
    ['with a character in twenty changed', changed(TEXT, 20)],
    ['half of which is something else', `${TEXT}\n${changed(TEXT, 3)}`],
    ['about something else', '汐州市统计局发布统计公报，全年粮食总产量增长。'.repeat(20)],
  ])('%s', (_, other) => {
    expect(linked(other)).toBe(false)
  })

  test('is one whose year, agency or title contradicts, however alike', () => {
    expect(linked(TEXT, { year: 2014 }, { year: 2013 })).toBe(false)
    expect(linked(TEXT, { agency: '甲局' }, { agency: '乙局' })).toBe(false)
    expect(linked(TEXT, { title: '甲局办事规则' }, { title: '乙局办事规则' })).toBe(false)
    const known = { agency: '甲局', title: '甲局年报' }
    expect(linked(TEXT, known, { agency: '甲局', title: '年报' })).toBe(true)
    expect(linked(TEXT, known, { agency: null, title: null })).toBe(true)
  })

  test('is one too short to tell', () => {
    const short = '本单位2013年没有应当公开的信息。'
    expect(links(publication('a', short), publication('b', short))).toEqual({})
    expect(links(publication('a', ''), publication('b', ''))).toEqual({})
  })
})

test('a copy without a year is linked to both years it resembles, and these not to each other', () => {
  const reports = [
    publication('a', TEXT, { year: 2013 }),
    publication('b', TEXT),
    publication('c', TEXT, { year: 2014 }),
  ]
  expect(links(...reports)).toEqual({ a: ['b'], b: ['a', 'c'], c: ['b'] })
})

test('a page copied many times costs no square of them, and is linked all the same', () => {
  const copies = Array.from({ length: 400 }, (_, i) => publication(`${1000 + i}`, TEXT))
  const found = findDuplicates(copies)
  expect(found.size).toBe(400)
  for (const ids of found.values()) {
    expect(ids.length).toBeGreaterThanOrEqual(64)
    expect(ids.length).toBeLessThanOrEqual(128)
  }
})

test('links are symmetric, sorted, never to itself, and independent of the order of reports', () => {
  const edits = fc.record({
    step: fc.integer({ min: 10, max: 400 }),
    tail: fc.integer({ min: 0, max: 200 }),
    year: fc.option(fc.constantFrom(2013, 2014)),
    agency: fc.option(fc.constantFrom('甲局', '乙局')),
  })
  fc.assert(
    fc.property(fc.array(edits, { minLength: 2, maxLength: 8 }), fc.nat(), (copies, turn) => {
      const reports = copies.map(({ step, tail, ...about }, i) =>
        publication(`${i}`, changed(TEXT, step).slice(0, TEXT.length - tail), about),
      )
      const found = findDuplicates(reports)
      for (const [id, ids] of found) {
        expect(ids).toEqual([...new Set(ids)].filter((other) => other !== id).sort())
        for (const other of ids) expect(found.get(other)).toContain(id)
      }
      const at = turn % reports.length
      const turned = findDuplicates([...reports.slice(at), ...reports.slice(0, at)])
      expect(new Map([...turned].sort())).toEqual(new Map([...found].sort()))
    }),
    { numRuns: 60 },
  )
})

test('what is known of some reports leaves others to be compared, and changes nothing', () => {
  const copy = fc.record({
    step: fc.constantFrom(20, 60, 150, 400),
    year: fc.option(fc.constantFrom(2013, 2014)),
    isKnown: fc.boolean(),
  })
  const copies = fc.array(copy, { minLength: 2, maxLength: 12 })
  // Past 64 reports that share a minimum, each is compared with those beside it only.
  fc.assert(
    fc.property(copies, fc.constantFrom(1, 1, 1, 12), (few, times) => {
      const all = Array.from({ length: times }, () => few).flat()
      const reports = all.map(({ step, year }, i) =>
        publication(`${1000 + i}`, changed(TEXT, step), { year }),
      )
      const known = findDuplicates(reports.filter((_, i) => all[i]?.isKnown))
      const withKnown = reports.map((report, i) =>
        all[i]?.isKnown ? { ...report, known: known.get(report.id) ?? [] } : report,
      )
      expect(new Map([...findDuplicates(withKnown)].sort())).toEqual(
        new Map([...findDuplicates(reports)].sort()),
      )
    }),
    { numRuns: 60 },
  )
})
