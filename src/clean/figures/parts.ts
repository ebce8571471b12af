import type { Figure } from '../../model/figure.ts'

const PUBLISHED_THROUGH =
  /^(?:(?:通过|在|利用|于)?[\p{Script=Han}“”"]{0,10}?)(其[他它](?:方式|渠道|途径|形式)|网站|网页|网上|微博|微信|公众号|客户端|公报|公示栏|公开栏|公示板|电子屏|显示屏|报纸|报刊|媒体|电视台?|广播|短信)(?:平台|渠道|方式)?(?:公开|发布|刊登|推送)?(?:政府)?(?:信息)?$/u
/** 其中区直部门公开3204条, 街道办事处公开1505条. */
const PUBLISHED_BY =
  /^([^,:()“”\d]{0,12}(?:政府|办公室|部门|单位|机关|乡镇|镇|乡|街道|办事处|机构|[县区市]区|区县))(?:主动)?公开(?:了|政府|信息){0,3}$/
const ASKED_THROUGH =
  /^(?:通过|以)?(网上|网络|互联网|在线|当面|现场|信函|书面|邮寄|信件|来信|来函|电子邮件|邮件|传真|窗口|口头)(?:渠道|方式|形式)?(?:由[^,、]{2,6})?(?:提交|递交|提出|申请|受理|收到|代填|代写){0,4}$/
const ASKED_OF = /^([市县区省州]本级|[市县]级)$/

/**
 * 网站占121条, 当面申请17件, 市本级206件: which part of the whole before it is counted; null when none.
 *
 * @param isAmong whether 其中 stands before it in the sentence.
 */
export function partOf(
  label: string,
  unit: string,
  whole: Pick<Figure, 'measure' | 'unit'> | null,
  isAmong: () => boolean,
): string | null {
  if (whole === null || whole.unit !== unit) return null
  if (whole.measure === 'proactive-disclosures') {
    const by = PUBLISHED_BY.exec(label)?.[1]
    if (by !== undefined && isAmong()) return by
    return PUBLISHED_THROUGH.exec(label)?.[1] ?? null
  }
  if (whole.measure !== 'requests-received') return null
  return ASKED_THROUGH.exec(label)?.[1] ?? ASKED_OF.exec(label)?.[1] ?? null
}
