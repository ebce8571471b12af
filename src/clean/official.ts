/**
 * What the State Council's forms prescribe for yearly reports, in simplified script: the names
 * of sections (before 2019 in many variants) and the rows of the statistical tables
 * (国办公开办函〔2019〕60号 and the form of 2014).
 */
const ROWS = [
  '本年新收政府信息公开申请数量',
  '上年结转政府信息公开申请数量',
  '本年度办理结果',
  '予以公开',
  '部分公开[（(]',
  '部分公开$',
  '不予公开$',
  '不予公开\\s',
  '属于国家秘密',
  '其他法律行政法规禁止公开',
  '危及[“"‘]?三安全一稳定',
  '保护第三方合法权益',
  '属于三类内部事务信息',
  '属于四类过程性信息',
  '属于行政执法案卷',
  '属于行政查询事项',
  '无法提供$',
  '无法提供[\\s\\d]',
  '本机关不掌握相关政府信息',
  '没有现成信息需要另行制作',
  '补正后申请内容仍不明确',
  '不予处理',
  '信访举报投诉类申请',
  '重复申请',
  '要求提供公开出版物',
  '无正当理由大量反复申请',
  '要求行政机关确认或重新出具',
  '其他处理',
  '申请人无正当理由逾期不补正',
  '申请人逾期未按收费通知要求',
  '其他$',
  '其他[\\s\\d]',
  '总计$',
  '总计[\\s\\d]',
  '结转下年度继续办理',
  '主动公开政府信息数',
  '通过不同渠道和方式公开政府信息的情况',
  '政府公报公开政府信息数',
  '政府网站公开政府信息数',
  '政务微博公开政府信息数',
  '政务微信公开政府信息数',
  '其他方式公开政府信息数',
  '回应公众关注热点或重大舆情数',
  '通过不同渠道和方式回应解读的情况',
  '参加或举办新闻发布会总?次数',
  '政府网站在线访谈次数',
  '政策解读稿件发布数',
  '微博微信回应事件数',
  '其他方式回应事件数',
  '收到申请数',
  '当面申请数',
  '传真申请数',
  '网络申请数',
  '信函申请数',
  '申请办结数',
  '按时办结数',
  '延期办结数',
  '申请答复数',
  '属于已主动公开范围数',
  '同意公开答复数',
  '同意部分公开答复数',
  '不同意公开答复数',
  '不属于本行政机关公开数',
  '申请信息不存在数',
  '告知作出更改补充数',
  '告知通过其他途径办理数',
  '维持具体行政行为数',
  '被依法纠错数',
  '其他情形数',
  '维持具体行政行为或者驳回原告诉讼请求数',
  '纳入财政预算的政府信息公开专项经费',
  '(?:设置)?政府信息公开(?:专门机构|查阅点)数',
  '从事政府信息公开工作人员数',
  '召开政府信息公开工作会议或专题会议数',
  '举办各类培训班数',
  '接受培训人员数',
]
const ROW = new RegExp(`^(?:其中[:：]?)?(?:${ROWS.join('|')})`)

const OPEN = '政府信息(?:的)?|政务(?:信息)?|信息'
const SECTION = new RegExp(
  `^(?:${[
    '(?:工作)?(?:概述|概况)',
    '(?:总体|基本|整体)(?:工作)?情况(?:概述)?',
    `主动公开(?:${OPEN})?(?:工作)?(?:的)?情况`,
    `(?:${OPEN})?主动公开(?:的)?情况`,
    `(?:收到和处理|依申请公开|依法申请公开)(?:${OPEN})?(?:公开)?(?:申请)?(?:办理)?(?:和不予公开政府信息)?(?:的)?情况`,
    `(?:${OPEN})?依申请公开(?:的)?(?:办理)?情况`,
    '(?:因)?(?:政府)?信息公开(?:被)?(?:申请|类|工作)?(?:被申请|提起)?行政复议[、和]?(?:被)?(?:提起)?行政诉讼(?:的)?情况',
    '(?:行政)?复议[、和及与]?(?:行政)?诉讼(?:和|、)?(?:行政)?(?:申诉|举报)?(?:的)?情况',
    '(?:政府信息公开)?咨询(?:处理|受理|和投诉)?(?:的)?情况',
    '(?:政府信息公开)?(?:的)?收费及减免(?:的)?情况',
    '(?:政府信息公开)?(?:工作)?存在的?(?:主要)?问题(?:[和及、与](?:下一步)?(?:改进|整改)(?:的)?(?:情况|措施|打算|办法|意见))?',
    '其他(?:需要)?(?:报告|说明)的?(?:其他)?事项',
    '需要(?:说明|报告)的其他事项(?:和附表)?',
    '附(?:表|件|则)',
  ].join('|')})`,
)

/** The first characters of `SECTION`. */
const SECTION_BEGINS = '工概总基整主政信收依因行复咨存的其需附'

/** After these the name is part of something longer: 情况良好, 情况如下, 情况的报告. */
const GOES_ON = /^[和及与、的等方如良较比均是来看分统汇通]/

/** The first characters of `ROWS`: nearly every other line is turned away by its own. */
const ROW_BEGINS = new Set([
  '其',
  '设',
  ...ROWS.map((row) => row.replace('(?:设置)?', '').charAt(0)),
])

export function isOfficialRow(words: string): boolean {
  if (words.length > 400) return false
  const label = words.trimStart()
  return ROW_BEGINS.has(label.charAt(0)) && ROW.test(label)
}

/** The whole words are the name of a section. */
export function isOfficialSection(words: string): boolean {
  const end = officialSectionEnd(words)
  return end > 0 && /^[\s。：:]{0,4}$/.test(words.slice(end))
}

/** Where the section name that the words begin with ends, or -1. */
export function officialSectionEnd(words: string): number {
  if (!SECTION_BEGINS.includes(words.charAt(0))) return -1
  const match = SECTION.exec(words.slice(0, 80))
  if (!match) return -1
  return GOES_ON.test(words.slice(match[0].length)) ? -1 : match[0].length
}
