/** UTF-16 units of a title between its brackets. */
const LONGEST_TITLE = 80

/** Characters of 国办发, 湘政办发: more of them are a sentence that runs into the number. */
const LONGEST_ISSUER = 8
/** The 〔2011〕22号 of 国办发〔2011〕22号, with every kind of bracket. */
const NUMBER = / ?[〔[［(（【] ?((?:19|20)\d{2}) ?[〕\]］)）】] ?第? ?(\d{1,5}) ?[号號]/g
/** Characters before a number that are looked at. */
const BEFORE = 40
/** What leads up to a number and is no part of it. */
const LEAD_IN =
  /^.*(?:根据|根據|依据|依據|按照|依照|遵照|贯彻|貫徹|落实|落實|执行|執行|转发|轉發|印发|印發|下发|下發|通知|文件|按|以|与|與|及|的)/u
/** What the name of a policy ends with: 《人民日报》 names none. */
const KIND =
  '(?:法|法典|条例|规定|办法|细则|规则|通则|导则|准则|规范|标准|基准|制度|章程|守则|解释|修正案|' +
  '通知|通报|通告|公告|公报|意见|决定|决议|命令|批复|复函|函|公约|协定|方案|预案|规划|计划|纲要|' +
  '大纲|要点|措施|政策|目录|清单|名录|指南|指引|指标|报告|流程|责任书)'
const POLICY = new RegExp(`${KIND}(?:试行|暂行|修订|修正|草案|稿|\\d{4}|[年版-])*$|\\d号$`)
/** What a text calls a policy whose full name it gave before. */
const ONLY_A_KIND = new RegExp(`^(?:暂行|实施|管理|工作|若干)?${KIND}$`)

/** Whether a search form is the name of a policy, and not only that of a kind of them: 《办法》. */
export function namesPolicy(form: string): boolean {
  return POLICY.test(form) && !ONLY_A_KIND.test(form)
}

/** The policies a displayed text cites: titles in 《》, also one inside another, and document numbers. */
export function citationsIn(text: string): string[] {
  return [...titlesIn(text), ...numbersIn(text)]
}

function titlesIn(text: string): string[] {
  const titles: string[] = []
  const open: number[] = []
  for (const { 0: character, index: at } of text.matchAll(/[《》\n]/g)) {
    if (character === '《') open.push(at)
    else if (character === '\n') open.length = 0
    else {
      const from = open.pop()
      if (from !== undefined && at - from <= LONGEST_TITLE + 1)
        titles.push(text.slice(from, at + 1))
    }
  }
  return titles
}

function numbersIn(text: string): string[] {
  const numbers: string[] = []
  for (const { 1: year, 2: number, index: at } of text.matchAll(NUMBER)) {
    const before =
      /(?<!\p{sc=Han})\p{sc=Han}+$/u.exec(text.slice(Math.max(0, at - BEFORE), at))?.[0] ?? ''
    const issuer = before.replace(LEAD_IN, '')
    if (issuer.length >= 2 && issuer.length <= LONGEST_ISSUER) {
      numbers.push(`${issuer}〔${year}〕${number}号`)
    }
  }
  return numbers
}
