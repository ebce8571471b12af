import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextEvidence } from '../../src/clean/evidence.ts'
import { readMetadata } from '../../src/clean/metadata.ts'
import type { HeaderField } from '../../src/model/header-field.ts'
import type { FieldCandidate } from '../../src/model/report.ts'

const EMPTY: TextEvidence = {
  title: null,
  header: [],
  body: '',
  signature: [],
  fileName: '',
  url: null,
}

function read(parts: Partial<TextEvidence>): ReturnType<typeof readMetadata> {
  return readMetadata({ ...EMPTY, ...parts })
}

function field(kind: HeaderField['kind'], value: string): HeaderField {
  return { kind, label: '', value }
}

describe('golden rows', () => {
  const rows = readFileSync(new URL('../golden/metadata.tsv', import.meta.url), 'utf8')
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '' && !line.startsWith('#'))

  it('has rows', () => expect(rows.length).toBeGreaterThan(200))

  it.each(rows)('line $number', ({ line }) => {
    const [title, header, body, signature, fileName, ...cells] = line.split('\t')
    const [expected, claims] = [cells.slice(0, 5), cells.slice(5)]
    const metadata = read({
      title: title || null,
      header: (header ?? '')
        .split(' | ')
        .filter(Boolean)
        .map((cell) => {
          const [kind, ...value] = cell.split('=')
          return field(kind as HeaderField['kind'], value.join('='))
        }),
      body: (body ?? '').replaceAll('¶', '\n'),
      signature: (signature ?? '').split(' | ').filter(Boolean),
      fileName: fileName ?? '',
    })
    const { agency, region, level, year, evidence } = metadata
    const actual = [agency?.name, evidence.agency, region?.code, level, year]
    expect(actual.map((value) => String(value ?? ''))).toEqual(expected)
    const claimed = claims.map((claim) => claim.slice(0, claim.indexOf('=')))
    expect(claimed.map((name) => `${name}=${CLAIMS[name]?.(metadata)}`)).toEqual(claims)
  })
})

/** What a row may say beyond its columns; an empty value: nothing may be read. */
const CLAIMS: Readonly<Record<string, (metadata: ReturnType<typeof readMetadata>) => string>> = {
  kind: ({ agency }) => agency?.kind ?? '',
  later: ({ agency }) =>
    agency?.successors.map(({ names, year }) => `${year} ${names.join('|')}`).join('; ') ?? '',
  number: ({ documentNumber }) => documentNumber ?? '',
  phone: ({ contact }) => contact?.phone ?? '',
  fax: ({ contact }) => contact?.fax ?? '',
  address: ({ contact }) => contact?.address ?? '',
  postcode: ({ contact }) => contact?.postcode ?? '',
  email: ({ contact }) => contact?.email ?? '',
  reached: ({ evidence }) => evidence.contact ?? '',
  numbered: ({ evidence }) => evidence.documentNumber ?? '',
  published: ({ published }) => published ?? '',
  years: ({ candidates }) => readings(candidates.year),
  regions: ({ candidates }) => readings(candidates.region),
  numbers: ({ candidates }) => readings(candidates.documentNumber),
  dates: ({ candidates }) => readings(candidates.published),
  indexes: ({ candidates }) => readings(candidates.indexNumber),
  titles: ({ candidates }) => readings(candidates.title),
}

function readings(all: readonly FieldCandidate[] = []): string {
  return all.map(({ value, evidence }) => `${value} ${evidence}`).join('; ')
}

describe('dates of the header and the signature', () => {
  it('takes the first full date, and the last signature', () => {
    const { published, signed, evidence } = read({
      header: [field('published', ''), field('published', '2014-03-28 00:00:00')],
      signature: ['湖南省机关事务管理局', '二〇一三年十二月三十一日'],
    })
    expect([published, signed]).toEqual(['2014-03-28', '2013-12-31'])
    expect([evidence.published, evidence.signed]).toEqual(['header', 'signature'])
  })

  it('reports a date it cannot read and never guesses it', () => {
    const { signed, flags, missing } = read({
      signature: ['湛江市机构编制委员会办公室', '2016222'],
    })
    expect(signed).toBeNull()
    expect(flags).toEqual(['unreadable date 2016222'])
    expect(missing.signed).toBe('unreadable date 2016222')
  })

  it.each(['二○一四年三月', '2014年3月', '（2014 年 3 月）'])('says that %s has no day', (line) => {
    const { signed, missing, flags } = read({ signature: ['攸县教育局', line] })
    expect(signed).toBeNull()
    expect(missing.signed).toMatch(/^a date without its day: /)
    expect(flags).toEqual([])
  })

  it.each([
    ['zwgk/201403/t20140328_12.html', '2014-03-28'],
    ['art/2014/3/28/art_12_345.html', '2014-03-28'],
    ['zwgk/2014-03/28/content_12.htm', '2014-03-28'],
    ['zwgk/2014/0328/12.html', '2014-03-28'],
    ['2014-03-28/12.html', '2014-03-28'],
    ['zwgk/2014/2/30/12.html', null],
    ['2014/1234/5.html', null],
    ['zwgk/20143281.html', null],
  ])('finds a date of publication in the address %s when the header has none', (path, date) => {
    const { published, evidence } = read({ url: `http://example.cn/${path}` })
    expect([published, evidence.published]).toEqual([date, date === null ? undefined : 'URL'])
  })

  it('goes by the header where the address says another day, and keeps both', () => {
    const { published, candidates } = read({
      header: [field('published', '2014-03-28')],
      url: 'http://example.cn/2014/04/01/1.html',
    })
    expect(published).toBe('2014-03-28')
    expect(candidates.published).toEqual([
      { value: '2014-03-28', evidence: 'header' },
      { value: '2014-04-01', evidence: 'URL' },
    ])
  })
})

