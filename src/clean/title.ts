import { glueLines, type Line } from './line.ts'

/** A title ends with what the publication is, perhaps with its year or state in parentheses. */
const KIND =
  /(?:报告|年报|总结|汇报|公报|白皮书)(?:书|全文|正文)?(?:\s{0,4}[(（〔[][^()（）〔〕[\]。]{1,16}[)）〕\]])?$/
const SUBJECT = /公开|工作|政府|年度|政务|统计|(?:19|20)\d{2}年/
/** Other publications stand among reports too. */
const OTHER_KIND =
  /(?:通知|公告|通告|意见|办法|规定|方案|决定|决议|条例|细则|规则|要点|批复|指南|规划|计划|纲要|函|(?:关于|年度?).{2,40}(?:情况|说明))(?:\s{0,4}[(（〔[][^()（）〔〕[\]。]{1,16}[)）〕\]])?$/
const TOPIC = /公开|工作|政务/
const YEAR = /(?:19|20)\d{2}|[二2][〇○Ｏ０OoО0零一二三四五六七八九\d]{2,3}年/
const AGENCY =
  /(?:政府|办公厅|办公室|委员会|[局委办厅院部署会处站所队社]|中心|街道|[省市县区州盟旗镇乡])$/
const LONGEST = 80
/** What a browser adds to the title of a page: …年度报告_某某市人民政府门户网站. */
const SITE = /\s{0,4}[-_—|–]{1,3}\s{0,4}[^\s_|。，]{2,40}(?:网|网站|门户|平台|首页|政府|局|委|办)$/

export interface FoundTitle {
  readonly text: string
  /** The candidates `[first, last]` that make the title up. */
  readonly first: number
  readonly last: number
  /** What a site added to it. */
  readonly furniture: readonly string[]
}

/** Finds the title among the lines above the text; it may be written on several. */
export function findTitle(lines: readonly Line[]): FoundTitle | null {
  for (let span = 1; span <= 4; span += 1) {
    for (let first = 0; first + span <= lines.length; first += 1) {
      const parts = lines.slice(first, first + span)
      const found = titleOf(parts)
      if (!found) continue
      const title = withAgency(lines, first, found)
      const last = first + span - 1
      return { text: title.text, first: title.first, last, furniture: title.furniture }
    }
  }
  return null
}

function titleOf(parts: readonly Line[]): { text: string; plain: string; site: string } | null {
  if (parts.some((part) => part.text.length > LONGEST || /[。；！]/.test(part.text))) return null
  const joined = parts.reduce(glueLines)
  if (joined.text.length > LONGEST) return null
  const site = SITE.exec(joined.plain)
  const end = site && isTitle(joined.plain.slice(0, site.index)) ? site.index : joined.text.length
  const plain = joined.plain.slice(0, end)
  if (!isTitle(plain)) return null
  return { text: joined.text.slice(0, end), plain, site: joined.text.slice(end).trim() }
}

function isTitle(plain: string): boolean {
  if (
    plain.length < 4 ||
    /[:：]/.test(plain.slice(0, -1)) ||
    /^[\d一二三四五六七八九十]{1,3}[、.．]/.test(plain)
  )
    return false
  return (KIND.test(plain) && SUBJECT.test(plain)) || (plain.length >= 8 && OTHER_KIND.test(plain))
}

/** The name of the agency, or the year, often stands on a line of its own above the title. */
function withAgency(
  lines: readonly Line[],
  first: number,
  found: { text: string; plain: string; site: string },
): Omit<FoundTitle, 'last'> {
  let text = found.text
  let plain = found.plain
  let start = first
  while (start > 0) {
    const above = lines[start - 1]
    if (!above || above.text.length > 40 || /[。，,：:>]/.test(above.plain)) break
    const missesAgency = !/[局委办厅院部府会处站所]|中心|街道|[省市县区镇乡]/.test(
      plain.replace(/政府信息公开|政府工作|政府信息/g, '').slice(0, -4),
    )
    const named = missesAgency && AGENCY.test(above.plain)
    const dated = !YEAR.test(plain) && YEAR.test(above.plain) && /年度?$/.test(above.plain)
    // 年度报告 alone is the end of a title that began on the line above.
    const begun = plain.length <= 8 && !TOPIC.test(plain) && TOPIC.test(above.plain)
    if (!named && !dated && !begun) break
    const joined = glueLines(above, { ...above, text, plain })
    text = joined.text
    plain = joined.plain
    start -= 1
  }
  return { text, first: start, furniture: found.site === '' ? [] : [found.site] }
}

/** A title without what its repetitions may differ in. */
export function bare(text: string): string {
  return text.replace(/[\s《》“”"']/g, '')
}
