import { statSync } from 'node:fs'

/**
 * A file that was written to less than so many ms ago may be written to again without another time: file systems count in
 * steps, of 2 s at most (FAT).
 */
const STEP = 2_000

/** What tells, without reading it, that a file was not written to. */
export interface Stamp {
  /** The same only for the same file, if it was not written to. */
  readonly text: string
  /** Bytes. */
  readonly size: number
  /**
   * Whether it was written to, or got its name, so shortly ago that it may be again with the same stamp. A time that is
   * far ahead is none of this clock.
   */
  readonly isFresh: boolean
}

/** Null of what is no file, or cannot be looked at. */
export function stampOf(path: string): Stamp | null {
  // Before it is looked at: what is written to afterwards has a later time.
  const now = Date.now()
  try {
    const about = statSync(path, { bigint: true })
    if (!about.isFile()) return null
    const { dev, ino, size, mtimeNs, ctimeNs, mtimeMs, ctimeMs } = about
    return {
      text: `${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`,
      size: Number(size),
      isFresh: [mtimeMs, ctimeMs].some((time) => Math.abs(now - Number(time)) < STEP),
    }
  } catch {
    return null
  }
}
