import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIndex } from '../../src/build.ts'
import type { Report } from '../../src/model/report.ts'

const folderAt = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Real reports are kept outside the project: who has none tests with the sample alone. */
export const REAL_REPORTS = folderAt('../shared/reports')
export const SAMPLE = folderAt('index-data/sample')
export const NO_REAL_REPORTS = existsSync(REAL_REPORTS)
  ? undefined
  : ' (skipped: no ../shared/reports beside the checkout)'

/** All reports of a folder, as an index build reads them. */
export async function readFolder(folder: string): Promise<Report[]> {
  const out = await mkdtemp(join(tmpdir(), 'baosou-test-'))
  const reports: Report[] = []
  try {
    await buildIndex([folder], out, {
      onSource: (outcome) => {
        if (outcome.kind === 'indexed') reports.push(outcome.report)
      },
    })
  } finally {
    await rm(out, { recursive: true, force: true })
  }
  return reports
}
