import { before, behind, type MeasureRule, type Statement } from './statement.ts'

const CHARGED =
  /收(?:取|缴|费)?[^,]{0,24}(?:检索|复制|复印|邮寄|工本|信息处理|信息公开|材料|成本)[^,]{0,16}费用?$|(?:信息处理费|检索费|复制费|工本费)$/
const CHARGED_SHORT = /^(?:全年)?(?:收取|收费|收取费用|收取相关费用)$/
const NOT_CHARGED = /减免|免[收除]|退还|应收|收费标准|处罚|罚款|保险/

const SPENT = /(?:经费|费用|支出|投入|开支|花费)(?:资金|支出|投入|开支|总额|经费){0,2}(?:人民币)?$/
const SPENT_OBJECT = /^[^,]{0,12}(?:支出|投入|安排)[^,]{1,30}(?:费用|经费|资金)$/
/** Other money: what is received, what is budgeted, what the agency's own work costs. */
const NOT_SPENT =
  /三公|收取|减免|罚款|收入|基金|预算|项目|补助|工程|每|人均|建设资金|扶贫|财政支出|教育支出|收费|节约|补偿|救[灾助]|贷款|专项经费$/

const POST = '(?:的|政府信息公开|信息公开|政务公开|从事|工作|管理){0,4}(?:人员|干部|员)?'
const FULL_TIME = new RegExp(`(?<![兼专])(?:专职|全职)${POST}$`)
const PART_TIME = new RegExp(`(?<![兼专])兼职${POST}$`)
const FULL_TIME_BEHIND =
  /^(?:的|政府|信息公开|政务公开|工作){0,3}(?:专职|全职)(?:政府|信息公开|政务公开|工作|管理){0,4}(?:人员|干部|员)/
const PART_TIME_BEHIND =
  /^(?:的|政府|信息公开|政务公开|工作){0,3}兼职(?:政府|信息公开|政务公开|工作|管理){0,4}(?:人员|干部|员)/
const STAFF =
  /(?:专兼职|专\(兼\)职|专、兼职)(?:政府信息公开|信息公开)?(?:工作|管理)?人员$|(?:政府|政务)信息公开(?:工作|管理)?的?(?:工作)?人员$|政务公开(?:工作|管理)?的?(?:工作)?人员$/
const STAFF_UNITS = ['人', '名', '位', '个']
const PROVIDED = /(?:配备|设|设有|安排|落实|明确|确定|指定|配有|有)了?$/
/** Each of them has so many: not the number of all. */
const DISTRIBUTIVE = /各有|各配|各设|各自|各安排|各明确|每|平均|人均/

const TRAINED = /(?:培训|轮训)(?:班|会|活动|讲座|工作)?$/
const HELD = /(?:举办|组织|开展|召开|分|举行)(?:了|各类)?$/
const TRAINING_BEHIND = /^[^,、]{0,16}培训/
const TRAINEES = /(?:培训|轮训)(?:[^,0-9]{0,24}(?:人员|干部|人|员))?$/
const TRAINEES_BEHIND = /^参加了?[^,]{0,12}培训/

export const RESOURCE_RULES: readonly MeasureRule[] = [
  {
    measure: 'fees',
    units: ['元'],
    reach: ({ label, kind }) =>
      before(
        !NOT_CHARGED.test(label) &&
          (CHARGED.test(label) ||
            ((kind === 'fees' || kind === 'requests') && CHARGED_SHORT.test(label))),
      ),
  },
  {
    measure: 'spending',
    units: ['元'],
    reach: (statement) => {
      const { label, lead, previous } = statement
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
    reach: (statement) => before(isOfStaff(statement) && STAFF.test(statement.label)),
  },
  {
    measure: 'full-time-staff',
    units: STAFF_UNITS,
    reach: (statement) => staff(statement, FULL_TIME, FULL_TIME_BEHIND),
  },
  {
    measure: 'part-time-staff',
    units: STAFF_UNITS,
    reach: (statement) => staff(statement, PART_TIME, PART_TIME_BEHIND),
  },
  {
    measure: 'training-sessions',
    units: ['期', '次', '场', '场次', '班次', '个'],
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
    reach: (statement) => {
      const { label, lead, following, said } = statement
      if (!isOfTraining(statement)) return null
      if (TRAINEES.test(label) || (lead === '、' && said.has('training-sessions'))) return 0
      return behind(TRAINEES_BEHIND, following)
    },
  },
]

function staff(statement: Statement, name: RegExp, nameBehind: RegExp): number | null {
  if (!isOfStaff(statement)) return null
  if (name.test(statement.label)) return 0
  return PROVIDED.test(statement.lead) ? behind(nameBehind, statement.following) : null
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
