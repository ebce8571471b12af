import type { Agency, EvidenceSource, Level, Region } from '../model/report.ts'
import { type Candidate, type Findings, findingsIn } from './agency-candidates.ts'
import { completionOf, isComplete, isOwnName, locationOf, sourceOf, suits } from './agency-full.ts'
import { agencyKind } from './agency-kind.ts'
import { fullForms } from './agency-lexicon.ts'
import { fullName, fullUnit } from './agency-name.ts'
import type { NameShape } from './agency-shape.ts'
import type { TextEvidence } from './evidence.ts'
import type { Place } from './gazetteer.ts'
import { dominant, merged } from './gazetteer-context.ts'
import { successorsOf } from './successors.ts'

/** Who a report is by, as far as it says. */
export interface AgencyReading {
  readonly agency: Pick<Agency, 'name' | 'asWritten' | 'candidates'> | null
  readonly evidence: EvidenceSource | null
  /** Why `agency` is null; empty when it is not. */
  readonly reason: string
  /** What the name was read from, also when it is too little for a full name: 市财政局. */
  readonly shape: NameShape | null
  /** The place, when the text had to supply it. */
  readonly place: Place | null
  readonly placeEvidence: EvidenceSource | null
  readonly findings: Findings
}

/** Most readings recorded beside the chosen one. */
const RECORDED = 8

/**
 * The agency a report is by. The first part that names one decides: title, header, signature, body,
 * file name. What it leaves out is completed: by the first full name elsewhere that it can be short
 * for (市编办, signed 湛江市机构编制委员会办公室), else by the place the text is about and by the lexicon.
 * A department whose place nothing tells is no full name: null.
 */
export function readAgency(evidence: TextEvidence): AgencyReading {
  const findings = findingsIn(evidence)
  const lead = leadOf(findings)
  const none = { agency: null, evidence: null, place: null, placeEvidence: null, findings }
  if (!lead) return { ...none, shape: null, reason: 'no part of the report names its agency' }
  const full = isComplete(lead.shape) ? lead : (completionOf(lead, findings.candidates) ?? lead)
  if (full.shape.chain || full.shape.isNational) return reading(full, findings)
  if (isOwnName(full.shape)) {
    const location = locationOf(full, findings)
    if (!location) return reading(full, findings)
    return { ...reading(full, findings), place: location.place, placeEvidence: location.evidence }
  }
  const place = dominant(suits(lead.shape.marker), merged(findings.mentions))
  if (place) {
    const evidence = sourceOf(place, findings.mentions) ?? lead.evidence
    const name = place.name + fullUnit(lead.shape)
    return { ...reading({ ...lead, evidence }, findings, name), place, placeEvidence: evidence }
  }
  const reason = `no full name: the ${lead.evidence} says ${lead.shape.text}, and nothing tells of which place`
  return { ...none, shape: lead.shape, reason }
}

/** The agency with what its name, place and year tell of it. */
export function agencyOf(
  { agency, shape, place }: AgencyReading,
  region: Region | null,
  level: Level | null,
  year: number | null,
): Agency | null {
  if (!agency || !shape) return null
  const known = [place, ...(shape.chain?.named ?? [])]
  const unit = shape.isNational ? agency.name : fullUnit(shape)
  const successors = successorsOf({
    name: agency.name,
    unit,
    forms: fullForms(shape.unit) ?? [],
    level,
    place: known.find((one) => one?.code === region?.code) ?? null,
    year,
  })
  return { ...agency, kind: agencyKind(shape), successors }
}

/**
 * The first name by the order of preference. A title that gives only a place (攸县2013年…) yields to a
 * department of that place when the text says 我局 and another part names it.
 */
function leadOf({ candidates, self }: Findings): Candidate | null {
  const titles = candidates.filter(({ evidence }) => evidence === 'title')
  const title = titles.find(({ shape }) => shape.chain || shape.isNational) ?? titles[0]
  const isBarePlace = title?.shape.kind === 'government' && title.shape.unit === ''
  const named = candidates.find(
    ({ evidence, mayLead, shape }) =>
      mayLead &&
      (!title || (evidence !== 'title' && shape.kind === 'unit' && agree(title.shape, shape))),
  )
  if (title && !(isBarePlace && self && !self.isPlace)) return title
  return named ?? title ?? null
}

function agree(place: NameShape, department: NameShape): boolean {
  const places = department.chain?.places ?? []
  return places.some((one) => place.chain?.places.includes(one))
}

function reading(
  chosen: Candidate,
  findings: Findings,
  name = fullName(chosen.shape),
): AgencyReading {
  const { asWritten, evidence, shape } = chosen
  const others = findings.candidates
    .filter((candidate) => candidate.mayLead || candidate.evidence === 'header')
    .map((other) => ({
      name: fullName(other.shape),
      asWritten: other.asWritten,
      evidence: other.evidence,
    }))
  const seen = new Set<string>()
  const candidates = [{ name, asWritten, evidence }, ...others].filter((one) => {
    const key = `${one.name}\t${one.evidence}`
    return seen.has(key) ? false : seen.add(key)
  })
  const agency = { name, asWritten, candidates: candidates.slice(0, RECORDED) }
  return { agency, evidence, reason: '', shape, place: null, placeEvidence: null, findings }
}
