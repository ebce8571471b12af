import type { SectionKind } from '../model/section.ts'

export interface SectionRule {
  /** Stable: `<kind>:<what the heading says>`. Each id stands once. */
  readonly id: `${SectionKind}:${string}`
  readonly kind: SectionKind
  readonly pattern: RegExp
  /** One bit, its own among all rules; `rulesNamed` tells which of them a heading may fit. */
  readonly bit: number
}

const byCharacter = new Uint32Array(0x10000)
let count = 0

/**
 * Headings are compared in simplified script, without number, white space, quotes and brackets. Before
 * its pattern each rule has some characters: whatever fits the pattern holds one of them.
 */
function rules(
  rows: readonly (readonly [id: SectionRule['id'], holds: string, pattern: RegExp])[],
): readonly SectionRule[] {
  return rows.map(([id, holds, pattern]) => {
    const bit = 1 << count
    count += 1
    for (const character of holds) {
      const unit = character.charCodeAt(0)
      byCharacter[unit] = (byCharacter[unit] as number) | bit
    }
    return { id, kind: id.slice(0, id.indexOf(':')) as SectionKind, pattern, bit }
  })
}

/** The rules that words may fit, a bit each: most of the thirty are turned away together. */
export function rulesNamed(words: string): number {
  let named = 0
  for (let at = 0; at < words.length; at += 1) {
    named |= byCharacter[words.charCodeAt(at)] as number
  }
  return named
}

/** What a heading as a whole may say of its section; the first row that fits decides. */
export const WHOLE_RULES = rules([
  ['other:annex', '附词统', /^附(?:件|表|录)|名词解释|统计表$/],
  ['problems:shortfall', '存足薄', /存在.{0,12}(?:问题|不足|困难|差距|薄弱)|不足|薄弱环节/],
  ['problems:main', '题难', /(?:主要|突出|面临)的?(?:问题|困难)(?:$|[和及与、，以]|改进|情况)/],
  [
    'problems:named',
    '题难整',
    /^(?:困难|问题)(?:$|[和及与、，以])|(?:问题|困难)[和及与、](?:困难|问题|挑战|改进|打算)|问题的?整改|^整改(?:落实)?情况/,
  ],
  ['plans:next', '算步后年努望想', /打算|下一?步|今后|来年|明年|下年|努力方向|展望|设想/],
  ['plans:remedies', '改', /(?:改进|整改)(?:的|工作)?(?:措施|意见|办法|方案|方向|计划|思路|举措)/],
  [
    'plans:plan',
    '划排署路',
    /^(?:工作)?计划(?!生育)|(?:工作|年度?|与|和)计划(?!生育)|(?:工作|年|主要)(?:安排|部署|思路)/,
  ],
  [
    'plans:tasks',
    '务年',
    /(?:主要|重点|目标|工作)任务(?!.{0,6}(?:完成|落实|执行|进展|推进))|\d年(?:重点工作|工作(?:重点|要点|总体要求)|总体要求|工作$)(?!.{0,6}(?:完成|落实|执行|进展|推进|情况))/,
  ],
])

