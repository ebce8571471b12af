import type { DisputedField, FieldCandidate, Report } from '../model/report.ts'
import type { Found } from './agency-place.ts'

/** A field with everything it could be, in the order of preference. */
export interface Readings<Value> {
  readonly found: Found<Value>
  readonly candidates: readonly FieldCandidate[]
}

/** Most readings recorded of one field: a hostile header names thousands. */
const RECORDED = 8

/** The first of the values as found, all of them as candidates. */
export function firstOf(candidates: readonly FieldCandidate[], reason: string): Readings<string> {
  const [first] = candidates
  return {
    found: first ? { value: first.value, evidence: first.evidence } : { value: null, reason },
    candidates,
  }
}

/** What a report records of its candidates: fields that have more than one, each once. */
export function disputed(
  fields: Readonly<Record<DisputedField, readonly FieldCandidate[]>>,
): Report['candidates'] {
  const recorded: Partial<Record<DisputedField, readonly FieldCandidate[]>> = {}
  for (const [field, all] of Object.entries(fields)) {
    const seen = new Set<string>()
    const each = all.filter(({ value, evidence }) => {
      const key = `${value}\t${evidence}`
      return seen.has(key) ? false : seen.add(key)
    })
    if (each.length > 1) recorded[field as DisputedField] = each.slice(0, RECORDED)
  }
  return recorded
}
