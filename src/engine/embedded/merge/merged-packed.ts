import type { Columns, ReportRecord } from '../collection.ts'
import type { Packed, PackedPart } from '../files.ts'
import type { PackedGrams } from '../sorted-grams.ts'
import type { PackedWords } from '../word-postings-builder.ts'
import { Merge } from './merged-columns.ts'
import { mergeGrams } from './merged-grams.ts'
import { mergeWords } from './merged-words.ts'
import type { Taken } from './taken.ts'

/** One of two collections with its lists. */
export interface Mergeable {
  readonly columns: Columns
  readonly grams: PackedGrams
  readonly words: PackedWords
}

/**
 * Two collections as one.
 *
 * @param taken what is taken of both. @param reports those of the whole, in order.
 * @param made is given each part as soon as it is made.
 */
export async function mergePacked(
  [earlier, own]: readonly [Mergeable, Mergeable],
  taken: readonly Taken[],
  reports: readonly ReportRecord[],
  made: (part: PackedPart) => void = () => {},
): Promise<Pick<Packed, 'columns' | 'grams' | 'words'>> {
  const merge = new Merge([earlier.columns, own.columns], taken)
  const columns = merge.columns(reports)
  made({ kind: 'columns', values: columns })
  const grams = await mergeGrams([earlier.grams, own.grams], merge.positionMoves)
  made({ kind: 'grams', values: grams })
  const words = await mergeWords([earlier.words, own.words], merge.sectionMoves)
  made({ kind: 'words', values: words })
  return { columns, grams, words }
}
