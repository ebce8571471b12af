/** Words between the name of a measure and its number that only join the two; longer ones first. */
const JOINS = [
  '共计',
  '合计',
  '总计',
  '累计',
  '一共',
  '总共',
  '共有',
  '达到',
  '约为',
  '大约',
  '超过',
  '突破',
  '分别为',
  '共',
  '均',
  '达',
  '约',
  '近',
  '逾',
  '为',
  '有',
  '了',
  '计',
  '占',
  '是',
  '的',
  ':',
  '"',
  '”',
] as const
/** By their last character. */
const JOINS_BY_END = new Map<string, string[]>()
for (const word of JOINS) {
  const end = word.slice(-1)
  JOINS_BY_END.set(end, [...(JOINS_BY_END.get(end) ?? []), word])
}
/** Those that make the number an approximate one. */
const ABOUT: readonly string[] = ['约为', '大约', '约', '近', '超过', '突破', '逾']
const LEADING = /^[、和与及“”"]{0,3}(?:其中)?(?:另有|另外|另|只有)?[“"]?/
const LEADING_FIRST = '、和与及“”"其另只'
/** Longest piece before a number that is looked at. UTF-16 units. */
const REACH = 60
/** Longest piece behind a unit that may name what is counted. UTF-16 units. */
const FOLLOWING = 30

const MARK = 1
const STOP = 2
const MARKS = new Uint8Array(0x10000)
for (const mark of ',;:()。') MARKS[mark.charCodeAt(0)] = MARK
for (const mark of ',:()、0123456789') {
  MARKS[mark.charCodeAt(0)] = (MARKS[mark.charCodeAt(0)] ?? 0) | STOP
}

/** Where the clause before a number begins and ends. */
interface LeadPlace {
  readonly start: number
  readonly end: number
}

interface Lead {
  /** The clause before a number. */
  readonly lead: string
  /** The same without the words that join it to the number. */
  readonly label: string
  readonly about: boolean
}

/** @param from where the quantity before it ends, or the sentence begins. */
export function leadPlace(line: string, from: number, to: number): LeadPlace {
  const aside = line[to - 1] === ')' ? asideBefore(line, to) : to
  const floor = aside < to ? Math.max(0, aside - REACH) : Math.max(from, to - REACH)
  // A colon may stand between name and number: 主动公开信息：1926条.
  const end = aside > floor && line[aside - 1] === ':' ? aside - 1 : aside
  let start = end
  while (start > floor && ((MARKS[line.charCodeAt(start - 1)] as number) & MARK) === 0) start--
  return { start, end }
}

export function leadOf(line: string, { start, end }: LeadPlace): Lead {
  const lead = line.slice(start, end)
  let label = LEADING_FIRST.includes(lead.charAt(0)) ? lead.replace(LEADING, '') : lead
  let about = false
  for (let joins = 0; joins < 4; joins++) {
    const join = JOINS_BY_END.get(label.slice(-1))?.find((word) => label.endsWith(word))
    if (join === undefined) break
    about ||= ABOUT.includes(join)
    label = label.slice(0, -join.length)
  }
  return { lead, label, about }
}

/** 主动公开信息数（同一信息计1条）1926条: where the aside begins that parts name and number. */
function asideBefore(line: string, to: number): number {
  const nearest = line.slice(Math.max(0, to - REACH), to).lastIndexOf('(')
  return nearest < 0 ? to : Math.max(0, to - REACH) + nearest
}

/** Where ends what follows a unit up to the next mark, or number. */
export function followingEnd(line: string, from: number): number {
  const most = Math.min(line.length, from + FOLLOWING)
  let end = from
  while (end < most && ((MARKS[line.charCodeAt(end)] as number) & STOP) === 0) end++
  return end
}

/** The clause before the one a place stands in. */
export function previousOf(line: string, to: number): string {
  const clauses = line.slice(Math.max(0, to - REACH), to).split(',')
  return clauses.at(-2) ?? ''
}
