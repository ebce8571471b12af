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
const JOIN_ENDS = new Set(JOINS.map((word) => word.at(-1)))
/** Those that make the number an approximate one. */
const ABOUT: readonly string[] = ['约为', '大约', '约', '近', '超过', '突破', '逾']
const LEADING = /^[、和与及“”"]{0,3}(?:其中)?(?:另有|另外|另|只有)?[“"]?/
/** Longest piece before a number that is looked at. UTF-16 units. */
const REACH = 60
const MARKS = ',;:()。'

export interface Lead {
  /** The clause before a number. */
  readonly lead: string
  /** The same without the words that join it to the number. */
  readonly label: string
  readonly about: boolean
}

/** @param from where the quantity before it ends, or the sentence begins. */
export function leadOf(line: string, from: number, to: number): Lead {
  const aside = asideBefore(line, to)
  const start = aside < to ? Math.max(0, aside - REACH) : Math.max(from, to - REACH)
  const before = line.slice(start, aside)
  // A colon may stand between name and number: 主动公开信息：1926条.
  const whole = before.endsWith(':') ? before.slice(0, -1) : before
  let cut = whole.length
  while (cut > 0 && !MARKS.includes(whole[cut - 1] as string)) cut--
  const lead = whole.slice(cut)
  let label = lead.replace(LEADING, '')
  let about = false
  for (let joins = 0; joins < 4; joins++) {
    if (!JOIN_ENDS.has(label.at(-1))) break
    const join = JOINS.find((word) => label.endsWith(word))
    if (join === undefined) break
    about ||= ABOUT.includes(join)
    label = label.slice(0, -join.length)
  }
  return { lead, label, about }
}

/** 主动公开信息数（同一信息计1条）1926条: where the aside begins that parts name and number. */
function asideBefore(line: string, to: number): number {
  if (line[to - 1] !== ')') return to
  const nearest = line.slice(Math.max(0, to - REACH), to).lastIndexOf('(')
  return nearest < 0 ? to : Math.max(0, to - REACH) + nearest
}

/** What follows a unit up to the next mark, or number. */
export function followingOf(sentence: string): string {
  return /^[^,:()、\d]{0,30}/.exec(sentence.slice(0, 30))?.[0] ?? ''
}

/** The clause before the one a place stands in. */
export function previousOf(line: string, to: number): string {
  const clauses = line.slice(Math.max(0, to - REACH), to).split(',')
  return clauses.at(-2) ?? ''
}
