import { analysisFingerprint } from '../analyze.ts'
import { isWorthAdding } from '../engine/embedded/layers/worth-adding.ts'
import { writeIndex } from '../engine/embedded/write-index.ts'
import { loadReadings } from '../suggest/pinyin.ts'
import { type EarlierBuild, suggestionSources } from './earlier-build.ts'
import type { Gathered } from './gathered.ts'
import { KeptFindingsWriter } from './kept-findings.ts'
import { differenceTo, publishAddition, publishBase } from './publish-addition.ts'
import { Publishing } from './publishing.ts'
import { TaskBuilder } from './suggesting.ts'
import { suggestionColumns } from './suggestion-sources.ts'
import type { SuggestionMaker } from './suggestion-thread.ts'
import type { WaitingReport, WaitingReports } from './waiting-reports.ts'

/**
 * Makes what can be made of an earlier generation while what is new is read.
 *
 * @param fewest sections of an earlier generation that is added to.
 */
export function prepare(earlier: EarlierBuild, suggesting: SuggestionMaker, fewest: number): void {
  const base = earlier.reports.base.columns.reportOf.length
  if (isWorthAdding({ base, added: 0, dropped: 0 }, fewest)) {
    // Read by whoever asks first.
    void earlier.suggestions
    loadReadings()
  } else if (earlier.reports.added === null) {
    suggesting.begin(suggestionSources(earlier, earlier.reports.base))
  }
}

/**
 * Writes what was gathered: beside an earlier generation that it adds a little to, or all as one.
 *
 * @param earlier what known reports are of.
 * @param fewest sections of an earlier generation that is added to.
 */
export async function publishGathered(
  out: string,
  waiting: WaitingReports,
  gathered: Gathered,
  earlier: EarlierBuild | null,
  suggesting: SuggestionMaker,
  fewest: number,
) {
  const publishing = new Publishing(waiting, gathered)
  const publish = () => {
    const difference = earlier && differenceTo(earlier, waiting, gathered.sections)
    if (!difference || !isWorthAdding(difference, fewest)) {
      return publishAsOne(out, publishing, earlier, suggesting)
    }
    return (difference.isNone ? publishBase : publishAddition)(out, publishing, earlier)
  }
  const generation = await publish()
  return { generation, reports: publishing.count, duplicates: publishing.duplicates }
}

async function publishAsOne(
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
    suggestions: (own) => suggesting.make(suggestions.task(suggestionColumns(own), sources)),
    files: () => publishing.files(found),
  })
}
