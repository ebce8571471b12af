import type { SearchEngine } from '../engine/search-engine.ts'

/**
 * Reports by which publications count once: of linked copies among those given, the first one by
 * ordinal whose agency is known, else the first.
 *
 * @param reports ordinals, ascending.
 */
export function representatives(
  engine: SearchEngine,
  reports: Iterable<number>,
): ReadonlySet<number> {
  const kept = new Set(reports)
  const copies = [...kept].filter((one) => engine.report(one).duplicates.length > 0)
  const isKnown = (one: number) => engine.report(one).agency !== null
  const counting = new Set<string>()
  for (const one of [...copies.filter(isKnown), ...copies.filter((other) => !isKnown(other))]) {
    const { id, duplicates } = engine.report(one)
    if (duplicates.some((other) => counting.has(other))) kept.delete(one)
    else counting.add(id)
  }
  return kept
}

/** What reports of one agency share, null where it is unknown: two places may have agencies of one name. */
export function agencyKey(engine: SearchEngine, report: number): string | null {
  const { agency, region } = engine.report(report)
  return agency === null ? null : `${agency.name} ${region?.code ?? ''}`
}

/** Distinct known agencies of an index. */
export function countAgencies(engine: SearchEngine): number {
  const keys = new Set<string | null>([null])
  for (let report = 0; report < engine.reportCount; report++) keys.add(agencyKey(engine, report))
  return keys.size - 1
}
