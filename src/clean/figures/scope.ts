import type { Measure } from '../../model/figure.ts'

/** Words that say of what time, place or channel a figure is. */
export interface Scope {
  readonly words: readonly string[]
  readonly year: number | null
  /** One channel, or one level of government. */
  readonly part: boolean
}

const TIME =
  /(?<![比较与同由])(?:(?:截[至止](?:到)?)?(?<!\d)(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?|度|底|末|全年)?|全年|今年|本年度|本年|年内|一年来|上年度?|去年|上半年|下半年)(?![^,]{0,2}计划)/g
const SUM = /累计/
const AREA = /全[市县区省州镇乡局厅委]|[市县区省州]本级|[市县]级|全系统/g
const LEVEL = /本级$|级$/
const PUBLISHED =
  /其[他它](?:方式|渠道|途径|形式)|网站|网页|网上|网(?=,?(?:全年|[共已]|发布|公开))|微博|微信(?:公众号)?|公众号|客户端|公报|公示栏|公开栏|公示板|电子屏|显示屏|报纸|报刊|新闻媒体|媒体|电视台?|广播|短视频|短信/g
const ASKED = /网上|网络|网站|互联网|在线|当面|现场|信函|邮寄|邮件|传真/g
const CONSULTED = /电话|现场|当面|网上|网络|在线|来访|上门/g
/** Of months, not of the year. */
const MONTHS = /半年$|^\d{4}年\d{1,2}月/
const STEPS = ['上年', '上年度', '去年']

/**
 * @param before the sentence up to the number.
 * @param clause the part of it since the quantity before.
 * @param through words of channels that are meant, if any are.
 */
export function scopeOf(before: string, clause: string, through: readonly string[] = []): Scope {
  const words: string[] = []
  const time = before.includes('年') ? last(before, TIME) : null
  if (time !== null) words.push(time)
  if (SUM.test(clause)) words.push('累计')
  if (clause.includes('其中')) words.push('其中')
  const mayBeArea = before.includes('全') || before.includes('级')
  const area = mayBeArea ? (last(clause, AREA) ?? last(before, AREA)) : null
  if (area !== null) words.push(area)
  words.push(...through)
  // 通过网站、电视和短视频: all of its channels together are the whole.
  const part =
    through.length === 1 ||
    (time !== null && MONTHS.test(time)) ||
    (area !== null && LEVEL.test(area) && clause.includes(area))
  return { words, year: time === null || STEPS.includes(time) ? null : yearOf(time), part }
}

/**
 * What the counted came through, each once.
 *
 * @param lead the clause of the number. @param clause all since the quantity before.
 */
export function channelsOf(measure: Measure, lead: string, clause: string): readonly string[] {
  if (measure === 'requests-received') return [...new Set(lead.match(ASKED))]
  if (measure === 'consultations') return [...new Set(lead.match(CONSULTED))]
  if (measure !== 'proactive-disclosures') return []
  // 门户网站访问量大，发布信息402条: on it; …，主动公开信息402条: in all.
  return [...new Set((lead.includes('主动公开') ? lead : clause).match(PUBLISHED))]
}

function last(text: string, pattern: RegExp): string | null {
  return text.match(pattern)?.at(-1) ?? null
}

function yearOf(time: string): number | null {
  const digits = /\d{4}/.exec(time)?.[0]
  return digits === undefined ? null : Number(digits)
}
