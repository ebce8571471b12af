import type { AgencyKind } from '../model/report.ts'
import { fullUnit } from './agency-name.ts'
import type { NameShape } from './agency-shape.ts'
import { ZONE } from './agency-words.ts'

/** Governs a place in a government's stead. */
const GOVERNS = /(?:行政公署|行署|人民政府|政府|街道办事处|地区办事处|兵团|师|^国务院)$/
/** Party, congress, consultative conference, by what their names begin with or hold. */
const PARTY =
  /^(?:中共|中国共产党|共青团|政协|中国人民政治协商会议)|^(?:[省市县区州盟旗]|自治区)?(?:委(?!员会)|纪委|党委|团委|人大|政协|人民代表大会)|(?:组织部|宣传部|统战部|统一战线工作部|武装部|政法委员会|政法委|纪律检查委员会|监察委员会|监委|老干部局|党校|机关工作委员会|机关工委|人民代表大会常务委员会|人大常委会)(?:办公室|机关)?$/
const COURTS = /(?:法院|检察院)$/
/** Bodies of their members. */
const MEMBERS =
  /(?:联合会|残联|妇联|总工会|工会|文联|侨联|科协|科学技术协会|工商联|社科联|红十字会|国际贸易促进委员会|贸促会|供销合作[总联]?社|供销社|协会|学会|商会|基金会|居民委员会|村民委员会)$/
/** Teach, heal, trade, broadcast. */
const SERVES =
  /(?:大学|学院|学校|中学|小学|幼儿园|医院|卫生院|公司|集团|银行|[支分]行|信用社|合作社|电视台|电台|报社|研究院|研究所|植物园|动物园|公园|农场|林场|牧场|渔场)$/
/** The central bank is a department of the State Council, and its branches are the bank. */
const CENTRAL_BANK = /^中国人民银行/

/** What an agency is to the government of its level, by its name. */
export function agencyKind(shape: NameShape): AgencyKind {
  const { kind, text } = shape
  if (kind === 'government') return 'government'
  const unit = fullUnit(shape)
  if (PARTY.test(text) || PARTY.test(unit) || COURTS.test(unit)) return 'other'
  if (CENTRAL_BANK.test(text)) return 'department'
  if (GOVERNS.test(unit) || (ZONE.test(unit) && unit.endsWith('管理委员会'))) return 'government'
  return MEMBERS.test(unit) || SERVES.test(unit) ? 'other' : 'department'
}
