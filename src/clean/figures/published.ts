import { before, behind, type MeasureRule } from './statement.ts'

const PUBLISHED =
  /(?:公开|发布|上传|更新|推送|登载|刊登|公布)(?:[了的]|各类|各种|各项|有关|相关|政府|政务|主动|公开|网站){0,6}信息(?:数量)?$/
const PROACTIVE =
  /主动公开(?:[了的]|各类|政府|政务){0,4}(?:信息)?(?:数量|总数|数)?$|^(?:全年)?(?:政府|政务)信息公开(?:数量|总数|数)?$/
const POSTED = /(?:发布|推送)了?(?:政务|官方){0,2}(?:微博|微信)(?:公众号)?(?:信息|文章|消息|图文)?$/
/** Sent to others, checked, asked for, read: not published. */
const NOT_PUBLISHED =
  /上报|报送|审核|审查|抽查|申请|转载|采购|收集|点击|浏览|征求|整改|撤[下销]|未[主公发]/

const ISSUED = /(?:制定|制发|出台|印发|制订|颁布)(?:了|的|行政){0,3}规范性文件$/
const ISSUED_BEFORE = /(?:制定|制发|出台|印发|制订|颁布)(?:了|的){0,2}$/
const ISSUED_BEHIND = /^(?:行政)?规范性文件/
const NOT_ISSUED = /废止|清理|修[改订]|备案|审查|现行|转发|上级/

export const PUBLISHED_RULES: readonly MeasureRule[] = [
  {
    measure: 'proactive-disclosures',
    units: ['条', '件', '篇'],
    reach: ({ label, unit }) =>
      before(
        !NOT_PUBLISHED.test(label) &&
          ((PROACTIVE.test(label) && unit !== '篇') ||
            (PUBLISHED.test(label) && unit === '条') ||
            POSTED.test(label)),
      ),
  },
  {
    measure: 'regulatory-documents',
    units: ['件', '个', '份', '部'],
    reach: ({ label, lead, following }) => {
      if (NOT_ISSUED.test(lead)) return null
      if (ISSUED.test(label)) return 0
      return ISSUED_BEFORE.test(lead) ? behind(ISSUED_BEHIND, following) : null
    },
  },
]
