import type { HeaderField } from '../model/header-field.ts'
import type { EvidenceSource, Report, ReportField } from '../model/report.ts'
import { readAgency } from './agency.ts'
import { type Found, readLevel, readRegion } from './agency-place.ts'
import { datesIn, unreadableDateIn } from './dates.ts'
import type { TextEvidence } from './evidence.ts'
import { readKind } from './kind.ts'
import { readUrl } from './url.ts'
import { readYear } from './year.ts'

type Fields = Exclude<ReportField, 'title' | 'kind'>

export type Metadata = Pick<Report, Fields | 'kind' | 'evidence' | 'missing'> & {
  /** Damage seen in what was read: `unreadable date 2016222`. */
  readonly flags: readonly string[]
}

const LINE = 400
const LINES = 40
/** Dates in addresses: /2014/03/28/, /art/2014/3/28/, t20140328_1234.html. */
const URL_DATE = /\/((?:19|20)\d\d)\/(\d{1,2})\/(\d{1,2})(?=\/)|[/t]((?:19|20)\d\d)(\d\d)(\d\d)[_/]/

/**
 * Reads who, where, when and what from a cleaned text: every value with the part it was read in, every null
 * with its reason. Nothing is guessed; a reader who doubts finds the same words in the same place.
 * Total for any strings, and linear: header and signature are read up to 40 lines of 400 characters,
 * the body in windows stated by each reader. `headings` are the text's own, as displayed.
 */
export function readMetadata(text: TextEvidence, headings: readonly string[] = []): Metadata {
  const agency = readAgency(text)
  const region = readRegion(agency)
  const level = readLevel(agency, region)
  const flags: string[] = []
  const kind = readKind(text, headings)
  const url = readUrl(text)
  const published = readPublished({ ...text, url: url.value }, flags)
  const signed = readSigned(text, flags)
  const year = readYear(text, published.value)
  const indexNumber = readIndexNumber(text.header)
  const read: Readonly<Record<Fields, Found<unknown>>> = {
    agency:
      agency.agency && agency.evidence
        ? { value: agency.agency, evidence: agency.evidence }
        : { value: null, reason: agency.reason },
    region,
    level,
    url,
    year:
      year.year === null
        ? { value: null, reason: year.reason }
        : { value: year.year, evidence: year.evidence },
    published,
    signed,
    indexNumber,
  }
  const evidence: Partial<Record<ReportField, EvidenceSource>> = {}
  const missing: Partial<Record<ReportField, string>> = {}
  for (const field of Object.keys(read) as Fields[]) {
    const found = read[field]
    if ('reason' in found) missing[field] = found.reason
    else evidence[field] = found.evidence
  }
  if ('reason' in kind) missing.kind = kind.reason
  else evidence.kind = kind.evidence
  return {
    agency: agency.agency,
    region: region.value,
    level: level.value,
    kind: kind.value ?? '其他',
    url: url.value,
    year: year.year,
    published: published.value,
    signed: signed.value,
    indexNumber: indexNumber.value,
    evidence,
    missing,
    flags: [...new Set(flags)],
  }
}

/** The first full date of the header, else of the address. */
function readPublished({ header, url }: TextEvidence, flags: string[]): Found<string> {
  const values = header.filter(({ kind }) => kind === 'published').map(({ value }) => value)
  const dated = firstDate(values, 'header', 'the header gives no date of publication', flags)
  if (dated.value !== null || !url) return dated
  const [, y1, m1, d1, y2, m2, d2] = URL_DATE.exec(url.slice(0, 2_000)) ?? []
  const [date] = datesIn(`${y1 ?? y2}-${m1 ?? m2}-${d1 ?? d2}`)
  return date ? { value: date, evidence: 'URL' } : dated
}

/** The last full date of the signature, else one the header gives for it (成文日期). */
function readSigned({ header, signature }: TextEvidence, flags: string[]): Found<string> {
  const lines = signature.slice(-LINES).reverse()
  const signed = firstDate(lines, 'signature', 'no dated signature', flags)
  if (signed.value !== null) return signed
  const values = header.filter(({ kind }) => kind === 'signed').map(({ value }) => value)
  const stated = firstDate(values, 'header', signed.reason, flags)
  return stated
}

function firstDate(
  lines: readonly string[],
  evidence: EvidenceSource,
  otherwise: string,
  flags: string[],
): Found<string> {
  let reason = otherwise
  for (const line of lines.slice(0, LINES)) {
    const [date] = datesIn(line.slice(0, LINE))
    if (date) return { value: date, evidence }
    const unreadable = unreadableDateIn(line.slice(0, LINE))
    if (unreadable === null) continue
    reason = `unreadable date ${unreadable}`
    flags.push(reason)
  }
  return { value: null, reason }
}

function readIndexNumber(header: readonly HeaderField[]): Found<string> {
  const field = header.find(
    ({ kind, value }) => kind === 'indexNumber' && /[\p{L}\p{N}]/u.test(value),
  )
  if (field) return { value: field.value.trim(), evidence: 'header' }
  return { value: null, reason: 'the header gives no index number' }
}
