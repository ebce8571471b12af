import { publishedFile } from '../engine/embedded/published-file.ts'
import { INPUTS, type KnownInputs, parseInputs } from './inputs.ts'
import { readingFingerprint } from './reading-fingerprint.ts'

/** What the inputs of a build were. */
export interface Known {
  /** Of the generation it published. */
  readonly id: string
  readonly inputs: KnownInputs
  /** Bytes of all its files. */
  readonly stored: number
}

/**
 * The inputs of the build before, which one of its files says; null when nothing of it can be taken over. What it was
 * analysed with is not asked: the code that analyses and its tables are among what reads.
 */
export async function knownInputs(out: string): Promise<Known | null> {
  const file = await publishedFile(out, INPUTS)
  const inputs = file && inputsIn(file.bytes)
  return inputs && { id: file.id, inputs, stored: file.stored }
}

/** Null when they are none, or reading has changed since. */
export function inputsIn(file: Uint8Array | undefined): KnownInputs | null {
  return file ? parseInputs(Buffer.from(file).toString(), readingFingerprint()) : null
}
