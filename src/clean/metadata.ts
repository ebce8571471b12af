import type { HeaderField } from '../model/header-field.ts'
import type {
  DisputedField,
  EvidenceSource,
  FieldCandidate,
  Report,
  ReportField,
} from '../model/report.ts'
import { agencyOf, readAgency } from './agency.ts'
import { type Found, placesMeant, readLevel, readRegion } from './agency-place.ts'
import { disputed, firstOf, type Readings } from './candidates.ts'
import { readContact } from './contact.ts'
import { documentNumbers } from './document-number.ts'
import type { TextEvidence } from './evidence.ts'
import { readKind } from './kind.ts'
import { readPublished, readSigned } from './stated-dates.ts'
import { readUrl } from './url.ts'
import { readYear } from './year.ts'

type Fields = Exclude<ReportField, 'title' | 'kind'>

export type Metadata = Pick<Report, Fields | 'kind' | 'evidence' | 'missing' | 'candidates'> & {
  /** Damage seen in what was read: `unreadable date 2016222`. */
  readonly flags: readonly string[]
}

/**
 * Reads who, where, when and what from a cleaned text: every value with the part it was read in, every null
 * with its reason. Nothing is guessed; a reader who doubts finds the same words in the same place.
 * Total for any strings, and linear: header and signature are read up to 40 lines of 400 characters,
 * the body in windows stated by each reader. `headings` are the text's own, as displayed.
 */
export function readMetadata(text: TextEvidence, headings: readonly string[] = []): Metadata {
  const flags: string[] = []
  const kind = readKind(text, headings)
  const url = readUrl(text)
  const published = readPublished(text, url.value, flags)
  const signed = readSigned(text, flags)
  const { found: year, candidates: years } = readYear(text, published.found.value)
  const reading = readAgency(text)
  const region = readRegion(reading, year.value)
  const level = readLevel(reading, region)
  const agency = agencyOf(reading, region.value, level.value, year.value)
  const indexNumber = readIndexNumber(text.header)
  const documentNumber = firstOf(documentNumbers(text), 'the report gives no number of its own')
  const contact = readContact(text)
  const read: Readonly<Record<Fields, Found<unknown>>> = {
    agency:
      agency && reading.evidence
        ? { value: agency, evidence: reading.evidence }
        : { value: null, reason: reading.reason },
    region,
    level,
    url,
    year,
    published: published.found,
    signed: signed.found,
    indexNumber: indexNumber.found,
    documentNumber: documentNumber.found,
    contact,
  }
  const { evidence, missing } = accountOf({ ...read, kind })
  return {
    agency,
    region: region.value,
    level: level.value,
    kind: kind.value ?? '其他',
    url: url.value,
    year: year.value,
    published: published.found.value,
    signed: signed.found.value,
    indexNumber: indexNumber.found.value,
    documentNumber: documentNumber.found.value,
    contact: contact.value,
    evidence,
    missing,
    candidates: disputed({
      title: titlesOf(text),
      region: region.value ? [] : placesMeant(reading, year.value),
      year: years,
      published: published.candidates,
      signed: signed.candidates,
      indexNumber: indexNumber.candidates,
      documentNumber: documentNumber.candidates,
    } satisfies Record<DisputedField, readonly FieldCandidate[]>),
    flags: [...new Set(flags)],
  }
}

/** Where each value was read, and why each null is one. */
function accountOf(
  fields: Readonly<Partial<Record<ReportField, Found<unknown>>>>,
): Pick<Report, 'evidence' | 'missing'> {
  const evidence: Partial<Record<ReportField, EvidenceSource>> = {}
  const missing: Partial<Record<ReportField, string>> = {}
  for (const [name, found] of Object.entries(fields)) {
    const field = name as ReportField
    if ('reason' in found) missing[field] = found.reason
    else evidence[field] = found.evidence
  }
  return { evidence, missing }
}

function titlesOf({ title, titleEvidence, header }: TextEvidence): readonly FieldCandidate[] {
  const stated = header
    .filter(({ kind, value }) => kind === 'title' && value !== title)
    .map(({ value }) => ({ value, evidence: 'header' }) as const)
  return title === null ? stated : [{ value: title, evidence: titleEvidence ?? 'title' }, ...stated]
}

function readIndexNumber(header: readonly HeaderField[]): Readings<string> {
  const stated = header
    .filter(({ kind, value }) => kind === 'indexNumber' && /[\p{L}\p{N}]/u.test(value))
    .map(({ value }) => ({ value: value.trim(), evidence: 'header' }) as const)
  return firstOf(stated, 'the header gives no index number')
}
