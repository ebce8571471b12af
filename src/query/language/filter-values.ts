import type { Filter, FilterField, QueryTerm } from '../../model/query.ts'
import type { Level, ReportKind } from '../../model/report.ts'
import type { SectionKind } from '../../model/section.ts'
import { halfWidth } from './half-width.ts'

/** Names of each value, as search forms. */
type Names<Value extends string> = Readonly<Record<Value, readonly string[]>>

const LEVELS: Names<Level> = {
  nation: ['nation', '国家', '国家级', '中央'],
  province: ['province', '省', '省级'],
  prefecture: ['prefecture', '市', '市级', '地级'],
  county: ['county', '县', '县级'],
  township: ['township', '乡', '乡级', '乡镇'],
}

const KINDS: Names<ReportKind> = {
  年度报告: ['年度报告', '年报'],
  工作报告: ['工作报告'],
  公报: ['公报'],
  通知: ['通知'],
  其他: ['其他'],
}

const SECTIONS: Names<SectionKind> = {
  overview: ['overview', '概述'],
  proactive: ['proactive', '主动公开'],
  requests: ['requests', '依申请', '依申请公开'],
  review: ['review', '复议诉讼'],
  consultation: ['consultation', '咨询'],
  organisation: ['organisation', 'organization', '组织'],
  spending: ['spending', '经费'],
  fees: ['fees', '收费'],
  problems: ['problems', '问题'],
  // 計畫 folds to 计画: the phrase alone tells the two apart.
  plans: ['plans', '计划', '计画'],
  other: ['other', '其他'],
}

const VALUES = {
  level: valuesByName(LEVELS),
  kind: valuesByName(KINDS),
  section: valuesByName(SECTIONS),
}

function valuesByName(names: Names<string>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(names).flatMap(([value, forms]) => forms.map((form) => [form, value] as const)),
  )
}

/** 2013, 2013..2016, 2013.., ..2016; 2013-2016, 2013～2016, 2013至2016; 年 after a number or not. */
const YEARS = /^(?:(\d{4})年?)?(?:(\.\.|[-~—至])(?:(\d{4})年?)?)?$/

/** The condition that a field with this value is; null when the field has no such value. */
export function filterOf(
  field: FilterField,
  value: string,
  analyze: (text: string) => QueryTerm | null,
): Filter | null {
  if (field === 'year') return yearsOf(halfWidth(value))
  const term = analyze(value)
  if (term === null) return null
  switch (field) {
    case 'title':
    case 'heading':
      return { field, term }
    case 'agency':
    case 'region':
      return { field, value }
    default: {
      const known = VALUES[field].get(term.form)
      return known === undefined ? null : { field, value: known }
    }
  }
}

/** Years typed the wrong way round are turned. */
function yearsOf(value: string): Filter | null {
  const match = YEARS.exec(value)
  const [from, to] = [yearIn(match?.[1]), yearIn(match?.[3])]
  if (from === null && to === null) return null
  if (match?.[2] === undefined) return { field: 'year', from, to: from }
  const isTurned = from !== null && to !== null && from > to
  return isTurned ? { field: 'year', from: to, to: from } : { field: 'year', from, to }
}

function yearIn(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits)
}
