import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { Converter } from 'opencc-js'
import { readReport } from '../../src/build.ts'
import { cleanReport } from '../../src/clean/clean-report.ts'
import { lexiconRows } from '../../src/lexicon.ts'
import type { Report } from '../../src/model/report.ts'
import type { Section, SectionKind } from '../../src/model/section.ts'
import { REAL_REPORTS, SAMPLE } from './collections.ts'
import { reportOf } from './reports.ts'
import type { Random } from './typed-queries.ts'

const sharedAt = (path: string) =>
  fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url))
const LAWS = ['corpus/laws-hans.jsonl.gz', 'corpus/laws-hant.jsonl.gz'].map(sharedAt)
const WORK_REPORTS = sharedAt('work-reports')
/** Laws taken of each file, and how much of each. */
const LAW = { count: 100, length: 4000 } as const
/** Most sections of a collection, so that scanning it is fast. */
const MOST_SECTIONS = 60

/** What collections are cut from. Texts outside the project are named in `absent` when they are not there. */
export interface Pools {
  readonly pools: readonly (readonly Report[])[]
  readonly absent: readonly string[]
}

/** Reads the sample and, where they are, the reports and laws beside the checkout. */
export async function readPools(next: Random): Promise<Pools> {
  const outside = [REAL_REPORTS, WORK_REPORTS, ...LAWS]
  const pools: Report[][] = []
  for (const folder of [SAMPLE, REAL_REPORTS, WORK_REPORTS].filter(existsSync)) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
    const files = names.filter((name) => name.endsWith('.txt')).map((name) => join(folder, name))
    pools.push(await Promise.all(files.map(readReport)))
  }
  for (const file of LAWS.filter(existsSync)) pools.push(readLaws(file, next))
  return { pools, absent: outside.filter((path) => !existsSync(path)) }
}

function readLaws(file: string, next: Random): Report[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter(Boolean)
  return Array.from({ length: LAW.count }, () => {
    const { id, title, text } = JSON.parse(lines[next(lines.length)] as string)
    const at = next(Math.max(1, String(text).length - LAW.length))
    const slice = `${title}\n${String(text).slice(at, at + LAW.length)}`
    return cleanReport({ id: `${id}.txt`, fileName: `${id}.txt`, url: null, text: slice })
  })
}

/** Draws small collections: runs of sections of some reports of one kind or of several, or made-up ones. */
export class RandomCollections {
  readonly #pools: readonly (readonly Report[])[]
  readonly #next: Random

  constructor(pools: readonly (readonly Report[])[], next: Random) {
    this.#pools = pools
    this.#next = next
  }

  /** Reports in the order of their ids, 1 to 60 sections in all. */
  draw(): Report[] {
    const next = this.#next
    const reports: Report[] = []
    const most = 5 + next(MOST_SECTIONS - 4)
    const pool = this.#pick(this.#pools)
    for (let sections = 0, i = 0; sections < most && i < 12; i++) {
      const drawn =
        next(5) === 0 ? this.#madeUp() : this.#pick(next(3) === 0 ? this.#pick(this.#pools) : pool)
      const report = this.#slice(drawn, Math.min(1 + next(10), most - sections), i)
      sections += report.sections.length
      reports.push(report)
      // A copy, as duplicates of one publication are.
      if (next(8) === 0) reports.push(this.#copy(report))
    }
    return reports
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((report, _, all) => linked(report, all))
  }

  /** Some neighbouring sections under a new id, with other metadata now and then. */
  #slice(report: Report, count: number, i: number): Report {
    const next = this.#next
    const from = next(Math.max(1, report.sections.length - count + 1))
    const id = `${next(10)}/${i}.txt`
    const sections = report.sections.slice(from, from + count)
    return {
      ...report,
      id,
      ...(next(2) === 0 ? this.#metadata() : {}),
      duplicates: [],
      sections: sections.map((section, n) => ({ ...section, id: `${id}#${n}` })),
    }
  }

  #copy(report: Report): Report {
    const id = report.id.replace('.txt', '-copy.txt')
    const sections = report.sections.map((section, n) => ({ ...section, id: `${id}#${n}` }))
    return { ...report, id, sections }
  }

