import { analysisFingerprint } from '../analyze.ts'
import { columnsIn, REPORTS, SUGGESTIONS } from '../engine/embedded/files.ts'
import { PublishedReports, publishedFiles } from '../engine/embedded/published-reports.ts'
import { INPUTS, type KnownInputs, parseInputs } from './inputs.ts'
import { type KeptFindings, keptFindings, POLICIES } from './kept-findings.ts'
import { readingFingerprint } from './reading-fingerprint.ts'
import { type EarlierSources, suggestionColumns } from './suggestion-sources.ts'

/** What the build before left. */
export interface EarlierBuild {
  readonly reports: PublishedReports
  readonly findings: readonly KeptFindings[]
  readonly inputs: KnownInputs
  readonly sources: EarlierSources
}

/**
 * What the build before left in a folder; null when nothing of it can be taken over.
 *
 * @param begin is called as soon as its files are known to be whole: who makes suggestions begins with them.
 */
export async function earlierBuild(
  out: string,
  begin: (sources: EarlierSources) => void = () => {},
): Promise<EarlierBuild | null> {
  const files = await publishedFiles(out, analysisFingerprint)
  const kept = files?.get(INPUTS)
  if (!files || !kept) return null
  const inputs = parseInputs(Buffer.from(kept).toString(), readingFingerprint())
  if (inputs === null) return null
  const file = (name: string) => files.get(name) ?? new Uint8Array()
  const columns = suggestionColumns(columnsIn(files))
  const [lines, policies, spoken] = [file(REPORTS), file(POLICIES), file(SUGGESTIONS)]
  const sources = { columns, lines, policies, spoken }
  begin(sources)
  return { reports: new PublishedReports(files), findings: keptFindings(file), inputs, sources }
}
