// The patterns that are not linear by themselves, or too large for the checker: bounded.tsv.
import { readFileSync } from 'node:fs'

/** One row of bounded.tsv; `bound` is null where the pattern is tried on texts of any length. */
const rows = readFileSync(new URL('bounded.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [file, beginning, bound, reason] = line.split('\t')
    return { file, beginning, bound: bound === '-' ? null : Number(bound), reason }
  })

/** @returns the row of a collected regex, or null. */
export function boundOf({ places, source }) {
  return (
    rows.find(
      ({ file, beginning }) =>
        source.startsWith(beginning) && places.every((place) => place.startsWith(`${file}:`)),
    ) ?? null
  )
}

/** Rows that no regex is meant by any more. */
export function staleRows(regexes) {
  const used = new Set(regexes.map(boundOf))
  return rows.filter((row) => !used.has(row)).map(({ file, beginning }) => `${file} ${beginning}`)
}
