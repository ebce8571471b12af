import { storedBytes } from '../engine/embedded/generations/manifest.ts'
import { type PublishedReports, publishedReports } from '../engine/embedded/published-reports.ts'
import { INPUTS } from './inputs.ts'
import { type KeptFindings, keptFindings } from './kept-findings.ts'
import { inputsIn, type Known } from './known-inputs.ts'

/** What the build before left. */
export interface EarlierBuild extends Known {
  readonly reports: PublishedReports
  readonly findings: readonly KeptFindings[]
}

/**
 * What the build before left in a folder; null when nothing of it can be taken over.
 *
 * @param known what its inputs were.
 * @param held what one before it left, if that is at hand: what both share is not read again.
 */
export async function earlierBuild(
  out: string,
  known: Known,
  held: EarlierBuild | null,
): Promise<EarlierBuild | null> {
  const reports = await publishedReports(out, held?.reports)
  if (reports === null) return null
  const { layers } = reports
  const { id } = reports.published
  const inputs =
    id === known.id ? known.inputs : inputsIn((layers.added ?? layers.base).get(INPUTS))
  if (inputs === null) return null
  const added = layers.added ? keptFindings(layers.added) : []
  const findings = reports.inOrder([keptFindings(layers.base), added])
  return { id, reports, findings, inputs, stored: storedBytes(reports.published.manifest) }
}
