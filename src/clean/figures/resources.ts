import { before, behind, type MeasureRule, type Statement } from './statement.ts'

const CHARGED =
  /收(?:取|缴|费)?[^,]{0,24}(?:检索|复制|复印|邮寄|工本|信息处理|信息公开|材料|成本)[^,]{0,16}费用?(?:等|的?情况|总额|合计)?$|(?:信息处理费|检索费|复制费|工本费)(?:的?情况|总额)?$|信息公开收费(?:总额|金额)$/
const CHARGED_SHORT =
  /^(?:全年|本年度?|\d{4}年度?|[一二三四五六七八九十]{1,2}个月|一年来|我[局委厅办]|本机关|向申请人|依申请公开|政府信息|提供|共|累计){0,5}(?:收取|收费|收取费用|收取相关费用|收费总额|收费金额)$/
/** In a section of fees: 邮寄费22元. */
const CHARGED_FOR = /^(?:邮寄|复印|复印成本|快递)费$/
const NOT_CHARGED = /减免|免[收除]|退还|应收|收费标准|处罚|罚款|保险/

const SPENT = /(?:经费|费用|支出|投入|开支|花费)(?:资金|支出|投入|开支|总额|经费){0,2}(?:人民币)?$/
const SPENT_OBJECT = /^[^,]{0,12}(?:支出|投入|安排)[^,]{1,30}(?:费用|经费|资金)$/
/** Other money: what is received, what is budgeted, what the agency's own work costs. */
const NOT_SPENT =
  /三公|收取|减免|免[除收]|退还|罚款|收入|基金|预算|项目|补助|工程|每|人均|建设资金|扶贫|财政支出|教育支出|收费|节约|补偿|救[灾助]|贷款/

const POST =
  '(?:的|政府信息公开|信息公开|政务公开|从事|工作|管理){0,4}(?:人员|干部|员)?(?:总数|数量|人数|数)?'
const FULL_TIME = new RegExp(`(?<![兼专])(?:专职|全职)${POST}$`)
const PART_TIME = new RegExp(`(?<![兼专])兼职${POST}$`)
const FULL_TIME_BEHIND =
  /^(?:的|政府|信息公开|政务公开|工作){0,3}(?:专职|全职)(?:政府|信息公开|政务公开|工作|管理){0,4}(?:人员|干部|员)/
const PART_TIME_BEHIND =
  /^(?:的|政府|信息公开|政务公开|工作){0,3}兼职(?:政府|信息公开|政务公开|工作|管理){0,4}(?:人员|干部|员)/
const STAFF =
  /(?:专兼职|专\(兼\)职|专、兼职)(?:政府信息公开|信息公开)?(?:工作|管理)?人员$|(?:政府|政务)信息公开(?:工作|管理)?的?(?:工作)?人员(?:总数|数量|数)?$|政务公开(?:工作|管理)?的?(?:工作)?人员(?:总数|数量|数)?$/
const STAFF_UNITS = ['人', '名', '位', '个']
const PROVIDED = /(?:配备|设|设有|安排|落实|明确|确定|指定|配有|有)了?$/
/** Each of them has so many: not the number of all. */
const DISTRIBUTIVE = /各有|各配|各设|各自|各安排|各明确|每|平均|人均/

/** 局办公室2人具体承办. */
const OFFICE = /(?:办公室|中心|[科股处室])(?:有|安排|配备|明确|确定)?了?$/
const IN_CHARGE =
  /^(?:具体|专门)(?:承办|负责)(?:政府信息公开|信息公开|政务公开)?(?:日常)?(?:工作|事务)?$/

const TRAINED = /(?:培训|轮训)(?:班|会|活动|讲座|工作)?$/
const HELD = /(?:举办|组织|开展|召开|分|举行)(?:了|各类)?$/
const TRAINING_BEHIND = /^[^,、]{0,16}培训/
const TRAINEES = /(?:培训|轮训|参训|受训)(?:[^,0-9]{0,24}(?:人员|干部|人|员))?$/
const TRAINEES_BEHIND = /^参加了?[^,]{0,12}培训/
/** 培训3期，560人次参加. */
const TOOK_PART = /^(?:参加|参训|受训)$/

