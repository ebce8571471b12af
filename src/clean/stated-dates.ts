import type { EvidenceSource, FieldCandidate } from '../model/report.ts'
import { firstOf, type Readings } from './candidates.ts'
import { datesIn, unreadableDateIn } from './dates.ts'
import type { TextEvidence } from './evidence.ts'

const LINE = 400
const LINES = 40
/**
 * Dates in addresses: /2014/03/28/, /art/2014/3/28/, /2014/0328/, /2014-03/28/, t20140328_1234.html.
 */
const URL_DATE =
  /\/(?<y1>(?:19|20)\d\d)[-/](?<m1>\d{1,2})[-/](?<d1>\d{1,2})(?=[/_.])|\/(?<y2>(?:19|20)\d\d)\/(?<m2>\d\d)(?<d2>\d\d)\/|[/t](?<y3>(?:19|20)\d\d)(?<m3>\d\d)(?<d3>\d\d)[_/]/
/** 二○一四年三月: a date without its day is none. */
const MONTH =
  /(?:(?:19|20)\d\d|[一二][一二三四五六七八九〇○零O0]{2,3}) ?年 ?(?:\d{1,2}|[一二三四五六七八九十]{1,2}) ?月(?! ?[\d一二三四五六七八九十])/

/** When the report was published: the first full date of the header, else of the address. */
export function readPublished(
  { header }: TextEvidence,
  url: string | null,
  flags: string[],
): Readings<string> {
  const values = header.filter(({ kind }) => kind === 'published').map(({ value }) => value)
  const dated = datedLines(values, 'header', flags)
  const at = url === null ? undefined : URL_DATE.exec(url.slice(0, 2_000))?.groups
  const part = (name: string) => at?.[`${name}1`] ?? at?.[`${name}2`] ?? at?.[`${name}3`]
  const inUrl = at ? datesIn(`${part('y')}-${part('m')}-${part('d')}`) : []
  const none = dated.unreadable ?? 'the header gives no date of publication'
  return firstOf(
    [...dated.dates, ...inUrl.map((value) => ({ value, evidence: 'URL' }) as const)],
    none,
  )
}

/** When it was signed: the last full date of the signature, else one the header gives for it (成文日期). */
export function readSigned({ header, signature }: TextEvidence, flags: string[]): Readings<string> {
  const signed = datedLines(signature.slice(-LINES).reverse(), 'signature', flags)
  const values = header.filter(({ kind }) => kind === 'signed').map(({ value }) => value)
  const stated = datedLines(values, 'header', flags)
  const none = signed.unreadable ?? stated.unreadable ?? 'no dated signature'
  return firstOf([...signed.dates, ...stated.dates], none)
}

/** The first date of each line, and why the first line without one has none. */
function datedLines(
  lines: readonly string[],
  evidence: EvidenceSource,
  flags: string[],
): { readonly dates: readonly FieldCandidate[]; readonly unreadable: string | null } {
  const dates: FieldCandidate[] = []
  let unreadable: string | null = null
  for (const line of lines.slice(0, LINES)) {
    const [value] = datesIn(line.slice(0, LINE))
    if (value) {
      dates.push({ value, evidence })
      continue
    }
    // A month tells why there is no date, and is no damage.
    const month = dates.length === 0 ? MONTH.exec(line.slice(0, LINE).normalize('NFKC')) : null
    if (month) {
      unreadable ??= `a date without its day: ${month[0]}`
      continue
    }
    // Only above the date that is taken does an unreadable one stand for it.
    const seen = dates.length === 0 ? unreadableDateIn(line.slice(0, LINE)) : null
    if (seen === null) continue
    unreadable = `unreadable date ${seen}`
    flags.push(unreadable)
  }
  return { dates, unreadable }
}
