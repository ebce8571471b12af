import { analysisFingerprint } from '../analyze.ts'
import type { Packed } from '../engine/embedded/files.ts'
import { linesOf } from '../engine/embedded/report-lines.ts'
import { writeIndex } from '../engine/embedded/write-index.ts'
import type { EarlierBuild } from './earlier-build.ts'
import { KeptFindingsWriter } from './kept-findings.ts'
import type { Publishing } from './publishing.ts'
import { TaskBuilder } from './suggesting.ts'
import { type EarlierSources, suggestionColumns } from './suggestion-sources.ts'
import type { SuggestionMaker } from './suggestion-thread.ts'
import type { WaitingReport } from './waiting-reports.ts'

/** Begins with the suggestions of an earlier generation in one layer. */
export function prepareAsOne(earlier: EarlierBuild, suggesting: SuggestionMaker): void {
  const { base, added } = earlier.reports
  if (added === null) suggesting.begin(suggestionSources(earlier, base))
}

/** Writes all that was gathered in one layer. */
export async function publishAsOne(
  out: string,
  publishing: Publishing,
  earlier: EarlierBuild | null,
  suggesting: SuggestionMaker,
): Promise<string> {
  const packed = (await earlier?.reports.merged()) ?? null
  const sources = earlier && packed && suggestionSources(earlier, packed)
  const suggestions = new TaskBuilder()
  const found = new KeptFindingsWriter()
  const passing = (one: WaitingReport) => {
    if (one.kind === 'known') {
      suggestions.addKnown(one.ordinal)
      found.addKnown(one.sketch, one.policies)
      return
    }
    const { report, heads, names, sketch } = one
    suggestions.add({ script: report.script, sections: heads.map(({ id }) => id), names })
    found.add(sketch, names)
  }
  return writeIndex(out, analysisFingerprint, publishing.reports(passing), {
    earlier: packed,
    vocabulary: publishing.vocabulary,
    room: publishing.room,
    suggestions: (own) => suggesting.make(suggestions.task(suggestionColumns(own), sources)),
    files: () => publishing.files(found),
  })
}

/** What suggestions are made of, of all earlier reports. @param packed those in one layer. */
function suggestionSources(
  { findings }: EarlierBuild,
  { columns, lines, suggestions }: Packed,
): EarlierSources {
  return {
    columns: suggestionColumns(columns),
    lines: linesOf(columns.reports, lines),
    policies: Buffer.concat(findings.map(({ policies }) => policies)),
    spoken: suggestions,
  }
}
