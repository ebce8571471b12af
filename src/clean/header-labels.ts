import type { HeaderField } from '../model/header-field.ts'

/** `filing` labels say how the site files the page; their value goes where the label goes. */
type LabelKind = HeaderField['kind'] | 'filing'

/** Labels of page headers in simplified script, by what their value says. */
const LABELS: readonly (readonly [LabelKind, string])[] = [
  [
    'agency',
    '发布机构|发布单位|发布机关|发布部门|发文机构|发文机关|发文单位|公开机构|公开单位|公开部门|公开主体|公开责任部门|责任部门|责任单位|制发机关|制发单位|制作单位|制作机关|生成单位|产生机构|所属机构|所属单位|信息公开单位|信息提供单位|信息发布机构|发布者',
  ],
  [
    'source',
    '来源|来自|信息来源|文章来源|稿件来源|新闻来源|内容来源|资料来源|文件来源|文章出处|信息出处|出处|供稿单位|供稿|稿源',
  ],
  [
    'published',
    '发布时间|发布日期|发文日期|发文时间|公开日期|公开时间|公布日期|公布时间|发表时间|发表日期|更新时间|更新日期|上次更新|最后更新|上次更新时间|最后更新时间|上网日期|上网时间|录入时间|录入日期|添加时间|创建时间|信息时间|信息日期|提交时间|加入时间|发稿时间|编辑时间|时间|日期',
  ],
  [
    'signed',
    '成文日期|成文时间|生成日期|生成时间|制发日期|制发时间|制作日期|印发日期|印发时间|形成日期|产生日期|签发日期|落款日期|签署日期',
  ],
  [
    'indexNumber',
    '索引号|索取号|索引编号|索引码|信息索引号|信息索引|信息索取号|公开索引号|目录编号',
  ],
  ['title', '名称|标题|题名|信息名称|文件名称|文件标题|信息标题|公文名称|题目'],
  [
    'documentNumber',
    '文号|发文字号|发文文号|文件编号|文件字号|文件号|文件文号|公文字号|公文编号|发布文号|信息文号|字号',
  ],
  [
    'url',
    '来源网址|来源链接|来源地址|信息来源网址|原文链接|原文网址|原文地址|原始链接|原始网址|本文链接|本文网址|本文地址|文章链接|文章网址|文章地址|页面网址|页面地址|页面链接|网页地址|网页链接|链接地址|信息网址|网址|链接',
  ],
  [
    'other',
    '主题词|关键词|关键字|主题|主题分类|主题类别|主题信息|分类|信息分类|所属分类|类别|信息类别|文种|体裁分类|体裁|栏目|所属栏目|内容概述|内容概要|内容摘要|信息概述|概述|摘要|内容描述|服务对象|服务对象分类|作者|信息作者|统一登记号|统一编号|登记号',
  ],
  [
    'filing',
    '公开方式|公开形式|公开类别|公开类型|公开范围|公开对象|公开属性|公开程序|公开时限|公开期限|公开状态|组配分类|有效性|是否有效|时效性|时效|生效日期|生效时间|实施日期|失效日期|失效时间|废止日期|废止时间|截止日期|语种|载体类型|信息格式|文件格式|格式|记录形式|生命周期|信息有效性|获取方式|依申请公开程序',
  ],
]

const KINDS = new Map<string, LabelKind>()
for (const [kind, words] of LABELS) for (const word of words.split('|')) KINDS.set(word, kind)

/** Words that are labels even without a colon, when a value of their shape follows. */
const BARE = ['published', 'signed', 'indexNumber']

/** 索 引 号: the characters of a label may be spread out. */
function spread(word: string): string {
  return [...word].join('[ \\t\\u00a0\\u3000]{0,8}')
}

function pattern(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map(spread)
    .join('|')
}

const ALL = pattern([...KINDS.keys()])
const BARE_WORDS = pattern([...KINDS].filter(([, kind]) => BARE.includes(kind)).map(([w]) => w))
const SPACE = '[ \\t\\u00a0\\u3000]{0,12}'
/** 【发布时间】 and (来源: are labels too; a table row says 索引号 | 430S. */
const OPEN = '[\\[【(（]?'
const LABEL = new RegExp(
  `${OPEN}(${ALL})(?:${SPACE}[\\]】])?${SPACE}[:：|｜]${SPACE}|(${BARE_WORDS})[ \\t\\u00a0\\u3000]{1,12}(?=[\\dA-Za-z])`,
  'y',
)

/** What `LABEL` can begin with: nearly every place of a line is turned away by its first. */
const BEGINS = new Uint8Array(0x10000)
for (const word of [...KINDS.keys(), ...'[【(（']) BEGINS[word.charCodeAt(0)] = 1

export interface LabelMatch {
  readonly kind: LabelKind
  /** Start and end of the whole label with its colon. */
  readonly start: number
  readonly end: number
  /** Start and end of the label's words. */
  readonly wordStart: number
  readonly wordEnd: number
}

/** The header label that begins at `at` of a simplified line, if one does. */
export function labelAt(plain: string, at: number): LabelMatch | null {
  if (BEGINS[plain.charCodeAt(at)] !== 1) return null
  LABEL.lastIndex = at
  const match = LABEL.exec(plain)
  const words = match?.[1] ?? match?.[2]
  if (!match || !words) return null
  const wordStart = at + match[0].indexOf(words)
  const kind = KINDS.get(words.replace(/[ \t\u00a0\u3000]/g, ''))
  if (!kind) return null
  return {
    kind,
    start: at,
    end: at + match[0].length,
    wordStart,
    wordEnd: wordStart + words.length,
  }
}
