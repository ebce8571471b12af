import type { StoredReport } from '../../search-engine.ts'
import { REPORTS } from '../files.ts'
import { linesIn, recordsIn, viewOf } from '../report-lines.ts'
import { CHANGED, CHANGED_LINES, type Layers, numbersIn } from './layer-files.ts'

/** Lines of the reports of both layers in their order, those of the base that changed as they are now. */
export function mergedLines({ base, added, taken }: Layers): Uint8Array {
  const lines = [linesOf(base.get(REPORTS)), linesOf(added?.get(REPORTS))] as const
  const changed = linesOf(added?.get(CHANGED_LINES))
  numbersIn(added?.get(CHANGED)).forEach((ordinal, i) => {
    lines[0][ordinal] = changed[i] as Buffer
  })
  return Buffer.concat(taken.flatMap(({ side, from, to }) => lines[side].slice(from, to)))
}

/** Reports of the base that changed, as they are now, by their ordinals there. */
export function changedReports({ added }: Layers): ReadonlyMap<number, StoredReport> {
  const ordinals = numbersIn(added?.get(CHANGED))
  const records = [...recordsIn(added?.get(CHANGED_LINES) ?? new Uint8Array())]
  return new Map(records.map(({ report }, i) => [ordinals[i] as number, report]))
}

/** Each with its end. */
function linesOf(file: Uint8Array = new Uint8Array()): Buffer[] {
  const bytes = viewOf(file)
  return Array.from(linesIn(bytes), ([start, end]) => bytes.subarray(start, end + 1))
}
