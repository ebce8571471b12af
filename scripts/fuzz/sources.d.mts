export type FuzzedKind = 'bytes' | 'html' | 'pdf' | 'docx'

/** The same seed makes the same files. */
export class FuzzedSources {
  constructor(kind: FuzzedKind, seed: number, samples?: readonly Uint8Array[])
  next(): Promise<{ name: string; bytes: Uint8Array }>
}
