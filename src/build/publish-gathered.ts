import { analysisFingerprint } from '../analyze.ts'
import { findDuplicates } from '../duplicates/duplicates.ts'
import type { Columns } from '../engine/embedded/collection.ts'
import { type KnownReport, type PackedReport, writeIndex } from '../engine/embedded/write-index.ts'
import type { EarlierBuild } from './earlier-build.ts'
import type { Gathered } from './gathered.ts'
import { INPUTS } from './inputs.ts'
import { KeptFindingsWriter } from './kept-findings.ts'
import { readingFingerprint } from './reading-fingerprint.ts'
import { TaskBuilder } from './suggesting.ts'
import { suggestionColumns } from './suggestion-sources.ts'
import type { SuggestionMaker } from './suggestion-thread.ts'
import type { WaitingReports } from './waiting-reports.ts'

/** Writes what was gathered. @param earlier what known reports are of. */
export async function publishGathered(
  out: string,
  waiting: WaitingReports,
  { inputs }: Gathered,
  earlier: EarlierBuild | null,
  suggesting: SuggestionMaker,
) {
  // Whatever the order of the arguments, and of the ids that records give (law 6).
  const ordinals = waiting.sort()
  const links = findDuplicates(waiting.publications())
  const suggestions = new TaskBuilder()
  const found = new KeptFindingsWriter()
  function* linked(): Generator<PackedReport | KnownReport> {
    for (const one of waiting) {
      if (one.kind === 'known') {
        suggestions.addKnown(one.ordinal)
        found.addKnown(one.sketch, one.policies)
        yield { ordinal: one.ordinal, duplicates: links.get(one.id) ?? [] }
        continue
      }
      const { report, heads, columns, sketch, names } = one
      suggestions.add({ script: report.script, sections: heads.map(({ id }) => id), names })
      found.add(sketch, names)
      yield { report: { ...report, duplicates: links.get(report.id) ?? [] }, heads, columns }
    }
  }
  const more = {
    earlier: earlier?.reports.packed ?? null,
    vocabulary: waiting.vocabulary,
    suggestions: (own: Columns) => {
      return suggesting.make(suggestions.task(suggestionColumns(own), earlier?.sources ?? null))
    },
    files: () => {
      const text = inputs.format(readingFingerprint(), ordinals)
      return new Map([[INPUTS, Buffer.from(text)], ...found.files()])
    },
  }
  const generation = await writeIndex(out, analysisFingerprint, linked(), more)
  return { generation, reports: ordinals.size, duplicates: links.size }
}
