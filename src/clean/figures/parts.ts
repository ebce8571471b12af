import type { Figure } from '../../model/figure.ts'

const PUBLISHED_THROUGH =
  /^(?:(?:通过|在|利用|于)?[\p{Script=Han}“”"]{0,10}?)(网站|网页|网上|微博|微信|公众号|客户端|公报|公示栏|公开栏|公示板|电子屏|显示屏|报纸|报刊|媒体|电视台?|广播|短信)(?:平台|渠道|方式)?(?:公开|发布|刊登|推送)?(?:政府)?(?:信息)?$/u
const ASKED_THROUGH =
  /^(?:通过|以)?(网上|网络|互联网|在线|当面|现场|信函|书面|邮寄|信件|来信|来函|电子邮件|邮件|传真|窗口)(?:渠道|方式|形式)?(?:提交|递交|提出|申请|受理|收到)*$/
const ASKED_OF = /^([市县区省州]本级|[市县]级)$/

/** 网站占121条, 当面申请17件, 市本级206件: which part of the whole before it is counted; null when none. */
export function partOf(
  label: string,
  unit: string,
  whole: Pick<Figure, 'measure' | 'unit'> | null,
): string | null {
  if (whole === null || whole.unit !== unit) return null
  if (whole.measure === 'proactive-disclosures') return PUBLISHED_THROUGH.exec(label)?.[1] ?? null
  if (whole.measure !== 'requests-received') return null
  return ASKED_THROUGH.exec(label)?.[1] ?? ASKED_OF.exec(label)?.[1] ?? null
}
