import type { Measure } from '../../model/figure.ts'
import type { SectionKind } from '../../model/section.ts'
import type { Setting } from './statement.ts'

/** What a sentence says outright not to have occurred. */
export interface NoneStated {
  readonly measure: Measure
  readonly start: number
  readonly end: number
}

const NEGATION =
  /(?<!如|若|凡|除)(?:没有|未(?!经|按|能|在|予|来|满|成)|尚未|均未|从未|并未|不存在|无(?!法|须|需|论|偿|理|故|关|效))/g

/** A clause longer than this denies something else. UTF-16 units. */
const LONGEST = 120

const NO_REQUESTS =
  /^(?:曾|有)?(?:收到|接到|受理)(?:过|任何|到)?[^,]{0,30}?申请(?:公开|政府信息|信息|的|件|事项|情况|案件|案例|人|发生){0,4}(?<!的)$/
/** Without a word of openness, only of whom they could have come: 没有收到低保申请 is of others. */
const OF_WHOM =
  /^(?:收到|接到|受理)(?:过|任何|到|公民|法人|企业|公众|群众|社会|各界|其他组织|个人|书面|网上|[、和或及的]){0,10}申请/
const NOBODY_ASKED =
  /^(?:人|公民|群众|单位|企业|公众)[^,]{0,10}(?:申请公开(?:政府)?(?:信息)?|公开(?:政府)?(?:信息)?的?申请|申请(?:政府)?信息公开)$/
const NO_SUCH_REQUESTS =
  /^(?:发生|出现|收到|接到|受理)?(?:过)?(?:政府信息|信息)?依申请公开(?:政府信息|信息|的){0,3}(?:事项|情况|件|申请|案件|发生){0,3}(?<!的)$/

const DISPUTE = /(?:行政)?(?:复议|诉讼|应诉)|申诉|举报|投诉/g
/** What may stand between the negation and the first of them. */
const OCCURRING =
  /^(?:因此|[因被过的有对和起件例一]|发生|出现|收到|接到|受理|产生|引发|引起|引致|导致|提起|申请|涉及|关于|针对|任何|有关|相关|政府|政务|信息|公开|工作|事务|事项|问题|违反|规定|原因|依|行为|不及时|而|本[局厅委办县市区镇级机关单位]{1,2}|我[局厅委办县市区镇]|[市县区]本级){0,16}$/
/** 没有发生因公民认为行政行为侵犯其权益而提起的: whatever the cause, it ends in what did not occur. */
const CAUSED = /^(?:发生|出现)?因[^,]{0,60}(?:提起|引起|引发|申请|产生)的?(?:行政)?$/
/** What may stand between them, and after the last. */
const JOINING =
  /^(?:[、和与及或的被而]|以及|提起|申请|发生|行政|案件|案|情况|事件|事项|现象|问题|人){0,5}$/
const ENDING = /^(?:[的等]|案件|案|申请|情况|事件|事项|现象|问题|发生|出现|行为|产生){0,5}(?<!的)$/
const CONTINUED = /^(?:,)(?:提起|或提起|行政诉讼|诉讼|申诉|及行政|和行政)/

const NO_FEES =
  /^(?:向(?:任何)?(?:申请人|公民|公众|群众|任何人|任何单位|当事人|个人|单位)[^,]{0,12})?(?:收取?过?|发生)(?:任何|相关|有关|政府信息公开|信息公开|政府信息|检索|复制|复印|邮寄|、|和|及|等|信息处理|依申请公开|申请人?|的|工本|成本|一切){0,8}(?:费用?|一分钱)(?:的?(?:情况|现象))?(?:发生)?$/
const NO_CHARGE = /^(?:收过?费|收费(?:情况|行为|项目)?(?:发生)?)$/
const OTHERWISE = /(?:除此之?外|此外|另外|其[他它余])[^,]{0,2}$/

/** What every denial that counts holds. */
const WORTH = /申请|申诉|诉讼|应诉|复议|举报|投诉|费|收过/

/** A section that says no more: 无。, 本年度未发生。 */
const NOTHING =
  /^(?:全年|本年度?|今年|\d{4}年度?|本机关|我[局委厅办]|,){0,4}(?:均|暂|尚)?(?:无|没有|未发生|无此类情况|无此情况|没有发生|无相关情况|未发生此类情况)[。.]?$/

/**
 * What a heading names and the text below it denies in a word.
 *
 * @param heading plain text. @param text plain text of all that stands below it.
 */