it('keeps every reading, the chosen one first, and says it as written', () => {
  const { agency } = read({
    title: '2013年度攸縣人民政府信息公開年度報告',
    header: [field('agency', '攸縣人民政府辦公室')],
    body: '我縣推進公開。我縣上臺階。',
  })
  expect(agency?.asWritten).toBe('攸縣人民政府')
  expect(agency?.candidates.map(({ name, evidence }) => [name, evidence])).toEqual([
    ['攸县人民政府', 'title'],
    ['攸县人民政府办公室', 'header'],
  ])
})

describe('properties', () => {
  const words = fc.constantFrom(
    ...[
      '株洲市',
      '攸县',
      '湖南省',
      '人民政府',
      '办公室',
      '委员会',
      '局',
      '2013年',
      '由',
      '编制',
      '《',
      '》',
    ],
    ...[
      '市',
      '政府信息公开',
      '年度报告',
      '我局',
      '\n',
      ',',
      '关于',
      '\ud800',
      '(',
      '镇',
      '街道',
      '二〇一三',
      '电话：',
      '0731-2471234',
      '地址:',
      '文化路1号',
      '邮编',
      '412300',
      '攸政发〔2014〕8号',
    ],
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words).map((parts) => parts.join('')),
  )
  const kinds = [
    'agency',
    'source',
    'published',
    'signed',
    'indexNumber',
    'title',
    'url',
    'other',
  ] as const
  const evidence = fc.record({
    title: fc.option(text),
    header: fc.array(fc.record({ kind: fc.constantFrom(...kinds), label: text, value: text })),
    body: text,
    signature: fc.array(text),
    fileName: text,
    url: fc.option(text),
  })

  it('every value has its evidence, every null its reason', () => {
    fc.assert(
      fc.property(evidence, (given) => {
        const metadata = readMetadata(given)
        const fields = [
          'agency',
          'region',
          'level',
          'year',
          'published',
          'signed',
          'indexNumber',
          'documentNumber',
          'contact',
          'url',
        ] as const
        for (const name of fields) {
          const isNull = metadata[name] === null
          expect(metadata.evidence[name] === undefined).toBe(isNull)
          expect((metadata.missing[name] ?? '') === '').toBe(!isNull)
        }
        for (const [field, all] of Object.entries(metadata.candidates)) {
          expect(all.length).toBeGreaterThan(1)
          if (field === 'title' || metadata[field as 'year'] === null) continue
          const { value, evidence } = all[0] as FieldCandidate
          expect(value).toBe(String(metadata[field as 'year']))
          expect(evidence).toBe(metadata.evidence[field as 'year'])
        }
        if (metadata.contact) {
          const parts = Object.values(metadata.contact).filter((part) => part !== null)
          expect(parts.length).toBeGreaterThan(0)
          const said = `${given.body}\n${given.signature.join('\n')}`
          expect(parts.filter((part) => !said.includes(part))).toEqual([])
        }
        expect(
          (metadata.evidence.kind === undefined) === (metadata.missing.kind === undefined),
        ).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['株洲市', 7_000_000],
    ['由攸县人民政府办公室', 2_000_000],
    ['由由由由由', 4_000_000],
    ['2013年1月', 3_000_000],
    ['二〇一三年', 4_000_000],
    ['《', 20_000_000],
    ['\ud800', 20_000_000],
    ['电话：0731-2471234、', 1_000_000],
    ['地址：', 5_000_000],
    ['邮 编（', 4_000_000],
    ['攸政发〔2014〕', 2_000_000],
  ])('reads 20 MB of %j within seconds', (piece, times) => {
    const long = piece.repeat(times)
    const start = performance.now()
    read({
      title: long,
      body: long,
      signature: [long],
      header: [field('agency', long)],
      fileName: long,
    })
    expect(performance.now() - start).toBeLessThan(30_000)
  })
})
