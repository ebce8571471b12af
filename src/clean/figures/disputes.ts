import { before, behind, type MeasureRule, type Statement } from './statement.ts'

const UNITS = ['件', '起', '宗', '例']
const REVIEW = /(?:行政)?复议(?:案件|申请|案|事项|的|数量|总数|数){0,3}$/
const REVIEW_BEHIND = /^[^,]{0,24}行政复议(?:案件|案|申请)?$/
const LAWSUIT = /(?:行政)?诉讼(?:案件|案|的|数量|总数|数){0,3}$|行政应诉案件?$/
const LAWSUIT_BEHIND = /^[^,]{0,24}行政诉讼(?:案件|案)?$/
const OCCURRED = /(?:发生|收到|受理|接到|引起|引发|共有|办理)了?$/
/** What became of some of them, or whose they are. */
const NOT_ALL =
  /维持|纠正|撤[销回]|败诉|胜诉|参加|代理|指导|经复议|复议后|结转|审结|办结|受理单位|被(?!申请|提起)/

const ABOUT_OPENNESS =
  '(?:涉及|关于|因|属于?)(?:政府|政务)?信息公开(?:引起|引发|工作|方面|类|的){0,3}'
const OF_OPENNESS = new RegExp(`^${ABOUT_OPENNESS}$`)
const OF_OPENNESS_LATER = new RegExp(`^,其中,?${ABOUT_OPENNESS}(?:有|共)?\\d`)

const COMPLAINT = /(?:申诉|举报|投诉)(?:案件|案|的|数量|信息|件|数){0,3}$/
const CONSULTED = /咨询(?:电话|人员|事项|问题|服务|的|量|件|数|来电){0,3}$/
const CONSULTING =
  /接受|受理|接到|接听|接待|回复|答复|解答|收到|提供|办理|处理|(?:电话|现场|当面|网上|在线|来访|上门)咨询/
/** Several are counted together: none of them has the number. */
const JOINT =
  /(?:咨询|投诉|举报|信访|求助|建议|来信|复议|诉讼|申诉)(?:案件|件)?[、和与及或]|[、和与及或](?:各类)?(?:行政)?(?:咨询|投诉|举报|信访|求助|建议|来信|来访|查阅|查询|诉讼|复议|申诉)/

export const DISPUTE_RULES: readonly MeasureRule[] = [
  {
    measure: 'administrative-reviews',
    units: UNITS,
    trigger: '复公',
    reach: (statement) => dispute(statement, REVIEW, REVIEW_BEHIND),
  },
  {
    measure: 'administrative-lawsuits',
    units: UNITS,
    trigger: '讼应公',
    reach: (statement) => dispute(statement, LAWSUIT, LAWSUIT_BEHIND),
  },
  {
    measure: 'complaints',
    units: ['件', '起', '宗', '例', '次', '条'],
    trigger: '诉举',
    reach: ({ label, lead, kind }) =>
      before(
        COMPLAINT.test(label) &&
          !JOINT.test(label) &&
          !/查实|群体|有效/.test(lead) &&
          (kind === 'review' || /信息公开|政务公开/.test(lead)),
      ),
  },
  {
    measure: 'consultations',
    units: ['人次', '次', '件', '条', '个', '起', '人'],
    trigger: '咨',
    reach: ({ label, said }) =>
      before(
        CONSULTED.test(label) &&
          !JOINT.test(label) &&
          !/法律咨询/.test(label) &&
          (CONSULTING.test(label) || said.has('consultations')),
      ),
  },
]

/** Reviews or lawsuits of open information: one of the two, not both together. */
function dispute(statement: Statement, name: RegExp, nameBehind: RegExp): number | null {
  const { label, lead, following, rest, previous, kind, ofOpenness } = statement
  if (kind !== 'review' && kind !== 'requests' && !ofOpenness) return null
  // 办理行政复议案件46件，其中涉及信息公开的5件: the part is of openness, the whole is not.
  if (OF_OPENNESS.test(label)) return before(name.test(withoutCount(previous)))
  if (OF_OPENNESS_LATER.test(rest)) return null
  if (OCCURRED.test(lead)) return JOINT.test(following) ? null : behind(nameBehind, following)
  return before(name.test(label) && !JOINT.test(label) && !NOT_ALL.test(lead))
}

function withoutCount(clause: string): string {
  return clause.replace(/(?:共|共有|为|有)?\d{1,9}[件起宗例]$/, '')
}
