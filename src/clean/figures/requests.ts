import type { Measure } from '../../model/figure.ts'
import { before, behind, type MeasureRule, type Statement } from './statement.ts'

const UNITS = ['件', '项', '份', '宗', '起', '条', '例']

const RECEIVED =
  /(?:收到|受理|接到|接收|收悉|新收|新增|登记)(?:[了的到各新类或和、及依因主]|政府信息公开|信息公开|政务公开|依申请公开|公开|政府信息|信息|公民|法人|企业|公众|群众|社会|各界|其他组织|有效|书面|网上|网络|网站|在线|现场|当面|信函|邮件|电子|来自|要求|个人|自然人|提出|有关|关于|主动|通过|途径){0,12}申请(?:[表书件数的]|公开|数量|总数|总量|政府信息|信息|事项){0,4}$/
const RECEIVED_SHORT =
  /(?:收到|受理|接到|办理)的?[依已]申请公开的?(?:政府信息|信息|事项|案件|件|数量){0,2}的?$/
const RECEIVED_TOTAL =
  /^(?:全[市县区省州年]|本机关|我[局厅委办]|收到|受理|新收|的){0,3}(?:政府)?信息公开申请(?:[数件的]|总数|总量|数量){0,3}$|^(?:依申请公开|申请)(?:总数|总量|数量|件数)$/
const NOT_RECEIVED = /结转|撤[回销]|补正|答复|办结|重复|复议|诉讼|延[长期]|指导|转办/

const PROCESSED =
  /(?:答复|办结|回复|办理完毕)(?:了|政府信息公开|信息公开|依申请公开|公开|申请人?|的|数量|件数){0,4}$|办理(?:了|依|政府信息公开|信息公开|公开){0,3}申请(?:公开)?(?:事项)?$/
const PROCESSED_BEHIND =
  /^(?:申请)?(?:都|均|全部|逐一)(?:已经?)?(?:在(?:规定|法定|承诺)?的?(?:期限|时限|时间)之?内)?(?:按期|按时|依法|及时|已)?(?:予以|给予|[作进]行?[了出]?)?了?(?:书面)?(?:答复|办结)/
const NOT_PROCESSED =
  /[未不]|同意|部分公开|不予|予以公开|复议|诉讼|咨询|来信|信箱|热线|意见|重新|建议|提案|投诉|信访/

const RATE = /(?:答复|办结|回复|办复)率$/
const NOT_RATE = /咨询|来信|信件|热线|来电|投诉|审批|满意|建议|提案|信访/

const GRANTED =
  /^(?:答复|决定|同意|予以|全部|全文|依法|准予){0,3}公开(?:政府)?(?:信息)?(?:答复)?的?$/
const PARTLY = /^(?:答复|决定|同意|予以){0,2}(?:部分公开|部分同意公开)(?:答复)?的?$/
const DENIED =
  /^(?:答复|决定|依法|作出){0,2}(?:(?:因|由于)[^,、]{2,16})?(?:不予公开|不同意公开|不公开)(?:答复|决定|的){0,2}$/
const NO_RECORDS =
  /^(?:答复|告知|申请人?|[的该为]|属于|所申请|政府){0,5}信息不存在(?:答复|的){0,2}$/
const NOT_AGENCY =
  /^(?:答复|告知|申请人?|的|属于){0,4}(?:不属于?|非)(?:本|我)(?:行政)?(?:机关|部门|单位|局|厅|委|办|级政府)(?:[的或]|公开|掌握|职责|职权|职能|权限|制作|保存|获取|管辖|政府信息|信息|范围){0,4}(?:、并[^,、]{1,8})?$|^(?:告知)?(?:申请人)?另找部门$/
/** 答复结果为公开13件. */
const ANSWERED = /^(?:答复|办理)?(?:结果|情况)(?:为|是)?|^按(?:答复|处理|办理)结果分?/

const QUOTES = /[“”"]/g

/** 另有2件因为涉及第三方，不予公开: the outcome comes later in the sentence. */
const MORE = /^(?:[、和]?(?:另有|另外|另|只有|有))?$/
const LATER = /不予公开|部分公开|信息不存在/g

export const REQUEST_RULES: readonly MeasureRule[] = [
  {
    measure: 'requests-received',
    units: UNITS,
    trigger: '申公',
    reach: ({ label, ofRequests }) =>
      before(
        !NOT_RECEIVED.test(label) &&
          (RECEIVED_SHORT.test(label) ||
            RECEIVED_TOTAL.test(label) ||
            (RECEIVED.test(label) && ofRequests)),
      ),
  },
  {
    measure: 'requests-processed',
    units: UNITS,
    trigger: '答办回',
    reach: (statement) => {
      const { label, lead, following, said, value } = statement
      if (!isAmongRequests(statement)) return null
      // 收到8件，8件都已答复: all of them, so it must be the same number.
      if (label === '' && said.get('requests-received') === value)
        return behind(PROCESSED_BEHIND, following)
      // 对37件申请全部作了答复.
      if (label === '对' && following.startsWith('申请')) return behind(PROCESSED_BEHIND, following)
      return before(PROCESSED.test(label) && !NOT_PROCESSED.test(lead))
    },
  },
  outcome('partial-grants', '公', PARTLY, '部分公开'),
  outcome('full-denials', '公', DENIED, '不予公开'),
  outcome('full-grants', '公', GRANTED, '公开'),
  outcome('no-records', '存', NO_RECORDS, '信息不存在'),
  outcome('not-agency-records', '本我门', NOT_AGENCY, null),
  {
    measure: 'response-rate',
    units: ['%'],
    trigger: '率',
    reach: (statement) =>
      before(
        isAmongRequests(statement) &&
          RATE.test(statement.label) &&
          !NOT_RATE.test(statement.previous + statement.lead),
      ),
  },
]

/** 同意公开71件, 其中18件公开, 另有2件…不予公开. */
function outcome(
  measure: Measure,
  trigger: string,
  name: RegExp,
  word: string | null,
): MeasureRule {
  const directly = word === null ? null : new RegExp(`^(?:予以|同意|依法)?${word}$`)
  return {
    measure,
    units: UNITS,
    trigger,
    bare: true,
    reach: (statement) => {
      const { label, following, said, unit } = statement
      if (!isAmongRequests(statement)) return null
      if (unit === '条' && !said.has('requests-received')) return null
      if (name.test(label.replace(QUOTES, '').replace(ANSWERED, ''))) return 0
      if (label !== '' || directly === null) return null
      return behind(directly, following) ?? outcomeLater(statement, word)
    },
  }
}

function outcomeLater({ lead, rest, said }: Statement, word: string | null): number | null {
  if (!MORE.test(lead) || !said.has('full-grants') || /[\d一二两三]件/.test(rest)) return null
  const named = [...rest.matchAll(LATER)]
  const [only] = named
  return named.length === 1 && only?.[0] === word ? only.index + only[0].length : null
}

/** In a section of requests, or in a line that has told how many were received. */
function isAmongRequests({ kind, ofRequests, said }: Statement): boolean {
  return kind === 'requests' || (said.has('requests-received') && ofRequests)
}
