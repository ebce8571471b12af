import { IndexError } from '../../../errors.ts'
import { isLackOfMemory } from './stored.ts'

// What is told when the disk refuses what a writer asks of it.

const REASONS: Readonly<Record<string, readonly [reason: string, advice: string]>> = {
  ENOSPC: ['the disk is full', 'Make room for about five times the size of the texts'],
  EDQUOT: [
    'the quota of the disk is used up',
    'Make room for about five times the size of the texts',
  ],
  EROFS: ['the disk is read-only', 'Name a folder that may be written with --out'],
  EACCES: ['this user may not write there', 'Give it the right, or name another folder with --out'],
  EPERM: ['this user may not write there', 'Give it the right, or name another folder with --out'],
  EIO: ['the disk reports an error', 'Check the disk'],
  EMFILE: ['too many files are open', 'Raise the limit (ulimit -n)'],
  ENFILE: ['too many files are open', 'Close other programs'],
  ENOMEM: ['memory is lacking', 'Close other programs'],
  // What Node says when it may not make a folder on a read-only disk.
  ENOENT: ['the folder cannot be made', 'Check that the disk is there and may be written'],
  ENOTDIR: ['a part of the path is a file', 'Name another folder with --out'],
  EEXIST: ['a part of the path is a file', 'Name another folder with --out'],
}

/** Why nothing could be written, and what to do about it. */
export function notWritten(folder: string, cause: unknown): IndexError {
  const [reason, advice] = reasonOf(cause)
  return new IndexError(
    folder,
    `nothing was published: ${reason}`,
    `${advice}, then build again. An index that was there before serves on.`,
    { cause },
  )
}

/** Why it is not certain that a generation stays the one that is served: the pointer names it already, and the one before is kept. */
export function notSynced(folder: string, id: string, cause: unknown): IndexError {
  const [reason, advice] = reasonOf(cause)
  return new IndexError(
    folder,
    `generation ${id} is served, but a power cut may still undo that: ${reason}`,
    `${advice}, then build again.`,
    { cause },
  )
}

/** What is wrong, with its code, and what mends it. */
function reasonOf(cause: unknown): readonly [reason: string, advice: string] {
  const { code: own = '', message } = cause as NodeJS.ErrnoException
  const code = isLackOfMemory(cause) ? 'ENOMEM' : own
  const [reason, advice] = REASONS[code] ?? [message, 'Mend that']
  return [`${reason}${code === '' ? '' : ` (${code})`}`, advice]
}
