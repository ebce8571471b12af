import type { BuildOptions, BuildResult } from './build.ts'
import type { RepairPlace } from './model/repair-place.ts'
import type { Report } from './model/report.ts'
import type { WatchOptions } from './watch.ts'

// What reads and cleans is loaded when it is asked for: answering takes none of it.
const build = () => import('./build.ts')

/**
 * Reads sources and publishes an index of their reports in a folder.
 *
 * @param paths files, and folders with all that is in them.
 * @throws NothingIndexedError when no source could be read.
 */
export async function buildIndex(
  paths: readonly string[],
  out: string,
  options: BuildOptions = {},
): Promise<BuildResult> {
  return (await build()).buildIndex(paths, out, options)
}

/**
 * Keeps an index what `buildIndex` would make of its sources, until it is told to end.
 *
 * @returns whether it was what they were when it ended.
 * @throws ParameterError
 */
export async function watchSources(
  paths: readonly string[],
  out: string,
  options: WatchOptions,
): Promise<boolean> {
  return (await import('./watch.ts')).watchSources(paths, out, options)
}

/** Reads one file as a report, within the limits of a build. @throws SourceError */
export async function readReport(file: string): Promise<Report> {
  return (await build()).readReport(file)
}

/** Reads one file as a report, and lists every repair that was made. @throws SourceError */
export async function readRepairs(
  file: string,
): Promise<{ readonly report: Report; readonly repairs: readonly RepairPlace[] }> {
  return (await build()).readRepairs(file)
}