export const RESOURCE_RULES: readonly MeasureRule[] = [
  {
    measure: 'fees',
    units: ['元'],
    trigger: '收费',
    reach: ({ label, kind }) =>
      before(
        !NOT_CHARGED.test(label) &&
          (CHARGED.test(label) ||
            ((kind === 'fees' || kind === 'requests') &&
              (CHARGED_SHORT.test(label) || CHARGED_FOR.test(label)))),
      ),
  },
  {
    measure: 'spending',
    units: ['元'],
    trigger: '费支投开花全',
    bare: true,
    reach: (statement) => {
      const { label, lead, previous } = statement
      // 专项经费15万元，实际支出12.3万元: what was given, not what was spent.
      if (/专项(?:经费|资金)$/.test(label) && /支出|使用|结余/.test(statement.rest)) return null
      if (NOT_SPENT.test(lead) || !isOfResources(statement, /信息公开|政务公开/.test(lead)))
        return null
      if (SPENT.test(label) || SPENT_OBJECT.test(label)) return 0
      // 经费从业务费中列支，全年3.8万元.
      const goesOn = /^(?:全年)?$/.test(label) && /^经费/.test(previous)
      return before(goesOn && !NOT_SPENT.test(previous))
    },
  },
  {
    measure: 'staff',
    units: STAFF_UNITS,
    trigger: '员承负',
    reach: (statement) => {
      if (!isOfStaff(statement)) return null
      if (STAFF.test(statement.label)) return 0
      const isOffice = statement.kind === 'organisation' && OFFICE.test(statement.lead)
      return isOffice ? behind(IN_CHARGE, statement.following) : null
    },
  },
  {
    measure: 'full-time-staff',
    units: STAFF_UNITS,
    trigger: '职',
    reach: (statement) => staff(statement, FULL_TIME, FULL_TIME_BEHIND),
  },
  {
    measure: 'part-time-staff',
    units: STAFF_UNITS,
    trigger: '职',
    reach: (statement) => staff(statement, PART_TIME, PART_TIME_BEHIND),
  },
  {
    measure: 'training-sessions',
    units: ['期', '次', '场', '场次', '班次', '个'],
    trigger: '训',
    reach: (statement) => {
      const { label, lead, following, unit } = statement
      if (!isOfTraining(statement)) return null
      if (TRAINED.test(label) && unit !== '个') return 0
      return HELD.test(lead) ? behind(TRAINING_BEHIND, following) : null
    },
  },
  {
    measure: 'trainees',
    units: ['人次', '人', '名'],
    trigger: '训、参',
    reach: (statement) => {
      const { label, lead, following, previous, said } = statement
      if (!isOfTraining(statement)) return null
      if (lead === '' && said.has('training-sessions') && previous.includes('培训'))
        return behind(TOOK_PART, following)
      if (TRAINEES.test(label) || (lead === '、' && said.has('training-sessions'))) return 0
      return behind(TRAINEES_BEHIND, following)
    },
  },
]

function staff(statement: Statement, name: RegExp, nameBehind: RegExp): number | null {
  if (!isOfStaff(statement)) return null
  const { label, lead, earlier } = statement
  if (name.test(label)) return 0
  // 明确1名分管领导和2名专职人员.
  const isProvided =
    PROVIDED.test(lead) || (/[和及与、]$/.test(lead) && !DISTRIBUTIVE.test(earlier))
  return isProvided ? behind(nameBehind, statement.following) : null
}

function isOfResources({ kind }: Statement, isSaid: boolean): boolean {
  return (
    kind === 'organisation' || kind === 'spending' || kind === 'fees' || kind === 'review' || isSaid
  )
}

function isOfStaff(statement: Statement): boolean {
  return !DISTRIBUTIVE.test(statement.lead) && isOfResources(statement, statement.ofOpenness)
}

function isOfTraining({ kind, ofOpenness, lead }: Statement): boolean {
  if (/每|窗口|农民|企业|就业|技能|职业/.test(lead)) return false
  return kind === 'organisation' || kind === 'spending' || ofOpenness
}