  #metadata(): Partial<Report> {
    const agency = this.#pick([null, '株洲市民政局', '民政局', '株洲市人民政府', '教育部'])
    const region = this.#pick([
      null,
      { code: '430000', path: ['湖南省'] },
      { code: '430200', path: ['湖南省', '株洲市'] },
      { code: '430223', path: ['湖南省', '株洲市', '攸县'] },
      { code: '110000', path: ['北京市'] },
    ])
    return {
      agency:
        agency === null
          ? null
          : { name: agency, asWritten: agency, candidates: [], kind: 'department', successors: [] },
      region,
      level: this.#pick([null, 'province', 'prefecture', 'county']),
      year: this.#pick([null, 2012, 2013, 2014, 2016]),
      kind: this.#pick(['年度报告', '工作报告', '公报', '通知', '其他']),
      script: this.#pick([null, 'hans', 'hant']),
    }
  }

  /** Texts dense in what is hard: words with other words, years, separators, repetition. */
  #madeUp(): Report {
    const next = this.#next
    const heading = `${this.#pick(['一、', '第二章 ', ''])}${this.#words(1 + next(3))}`
    const sections = Array.from({ length: 1 + next(5) }, (): Partial<Section> => {
      const own = next(2) === 0 ? heading : ''
      const kind: SectionKind = this.#pick(['overview', 'fees', 'other'])
      return {
        text: `${own}${own === '' ? '' : '\n'}${this.#words(3 + next(60))}`,
        headings: own === '' ? [] : ['总则', own],
        kind,
        lead: own === '' ? null : 'heading',
        leadEnd: own.length,
      }
    })
    return reportOf('made-up', sections, { ...this.#metadata(), title: this.#words(2) })
  }

  #words(count: number): string {
    // Few different words, so that they repeat and meet.
    const words = Array.from({ length: 2 + this.#next(8) }, () => this.#pick(vocabulary()))
    return Array.from({ length: count }, () => this.#pick(words)).join('')
  }

  #pick<const T>(items: readonly T[]): T {
    return items[this.#next(items.length)] as T
  }
}

/** A report with the ids of its copies. */
function linked(report: Report, all: readonly Report[]): Report {
  const root = (id: string) => id.replace('-copy', '')
  const others = all.filter(({ id }) => id !== report.id && root(id) === root(report.id))
  return others.length === 0 ? report : { ...report, duplicates: others.map(({ id }) => id) }
}

const HARD_WORDS = [
  ...['2013年', '二〇一三年', '二○一三年', '二零一三年', '2011年', '二一一年', '二O一三', '2013'],
  ...['公开', '公開', '政务公开', '計畫', '计划', '画', '答覆', '答复', '瞭解', '了解', '着', '著'],
  ...[
    '㎡',
    'ﷺ',
    '①',
    '〇',
    '½',
    '𠀀',
    '\ud800',
    '\udc00',
    'e\u0301',
    '５Ｇ',
    '5g',
    '22,000',
    '99.9%',
  ],
  ...[
    '。',
    '；',
    '，',
    '、',
    '\n',
    '\t',
    '……',
    '！',
    '?',
    ';',
    '：',
    '“',
    '”',
    '（',
    '）',
    '《',
    '》',
    ' ',
    '　',
  ],
  ...['\u200b', '|', '-', '12:30', '〔2012〕3号', '哈哈', '的', '民政局', '人民政府', '公开工作'],
] as const

let words: readonly string[] | undefined

/** The hard words, and words that have others beside them, in both scripts. */
function vocabulary(): readonly string[] {
  if (words !== undefined) return words
  const toTraditional = Converter({ from: 'cn', to: 't' })
  const pairs = lexiconRows('variants.tsv').flatMap(([from = '', , to = '']) => [from, to])
  words = [
    ...HARD_WORDS,
    ...HARD_WORDS,
    ...pairs,
    ...pairs.map((word) => toTraditional(word)),
  ].filter(Boolean)
  return words
}
