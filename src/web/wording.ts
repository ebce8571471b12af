import type {
  Alternative,
  FacetField,
  Help,
  Region,
  Report,
  ReportField,
  Sort,
} from '../server/contract.ts'

/** 1234567 as 1,234,567. */
export function count(value: number): string {
  return value.toLocaleString('en-US')
}

/** At most `most` characters of a text, with … for the rest. */
export function shortened(text: string, most: number): string {
  const characters = [...text.slice(0, 2 * most + 2)]
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}…`
}

/** Whether an address from a report may be a link: nothing but http and https. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url)
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

/** What an agency is to the government of its level. */
export const AGENCY_KINDS: Readonly<Record<NonNullable<Report['agency']>['kind'], string>> = {
  government: '政府',
  department: '政府部门',
  other: '其他机构',
}

export const FIELDS: Readonly<Record<ReportField, string>> = {
  title: '标题',
  agency: '机构',
  region: '地区',
  level: '层级',
  kind: '类型',
  url: '原文网址',
  year: '报告年度',
  published: '发布日期',
  signed: '落款日期',
  indexNumber: '索引号',
  documentNumber: '文号',
  contact: '联系方式',
}

/** What results are filtered by, in the order shown. */
export const FACETS: Readonly<Record<FacetField, string>> = {
  year: '年度',
  level: '层级',
  region: '地区',
  agency: '机构',
  kind: '类型',
}

export const FACET_FIELDS = ['year', 'level', 'region', 'agency', 'kind'] as const

/** A value to filter by as people read it; names of regions are not known from their codes. */
export function valueName(field: FacetField, value: string): string {
  const levels: Readonly<Record<string, string>> = LEVELS
  return field === 'level' && Object.hasOwn(levels, value) ? (levels[value] ?? value) : value
}

/** What may be asked to be stricter: each parameter, and its value then and otherwise. */
export const OPTIONS = {
  variants: {
    strict: 'off',
    usual: 'on',
    label: '只找所写的词',
    hint: '查“群众”时，不找台湾的说法“民眾”',
  },
  script: {
    strict: 'exact',
    usual: 'any',
    label: '只找所写的字',
    hint: '简体繁体、全角半角、大小写都要一样',
  },
  boundary: {
    strict: 'word',
    usual: 'any',
    label: '只找成词的',
    hint: '查“民政”时，不找“人民政府”',
  },
} as const

export const SORTS: Readonly<Record<Sort, string>> = {
  relevance: '相关',
  newest: '最新',
  oldest: '最早',
}

/** What makes another word a stand-in for the typed one. */
export const ALTERNATIVES: Readonly<Record<Alternative['kind'], string>> = {
  taiwan: '台湾的说法',
  mainland: '大陆的说法',
  alias: '另一名称',
}

/** Why a query is proposed in place of one that found nothing. */
export const REASONS: Readonly<Record<Help['instead'][number]['reason'], string>> = {
  script: '不限所写的字',
  variants: '也找别的说法',
  boundary: '也找跨词相连的',
  filters: '去掉筛选条件',
  homophone: '读音相同',
  agency: '名称相近的机构',
  policy: '名称相近的文件',
}