export function noneBelow(heading: string, text: string, kind: SectionKind): readonly Measure[] {
  if (text.length > 30 || !NOTHING.test(text)) return []
  if (kind === 'review') {
    const measures: Measure[] = []
    if (heading.includes('复议')) measures.push('administrative-reviews')
    if (/诉讼|应诉/.test(heading)) measures.push('administrative-lawsuits')
    if (/申诉|举报|投诉/.test(heading)) measures.push('complaints')
    return measures
  }
  if (kind === 'fees') return /收费|费用|信息处理费/.test(heading) ? ['fees'] : []
  return kind === 'requests' && /依申请|申请公开|公开申请/.test(heading)
    ? ['requests-received']
    : []
}

/** @param sentence plain text without its end mark. */
export function noneStatedIn(sentence: string, setting: Setting): NoneStated[] {
  const found: NoneStated[] = []
  for (const { 0: negation, index } of sentence.matchAll(NEGATION)) {
    const from = index + negation.length
    const end = regionEnd(sentence, from)
    const region = sentence.slice(from, end)
    if (region.length > LONGEST || /\d/.test(region)) continue
    const measures = measuresOf(region, sentence.slice(Math.max(0, index - 20), index), setting)
    found.push(...measures.map((measure) => ({ measure, start: index, end })))
  }
  return found
}

function measuresOf(region: string, before: string, setting: Setting): Measure[] {
  if (!WORTH.test(region)) return []
  const { kind } = setting
  const isAbout = kind === 'review' || setting.ofRequests || setting.ofOpenness
  if (NO_REQUESTS.test(region) || NOBODY_ASKED.test(region)) {
    if (/复议|诉讼/.test(region)) return isAbout ? disputesIn(region, kind) : []
    const isOfInformation = region.includes('公开') || (kind === 'requests' && OF_WHOM.test(region))
    return isOfInformation ? ['requests-received'] : []
  }
  if (NO_SUCH_REQUESTS.test(region)) return ['requests-received']
  if (NO_FEES.test(region))
    return isFree(before, setting) || /信息处理|检索|复制|信息公开/.test(region) ? ['fees'] : []
  if (NO_CHARGE.test(region)) return isFree(before, setting) ? ['fees'] : []
  return isAbout ? disputesIn(region, kind) : []
}

/** 除此之外没有收费 comes after a fee. */
function isFree(before: string, setting: Setting): boolean {
  if (OTHERWISE.test(before)) return false
  return setting.kind !== 'proactive' || setting.ofRequests
}

/** 没有因政府信息公开被申请行政复议、提起行政诉讼的情况发生: each that is named. */
function disputesIn(region: string, kind: Setting['kind']): Measure[] {
  const named = [...region.matchAll(DISPUTE)]
  const [first] = named
  if (first === undefined) return []
  const cause = region.slice(0, first.index)
  if (!OCCURRING.test(cause) && !CAUSED.test(cause)) return []
  let end = first.index + first[0].length
  for (const { 0: name, index } of named.slice(1)) {
    if (!JOINING.test(region.slice(end, index).replaceAll(',', ''))) return []
    end = index + name.length
  }
  if (!ENDING.test(region.slice(end))) return []
  const measures = new Set<Measure>()
  for (const [name] of named) {
    if (name.includes('复议')) measures.add('administrative-reviews')
    else if (/诉讼|应诉/.test(name)) measures.add('administrative-lawsuits')
    else if (kind === 'review' || /公开/.test(region)) measures.add('complaints')
  }
  return [...measures]
}

function regionEnd(sentence: string, from: number): number {
  const most = Math.min(sentence.length, from + LONGEST + 1)
  let end = from
  for (;;) {
    const mark = sentence.slice(end, most).search(/[,:()]|、(?=未|没有|无)/)
    if (mark < 0) return most
    end += mark
    if (!CONTINUED.test(sentence.slice(end, end + 6))) return end
    end += 1
  }
}

/** 行政复议和行政诉讼均为0件, 行政复议、行政诉讼案件数均为零. */
const BOTH_ZERO =
  /(?:行政)?复议(?:案件|案|申请)?(?:、|和|与|及)(?:行政)?诉讼(?:案件|案)?(?:数量?|的)?(?:均|都)为?(?:0|零)(?:件|起|宗|例)?(?!\d)/g

export function* zeroForBoth(sentence: string, { kind }: Setting): Iterable<NoneStated> {
  if (kind !== 'review' && kind !== 'requests' && !sentence.includes('公开')) return
  for (const { 0: said, index } of sentence.matchAll(BOTH_ZERO)) {
    const place = { start: index, end: index + said.length }
    yield { measure: 'administrative-reviews', ...place }
    yield { measure: 'administrative-lawsuits', ...place }
  }
}
