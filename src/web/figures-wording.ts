import type { Measure, SectionFigure } from '../server/contract.ts'
import { count } from './wording.ts'

/** The measures as people read them, in the order in which reports come to them. */
export const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  'proactive-disclosures': '主动公开信息',
  'regulatory-documents': '制发规范性文件',
  'requests-received': '收到公开申请',
  'requests-processed': '答复或办结申请',
  'response-rate': '答复率或办结率',
  'full-grants': '予以公开',
  'partial-grants': '部分公开',
  'full-denials': '不予公开',
  'no-records': '信息不存在',
  'not-agency-records': '非本机关掌握',
  'administrative-reviews': '行政复议',
  'administrative-lawsuits': '行政诉讼',
  complaints: '投诉举报申诉',
  consultations: '咨询',
  fees: '收费',
  spending: '经费支出',
  staff: '工作人员',
  'full-time-staff': '专职人员',
  'part-time-staff': '兼职人员',
  'training-sessions': '培训场次',
  trainees: '培训人次',
}

const WAN = 10_000

/** 1,926 条; 约 2.26 万条; money from ten thousand on in 万元. */
export function amount({
  value,
  unit,
  approximate,
}: Omit<SectionFigure, 'measure' | 'scope'>): string {
  const isLarge = unit === '元' && value >= WAN
  const number = isLarge ? decimals(value / WAN) : decimals(value)
  return `${approximate ? '约 ' : ''}${number}${unit === '%' ? '' : ' '}${isLarge ? '万' : ''}${unit}`
}

function decimals(value: number): string {
  return Number.isInteger(value)
    ? count(value)
    : value.toLocaleString('en-US', { maximumFractionDigits: 4 })
}
