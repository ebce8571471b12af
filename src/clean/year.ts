import type { EvidenceSource, FieldCandidate } from '../model/report.ts'
import type { Found } from './agency-place.ts'
import { chineseYear } from './dates.ts'
import type { TextEvidence } from './evidence.ts'
import { simplify } from './simplify.ts'

/** The year a report is about, with everything that says one, in the order of preference. */
export interface YearReading {
  readonly found: Found<number>
  readonly candidates: readonly FieldCandidate[]
}

const OPENING = 1_000
const WINDOW = 60_000
const LINE = 400

/** A year that names a period: no month follows (2014年3月 is a date). */
const PERIOD_YEAR =
  /(?<!\d)((?:19|20)\d\d)(?:年度|年(?!\d{1,2}月)|(?!\d|[-/.]\d|年))|([一二][一二三四五六七八九〇○◯零OoΟοОо0●]{1,3})(?:年度|年(?![一二三四五六七八九十]{1,2}月))/g
const SPAN = /(?<!\d)((?:19|20)\d\d)年?度?[-~—至到和、]{1,2}((?:20)?\d\d)(?=学?年)/
/** 2013年…工作情况和2014年工作打算: the second is only planned. */
const PLANS =
  /(?:19|20)\d\d年度?(?:政府信息公开|政务公开|信息公开)?(?:工作)?(?:计划|打算|安排|思路|要点|部署)/g
/** 统计期限自2013年1月1日至2013年12月31日: the year it ends in. */
const STATED_PERIOD =
  /((?:19|20)\d\d)年\d{1,2}月\d{1,2}日?(?:起|开始|以来)?[,，]?(?:至|到|[-~—]{1,2})(?:((?:19|20)\d\d)年)?(?:当年)?\d{1,2}月\d{1,2}日?/
/** 现公布我局2017年度政府信息公开工作情况, 编制2019年度报告. */
const REPORTED =
  /((?:19|20)\d\d)年度?(?:的|本)?[^\n。,，;；《》\d]{0,24}?(?:报告|年报|公开工作|公开情况|工作总结)/
/** 截至2013年12月31日, 截至2013年底. */
const STATED_END = /截[至止](?:到)?((?:19|20)\d\d)年(?:12月31日|底|末)/
/** What begins a report's narrative: 2012年,在省委…; 2015年以来; 2013年度. */
const OPENS =
  /(?:^|[\n。])(?:一、\S{0,12}?)?((?:19|20)\d\d)年(?:度|来|以来)?(?=[,，]|是|我|全|在|以|认真|[\p{Script=Han}]{2,12}(?:认真|坚持|在|按照|严格|以))/u
