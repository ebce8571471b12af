import type { Region, Report, ReportField } from '../server/contract.ts'

/** 1234567 as 1,234,567. */
export function count(value: number): string {
  return value.toLocaleString('en-US')
}

/** 湖南省 株洲市 攸县 */
export function regionName(region: Region | null): string | null {
  return region === null ? null : region.path.join(' ')
}

/** The levels of government. */
export const LEVELS: Readonly<Record<NonNullable<Report['level']>, string>> = {
  nation: '国家级',
  province: '省级',
  prefecture: '地市级',
  county: '县级',
  township: '乡级',
}

export const FIELDS: Readonly<Record<ReportField, string>> = {
  title: '标题',
  agency: '机构',
  region: '地区',
  level: '层级',
  year: '报告年度',
  published: '发布日期',
  signed: '落款日期',
  indexNumber: '索引号',
}

/** What each kind of problem is called, and what to do about it. */
export const PROBLEMS: Readonly<
  Record<string, { readonly title: string; readonly advice: string }>
> = {
  bad_query: {
    title: '无法检索这个查询',
    advice: '请输入至少一个字词：不能只有标点和空格，最多 1,000 个字、32 个词。',
  },
  bad_parameter: {
    title: '网址中的参数有误',
    advice: '请检查网址，或者在上面重新检索。',
  },
  report_unknown: {
    title: '没有这份报告',
    advice: '它可能已不在索引中，或者网址不完整。请在上面重新检索。',
  },
  path_unknown: {
    title: '没有这个网页',
    advice: '请检查网址，或者在上面重新检索。',
  },
  method_not_allowed: {
    title: '这个网址只能读取',
    advice: '请从检索页重新开始。',
  },
  address_too_long: {
    title: '网址太长',
    advice: '查询最多 1,000 个字、32 个词，请缩短后再试。',
  },
  body_refused: {
    title: '请求不应带有正文',
    advice: '请从检索页重新开始。',
  },
  internal: {
    title: '服务器出错了',
    advice: '请稍后再试；如果仍然出错，请告诉网站管理员，原因已记入日志。',
  },
}
