/** Ordinal of each report's first section, and one more. @param reportOf the report of each section. */
export function firstSections(reports: number, reportOf: Uint32Array): Uint32Array {
  const firsts = new Uint32Array(reports + 1)
  for (const report of reportOf) firsts[report + 1] = (firsts[report + 1] as number) + 1
  for (let report = 0; report < reports; report++) {
    firsts[report + 1] = (firsts[report + 1] as number) + (firsts[report] as number)
  }
  return firsts
}
