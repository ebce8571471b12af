import { isWorthAdding } from '../engine/embedded/layers/worth-adding.ts'
import { loadReadings } from '../suggest/pinyin.ts'
import type { EarlierBuild } from './earlier-build.ts'
import type { Gathered } from './gathered.ts'
import { differenceTo, publishAddition, publishBase } from './publish-addition.ts'
import { publishingOf } from './publishing.ts'
import type { SuggestionMaker } from './suggestion-thread.ts'
import type { WaitingReports } from './waiting-reports.ts'

/** What writes all as one, with all tables of the analysis: an addition does without. */
const asOne = () => import('./publish-as-one.ts')

/**
 * Loads what writes, and makes what can be made of an earlier generation, while what is new is read.
 *
 * @param fewest sections of an earlier generation that is added to.
 */
export async function prepare(
  earlier: EarlierBuild | null,
  suggesting: SuggestionMaker,
  fewest: number,
): Promise<void> {
  const base = earlier?.reports.base.columns.reportOf.length ?? 0
  if (earlier === null) await asOne()
  else if (isWorthAdding({ base, added: 0, dropped: 0 }, fewest)) loadReadings()
  else (await asOne()).prepareAsOne(earlier, suggesting)
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
  const publishing = await publishingOf(waiting, gathered)
  const publish = async () => {
    const difference = earlier && differenceTo(earlier, waiting, gathered.sections)
    if (!difference || !isWorthAdding(difference, fewest)) {
      return (await asOne()).publishAsOne(out, publishing, earlier, suggesting)
    }
    return (difference.isNone ? publishBase : publishAddition)(out, publishing, earlier)
  }
  const generation = await publish()
  return { generation, reports: publishing.count, duplicates: publishing.duplicates }
}