/** What a part of a heading may name (主动公开 和 依申请公开): the first part that names anything decides. */
export const TOPIC_RULES = rules([
  // 公开投诉处理结果 tells what was published, not how complaints fared.
  [
    'proactive:results',
    '开',
    /^(?:主动|及时|全面|定期|推进)?公开(?!.{0,3}申请).{1,10}(?:结果|名单|数据)$/,
  ],
  ['review:review', '议诉举', /(?:复议|诉讼|应诉|行政争议)(?!.{0,4}(?:体制|改革))|申诉|举报/],
  ['fees:reduction', '费减', /收费(?:及|和)?减免|^(?:申请)?(?:费用|减免)|信息处理费/],
  [
    'fees:charged',
    '费',
    /(?:^|公开|申请|信息|检索|复制|组织|公民)的?收费(?!公路|站|项目|事项|目录|清单|公示|公开)/,
  ],
  [
    'consultation:inquiry',
    '询众互箱线访投',
    /[咨谘]询|(?:公众|群众)(?:的)?(?:意见|反映)|互动交流|信箱|热线|来信来访|投诉/,
  ],
  [
    'requests:request',
    '申',
    /依(?:法)?申请|申请公开|公开申请|^申请|(?:收到|受理|处理|办理|答复).{0,12}申请/,
  ],
  ['requests:handling', '申予答', /申请.{0,4}(?:办理|处理|受理|答复|情况)|不予公开|免予公开|^答复/],
  [
    'spending:spending',
    '支财经',
    /支出(?!.{0,6}(?:公开|公示))|财政(?:投入|保障)|(?<!三公)经费(?!.{0,6}(?:公开|公示|保障标准))/,
  ],
  [
    'proactive:published',
    '开',
    /主动公开|公开的?(?:内容|形式|方式|方法|渠道|途径|载体|范围|目录|指南|事项|重点|数量|平台|栏|专栏|专区)/,
  ],
  [
    'proactive:field',
    '重发读应舆',
    /重点领域|重点信息|信息发布|新闻发布|政策解读|^解读|解读[和与、]?回应|回应(?:社会|公众|群众)?(?:关切|关注)|回应解读|舆情/,
  ],
  [
    'proactive:site',
    '网微媒报阅台开',
    /(?:门户|政府|政务)网站|网站(?:建设|管理|内容)|政务微[博信]|新媒体|政府公报|查阅(?:点|场所)|平台建设|公开透明|权力公开/,
  ],
  [
    'proactive:channel',
    '渠载式台',
    /^(?:渠道|载体|平台)|(?:扩大|拓宽|拓展|丰富|创新|搭建|用好).{0,4}(?:渠道|载体|形式|平台)/,
  ],
  [
    'organisation:leadership',
    '组领',
    /组织(?:领导|机构|推动|保障|建设|协调|管理|体系|实施)|加强领导|领导(?:重视|机构|小组|力度)/,
  ],
  [
    'organisation:staff',
    '构队训员',
    /^机构(?!合并|改革|职能)|(?:工作|公开|专门|办事|管理)机构|队伍|培训|^(?:工作)?人员|(?:工作|专职|兼职)人员$|人员(?:配备|情况|编制)/,
  ],
  [
    'organisation:rules',
    '制督考评责管密审宣障规细',
    /制度|机制|监督|督查|考核|评议|责任(?!制)|职责|信息管理|规范管理|保密|^审查|宣传|(?:工作|强化|加强)保障|保障(?:力度|措施)|规范性文件的?(?:管理|清理)|(?:建立|健全|完善|制定|明确|修订).{0,8}(?:规则|规程|细则)$/,
  ],
  [
    'proactive:one-thing',
    '开',
    /(?<!政府|政务|政府信息|政务信息|^信息|推进|深化|加强)公开(?:试点)?(?:的?情况)?$/,
  ],
])

/** What is no subject of its own: it decides only where no heading above it does. */
export const FRAME_RULES = rules([
  [
    'overview:overview',
    '概综总言顾',
    /概述|概况|概要|综述|^综合$|总体|总况|^总则|^引言|^前言|回顾|总结/,
  ],
  [
    'overview:situation',
    '况',
    /(?:基本|主要|整体|工作|开展|推进|进展|贯彻|落实|公开)的?(?:工作)?情况|^(?:综合)?情况$/,
  ],
  ['overview:openness', '开', /(?:政府|政务)(?:信息)?公开(?:工作|制度|标准化)?(?:规范化)?$/],
  [
    'overview:main-work',
    '工法措成点贯落施',
    /(?:主要|重点|特色|创新|经验)(?:工作|做法|举措|措施|成效|成绩|特点|亮点)|工作(?:成效|成果|亮点|特色|做法|措施)|^(?:贯彻|落实|施行)/,
  ],
  ['other:other', '其需应附', /^其[他它]|^(?:需要|应当).{0,4}(?:说明|报告)|^附则/],
])
