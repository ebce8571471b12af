/** Ordinal of each report's first section, and one more. */
export function firstSections(
  reports: readonly { readonly sections: readonly unknown[] }[],
): Uint32Array {
  const firsts = new Uint32Array(reports.length + 1)
  reports.forEach(({ sections }, i) => {
    firsts[i + 1] = (firsts[i] as number) + sections.length
  })
  return firsts
}
