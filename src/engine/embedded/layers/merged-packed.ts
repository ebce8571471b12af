import type { Packed } from '../files.ts'
import { Merge } from '../merge/merged-columns.ts'
import { mergeGrams } from '../merge/merged-grams.ts'
import { mergeWords } from '../merge/merged-words.ts'
import type { Taken } from '../merge/taken.ts'

/** Two layers as one, with the suggestions of the second, which are those of both. */
export async function mergedPacked(
  [base, added]: readonly [Packed, Packed],
  taken: readonly Taken[],
): Promise<Packed> {
  const merge = new Merge([base.columns, added.columns], taken)
  const reports = taken.flatMap(({ side, from, to }) => {
    return (side === 0 ? base : added).columns.reports.slice(from, to)
  })
  const columns = merge.columns(reports)
  const grams = await mergeGrams([base.grams, added.grams], merge.positionMoves)
  const words = await mergeWords([base.words, added.words], merge.sectionMoves)
  const lines = new Map([...base.lines, ...added.lines])
  return { columns, grams, words, lines, suggestions: added.suggestions }
}