/** 代表大会 sessions give a work report its year: 2025年1月14日在湖南省第十四届人民代表大会. */
const SESSION = /((?:19|20)\d\d)年\d{1,2}月\d{1,2}日[^\n。]{0,30}届人民代表大会/
/** The year of a number in a title is that of a document: (国办发〔2012〕26号). */
const CITED = /[〔[(【〖](?:19|20)\d\d[〕\])】〗]第?\d{1,5}号/g
/** The report's own number behind its title. */
const BEHIND = /\([^()]{1,24}[〔[(【〖]((?:19|20)\d\d)[〕\])】〗]第?\d{1,5}号\)$/
/** A document number on its own: 岚政办发〔2014〕12号. */
const NUMBER = /^[^〔[【(﹝。,，]{1,16}[〔[【(﹝]((?:19|20)\d\d)[〕\]】)﹞][^。,，]{1,10}$/

/**
 * The year a report is about: from the title, else (for a notice) from its document number, else
 * from what the body states (statistical period, opening words, a session of the people's congress),
 * else the year the narrative speaks of most, else the file name. The year before publication is
 * never assumed, only taken when the narrative names it most, if narrowly.
 */
export function readYear(evidence: TextEvidence, published: string | null): YearReading {
  const listed = evidence.header.find(({ kind }) => kind === 'title')?.value
  const whole = plain((evidence.title ?? listed ?? '').slice(0, LINE))
  const title = whole.replace(PLANS, '').replace(CITED, '')
  const titled = titledYears(title)
  const numbered = numberYear(evidence, whole)
  const filed = periodYears(plain(evidence.fileName.slice(0, LINE)), /年/)
  const [year, ...others] = titled
  // What the title decides, the whole text need not be read for.
  const decided = year !== undefined && others.length === 0
  const body = plain(evidence.body.slice(0, decided ? OPENING : WINDOW))
  const stated = statedYear(body)
  const narrated = decided ? stated : (stated ?? mostNamed(body, published))
  const candidates = [
    ...titled.map((value) => at(value, 'title')),
    ...(numbered ? [at(numbered.year, numbered.evidence)] : []),
    ...(narrated === null ? [] : [at(narrated, 'body')]),
    ...filed.map((value) => at(value, 'file name')),
  ]
  const of = (value: number, source: EvidenceSource): YearReading => ({
    found: { value, evidence: source },
    candidates: [at(value, source), ...candidates],
  })
  if (decided) return of(year, 'title')
  if (others.length > 0) {
    if (stated !== null && titled.includes(stated)) return of(stated, 'title')
    const reason = `the title gives several years: ${titled.join(', ')}`
    return { found: { value: null, reason }, candidates }
  }
  if (numbered) return of(numbered.year, numbered.evidence)
  if (narrated !== null) return of(narrated, 'body')
  const [named, ...rivals] = filed
  if (named !== undefined && rivals.length === 0) return of(named, 'file name')
  const reason = 'neither the title nor the text says which year it is about'
  return { found: { value: null, reason }, candidates }
}

function at(year: number, evidence: EvidenceSource): FieldCandidate {
  return { value: String(year), evidence }
}

function titledYears(title: string): readonly number[] {
  if (SPAN.test(title)) return spanYears(title)
  const years = periodYears(title)
  const period = years.length === 0 ? STATED_PERIOD.exec(title) : null
  return period ? [Number(period[2] ?? period[1])] : years
}

/** Years that stand as a period, each once; with `requires`, only those whose match holds it. */
function periodYears(text: string, requires?: RegExp): readonly number[] {
  const years = new Set<number>()
  for (const match of text.matchAll(PERIOD_YEAR)) {
    if (requires && !requires.test(match[0])) continue
    const year = match[1] ? Number(match[1]) : chineseYear(match[2] ?? '')
    if (year !== null) years.add(year)
  }
  return [...years]
}

/** 2012-2013年, 2012—13年: both ends. */
function spanYears(text: string): readonly number[] {
  const [first, second] = SPAN.exec(text)?.slice(1).map(Number) ?? []
  if (first === undefined || second === undefined) return []
  return [first, second < 100 ? Math.floor(first / 100) * 100 + second : second]
}

function statedYear(body: string): number | null {
  const opening = body.slice(0, OPENING)
  const session = SESSION.exec(opening)
  if (session) return Number(session[1])
  const period = STATED_PERIOD.exec(body)
  if (period) return Number(period[2] ?? period[1])
  const untitled = opening.replace(/《[^《》\n]{0,100}》/g, '')
  const states = STATED_END.exec(opening) ?? REPORTED.exec(untitled) ?? OPENS.exec(opening)
  return states ? Number(states[1]) : null
}

/** A notice or bulletin (not a yearly report) is dated by its number: 岚政办发〔2014〕12号. */
function numberYear(
  { header, body }: TextEvidence,
  title: string,
): { readonly year: number; readonly evidence: EvidenceSource } | null {
  if (!/通知|公报|办法|规定|意见|决定|批复|方案/.test(title)) return null
  const stated = header.filter(({ kind }) => kind === 'documentNumber').map(({ value }) => value)
  const yearIn = (lines: readonly string[]): number | null => {
    const found = lines.map((line) => NUMBER.exec(plain(line.slice(0, LINE)))).find(Boolean)
    return found ? Number(found[1]) : null
  }
  const inHeader = yearIn(stated)
  if (inHeader !== null) return { year: inHeader, evidence: 'header' }
  const behind = BEHIND.exec(title)
  if (behind) return { year: Number(behind[1]), evidence: 'title' }
  const inBody = yearIn(body.slice(0, LINE).split('\n', 3))
  return inBody === null ? null : { year: inBody, evidence: 'body' }
}

/**
 * The year the narrative names at least three times and twice as often as each other one; also the one
 * before publication when it is named most at all. Numbers of documents (〔2012〕) and titles do not count.
 */
function mostNamed(body: string, published: string | null): number | null {
  const narrative = body.replace(/《[^《》\n]{0,100}》/g, '')
  const counts = new Map<number, number>()
  for (const [, digits] of narrative.matchAll(/(?<!\d)((?:19|20)\d\d)年/g)) {
    counts.set(Number(digits), (counts.get(Number(digits)) ?? 0) + 1)
  }
  const [best, second] = [...counts].sort((a, b) => b[1] - a[1])
  if (!best) return null
  const isClear = best[1] >= 3 && best[1] >= 2 * (second?.[1] ?? 0)
  const isLastYear = published !== null && best[0] === Number(published.slice(0, 4)) - 1
  return isClear || (isLastYear && best[1] > (second?.[1] ?? 0)) ? best[0] : null
}

function plain(text: string): string {
  return simplify(text.normalize('NFKC'))
    .replace(/[^\S\n]+/g, '')
    .replace(/[一二][一二三四五六七八九〇○◯零OoΟοОо0●]{3}(?=年)/g, (written) =>
      String(chineseYear(written) ?? written),
    )
}
