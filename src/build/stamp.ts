import { statSync } from 'node:fs'

/** What tells, without reading it, that a file was not written to. */
export interface Stamp {
  /** The same only for the same file, if it was not written to. */
  readonly text: string
  /** Bytes. */
  readonly size: number
  /** When it was written to last, or got its name, in ms since 1970. */
  readonly changedAt: number
}

/** Null of what is no file, or cannot be looked at. */
export function stampOf(path: string): Stamp | null {
  try {
    const about = statSync(path, { bigint: true })
    if (!about.isFile()) return null
    const { dev, ino, size, mtimeNs, ctimeNs, mtimeMs, ctimeMs } = about
    return {
      text: `${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`,
      size: Number(size),
      changedAt: Math.max(Number(mtimeMs), Number(ctimeMs)),
    }
  } catch {
    return null
  }
}
