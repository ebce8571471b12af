import type { ReportKind } from '../model/report.ts'
import type { SectionKind } from '../model/section.ts'
import type { Found } from './agency-place.ts'
import type { TextEvidence } from './evidence.ts'
import { readSectionKind } from './section-kind.ts'
import { simplify } from './simplify.ts'

/** Longer titles and openings are read this far. UTF-16 units. */
const TITLE = 400
const OPENING = 1_500
/** A yearly report without a name of its own treats at least so many of the prescribed subjects. */
const SUBJECTS = 3

/** What a title ends with, in simplified script and without white space; the first row decides. */
const TITLES: readonly (readonly [ReportKind, RegExp])[] = [
  ['通知', /通知$/],
  ['公报', /公报(?:(?:\d{4}年)?第?\d{1,4}[期号])?$/],
  // An inspection of the work is no account of its year.
  [
    '其他',
    /(?:检查|评估|调研|考察|整改|自查|督查|测评|考核|审计|季度|月份|[上下]半年)[^年]{0,12}(?:报告|总结|汇报|情况)$/,
  ],
  // 政府信息公开工作报告 is how many a yearly report calls itself.
  ['年度报告', /公开.{0,40}(?:报告|年报|总结|汇报|情况)$/],
  ['年度报告', /(?:年度报告|年报)$/],
  ['年度报告', /(?:法治政府建设|依法行政).{0,20}报告$/],
  ['工作报告', /工作(?:情况)?的?报告$/],
  ['年度报告', /年度.{0,30}报告$/],
  [
    '其他',
    /(?:公告|通告|意见|办法|规定|方案|决定|决议|条例|细则|规则|要点|批复|指南|规划|计划|纲要|函|令|解读|解释|目录|草案的报告|预算的报告)$/,
  ],
]

/** What an opening says of the whole; the first row decides. */
const OPENINGS: readonly (readonly [ReportKind, RegExp])[] = [
  ['通知', /通知如下|特此通知|印发给?你们|现予以?印发|请(?:认真)?(?:遵照|贯彻)执行/],
  [
    '工作报告',
    /各位代表[\s\S]{0,200}(?:报告|审议)|向(?:大会|会议)(?:作)?(?:政府)?(?:工作)?报告|报告政府工作/,
  ],
  ['年度报告', /公开(?:工作)?(?:的)?(?:年度报告|年报)|公开[^\n]{0,400}(?:报告如下|汇报如下)/],
  ['公报', /(?:公报如下|发布.{0,30}公报)/],
]

/** Subjects of yearly reports on open government information. */
const PRESCRIBED: readonly SectionKind[] = ['proactive', 'requests', 'review', 'fees', 'problems']

/**
 * What kind of publication a report is: what its title calls it, else what its opening says it is,
 * else the subjects of its headings, else the name of the file. A title that names another kind of
 * document (办法, 批复) decides as well; one that is open (关于…的情况说明) does not.
 */
export function readKind(
  { title, body, fileName }: Pick<TextEvidence, 'title' | 'body' | 'fileName'>,
  headings: readonly string[] = [],
): Found<ReportKind> {
  const named = namedIn(title ?? '')
  if (named) return { value: named, evidence: 'title' }
  const opening = simplify(body.slice(0, OPENING).normalize('NFKC')).replace(/[^\S\n]+/g, '')
  const [said] = OPENINGS.find(([, pattern]) => pattern.test(opening)) ?? []
  if (said) return { value: said, evidence: 'body' }
  const subjects = new Set(headings.slice(0, 200).map((own) => readSectionKind([own]).kind))
  if (PRESCRIBED.filter((subject) => subjects.has(subject)).length >= SUBJECTS) {
    return { value: '年度报告', evidence: 'body' }
  }
  const filed = namedIn(fileName.replace(/\.[a-z0-9]{1,5}$/i, ''))
  if (filed) return { value: filed, evidence: 'file name' }
  return { value: null, reason: 'neither the title nor the text says what kind of document it is' }
}

function namedIn(title: string): ReportKind | null {
  const words = simplify(title.slice(0, TITLE).normalize('NFKC'))
    .replace(/\s+/g, '')
    .replace(/^《(.+)》$/, '$1')
    .replace(/(?:--|—).*/, '')
    .replace(/(?:\([^()]{0,60}\)|[〔[【][^〔〕[\]【】]{0,60}[〕\]】])+$/, '')
    .replace(/(?:全文|正文|文本|文字实录|摘要|书)$/, '')
  return TITLES.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}
