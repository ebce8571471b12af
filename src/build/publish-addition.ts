import { REPORTS } from '../engine/embedded/files.ts'
import type { GenerationFiles } from '../engine/embedded/generations/manifest.ts'
import type { Difference } from '../engine/embedded/layers/worth-adding.ts'
import { writeAddition, writeBase } from '../engine/embedded/layers/write-addition.ts'
import { linesIn, viewOf } from '../engine/embedded/report-lines.ts'
import { withNames } from '../suggest/more-names.ts'
import type { Name } from '../suggest/names.ts'
import type { EarlierBuild } from './earlier-build.ts'
import { KeptFindingsWriter, POLICIES } from './kept-findings.ts'
import type { Publishing } from './publishing.ts'
import type { WaitingReports } from './waiting-reports.ts'

/** @param sections of all that was gathered. */
export function differenceTo(
  { reports }: EarlierBuild,
  waiting: WaitingReports,
  sections: number,
): Difference & { readonly isNone: boolean } {
  const base = reports.base.columns
  const kept = [...waiting.known()].filter((ordinal) => reports.placeOf(ordinal).side === 0)
  const stays = kept.reduce((sum, ordinal) => sum + reports.sectionCount(ordinal), 0)
  return {
    isNone: kept.length === base.reports.length && kept.length === waiting.count,
    base: base.reportOf.length,
    added: sections - stays,
    dropped: base.reportOf.length - stays,
  }
}

/** Writes what is not in the base of the earlier generation beside it. */
export async function publishAddition(
  out: string,
  publishing: Publishing,
  { reports: earlier }: EarlierBuild,
): Promise<string> {
  const { base, added } = earlier.layers
  const known = added ? await namesOfReports(added) : []
  const stays = new Set<number>()
  const names: (readonly Name[])[] = []
  const found = new KeptFindingsWriter()
  const reports = publishing.reports((one) => {
    if (one.kind === 'read') {
      names.push(one.names)
      found.add(one.sketch, one.names)
      return
    }
    const { side, ordinal } = earlier.placeOf(one.ordinal)
    if (side === 0) {
      stays.add(ordinal)
      return
    }
    names.push(known[ordinal] ?? [])
    found.addKnown(one.sketch, one.policies)
  })
  return writeAddition(out, earlier.published.manifest.analysis, reports, earlier, {
    vocabulary: publishing.vocabulary,
    room: publishing.room,
    async suggestions() {
      const isGone = (ordinal: number) => !stays.has(ordinal)
      const isAnyGone = stays.size < earlier.base.columns.reports.length
      const gone = isAnyGone ? await namesOfReports(base, isGone) : []
      return withNames(earlier.base.suggestions, names.flat(), gone.flat())
    },
    files: () => publishing.files(found),
  })
}

/** Writes the base of the earlier generation, when nothing else was gathered. */
export function publishBase(
  out: string,
  publishing: Publishing,
  { reports }: EarlierBuild,
): Promise<string> {
  return writeBase(out, reports.published.manifest.analysis, reports, publishing.inputs())
}

/** What reports of a layer name. @param isAsked which of them. Default: all. */
async function namesOfReports(
  files: GenerationFiles,
  isAsked: (ordinal: number) => boolean = () => true,
): Promise<(readonly Name[])[]> {
  const asked = (name: string) => {
    const bytes = viewOf(files.get(name) ?? new Uint8Array())
    const lines = Array.from(linesIn(bytes), ([start, end]) => bytes.subarray(start, end + 1))
    return Buffer.concat(lines.filter((_, ordinal) => isAsked(ordinal)))
  }
  // Most additions need no folding: nothing is gone, and nothing was added before.
  const { earlierSources } = await import('./suggestion-sources.ts')
  const sources = earlierSources({ lines: asked(REPORTS), policies: asked(POLICIES) })
  return sources.map(({ names }) => names)
}
