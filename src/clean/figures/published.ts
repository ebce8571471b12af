import { before, behind, type MeasureRule, type Statement } from './statement.ts'

const PUBLISHED =
  /(?:公开|发布|上传|更新|推送|登载|刊登|公布)(?:[了的]|各类|各种|各项|有关|相关|政府|政务|主动|公开|网站){0,6}信息(?:数量)?$/
const PROACTIVE =
  /主动公开(?:[了的]|各类|政府|政务){0,4}(?:信息)?(?:数量|总数|数)?$|^(?:全年)?(?:政府|政务)信息公开(?:数量|总数|数)?$/
const POSTED = /(?:发布|推送)了?(?:政务|官方){0,2}(?:微博|微信)(?:公众号)?(?:信息|文章|消息|图文)?$/
/** 门户网站发布1745条; 一是区政府网站，公开1206条. */
const CHANNEL =
  '(?:网站|(?:门户|政务|政府|公开|信息)网|公报|微博|微信|公众号|公开栏|公示栏|电子屏|显示屏|网上)'
const POSTED_ON = new RegExp(`${CHANNEL}(?:共|全年|累计)?(?:主动)?(?:公开|发布)$`)
const BARE_PUBLISHED = /^(?:共|全年|累计)?(?:主动)?(?:公开|发布)$/
const ENDS_IN_CHANNEL = new RegExp(`${CHANNEL}(?:平台|上)?$`)
/** Sent to others, checked, asked for, read: not published. */
const NOT_PUBLISHED =
  /上报|报送|审核|审查|抽查|申请|转载|采购|收集|点击|浏览|征求|整改|撤[下销]|未[主公发]|不予|不公开|不得/

const ISSUED = /(?:制定|制发|出台|印发|制订|颁布)(?:了|的|行政){0,3}规范性文件$/
const AMONG = /^(?:行政)?规范性文件$/
const ISSUED_BEFORE = /(?:制定|制发|出台|印发|制订|颁布)(?:了|的){0,2}$/
const ISSUED_BEHIND = /^(?:行政)?规范性文件/
const NOT_ISSUED = /废止|清理|修[改订]|备案|审查|现行|转发|上级/

export const PUBLISHED_RULES: readonly MeasureRule[] = [
  {
    measure: 'proactive-disclosures',
    units: ['条', '件', '篇'],
    trigger: '信公发',
    reach: (statement) => {
      const { label, unit } = statement
      if (NOT_PUBLISHED.test(label)) return null
      if (PROACTIVE.test(label)) return before(unit !== '篇')
      if (POSTED.test(label)) return 0
      return before(unit === '条' && (PUBLISHED.test(label) || isOnChannel(statement)))
    },
  },
  {
    measure: 'regulatory-documents',
    units: ['件', '个', '份', '部'],
    trigger: '规',
    reach: ({ label, lead, following, said }) => {
      if (NOT_ISSUED.test(lead)) return null
      if (ISSUED.test(label)) return 0
      // 主动公开政府信息6217条，其中规范性文件7件.
      if (lead.includes('其中') && said.has('proactive-disclosures') && AMONG.test(label)) return 0
      return ISSUED_BEFORE.test(lead) ? behind(ISSUED_BEHIND, following) : null
    },
  },
]

function isOnChannel({ label, previous, kind }: Statement): boolean {
  if (kind !== 'proactive') return false
  return POSTED_ON.test(label) || (BARE_PUBLISHED.test(label) && ENDS_IN_CHANNEL.test(previous))
}
