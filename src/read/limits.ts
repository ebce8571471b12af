import { SourceError } from '../errors.ts'

const MEGABYTE = 1024 * 1024
/** Longer files are not opened, nor unpacked further. Bytes. */
export const LARGEST_FILE = 100 * MEGABYTE
/** The longest text a report may have; the whole of the longest work report has 0.1 MB. Bytes. */
export const LARGEST_TEXT = 20 * MEGABYTE
/** Text shrinks to a fifth, tables of nothing but zeros to a fiftieth; what shrinks further is a trap. */
export const LARGEST_RATIO = 100

export function tooLarge(path: string, bytes: number, limit: number, what: string): SourceError {
  const size = (bytes / MEGABYTE).toFixed(1)
  return new SourceError(
    path,
    `has ${size} MB; ${what} may have at most ${limit / MEGABYTE} MB`,
    'Split it into one file for each report.',
  )
}
