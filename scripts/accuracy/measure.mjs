import { scoreReport } from './score.mjs'

/** What is read of a file that cannot be read. */
const NOTHING = { outline: [], sections: [], tables: [], figures: [], region: null }

/**
 * Reads the files of a collection and compares each report with its gold.
 *
 * @param read (file, id) → the reports a file holds; throws when it cannot be read, which counts as a
 *   report that says nothing.
 * @returns one `{ id, scores, misses }` a report.
 */
export async function measure({ items }, read) {
  const results = []
  for (const { id, file, gold } of items) {
    try {
      const reports = await read(file, id)
      const report = reports.find((one) => one.id === id)
      if (!report) throw new Error(`holds no report ${id}`)
      results.push({ id, ...scoreReport(report, gold) })
    } catch (error) {
      const { scores, misses } = scoreReport(NOTHING, gold)
      results.push({ id, scores, misses: [`unreadable: ${error.message}`, ...misses] })
    }
  }
  return results
}
