import { bytesOf, u32 } from '../files.ts'
import type { GenerationFiles, Manifest } from '../generations/manifest.ts'
import type { Taken } from '../merge/taken.ts'

/**
 * A generation in two layers has the files of a base, which are those of an earlier generation and stand on the disk once,
 * and of what was added since the same files by names that begin so.
 */
const ADDED = 'added-'

/** Which reports of the base and of what was added there are, in order: three numbers for each stretch of them. */
export const TAKEN = 'taken.u32'
/** Reports of the base whose lines changed: their ordinals there, and their lines. */
export const CHANGED = 'changed.u32'
export const CHANGED_LINES = 'changed.jsonl'

/** The files of a generation, layer by layer; names are those of a generation in one. */
export interface Layers {
  readonly base: Map<string, Uint8Array>
  /** Null when nothing was added. */
  readonly added: Map<string, Uint8Array> | null
  /** Which reports there are of both, in order. */
  readonly taken: readonly Taken[]
}

export function addedName(name: string): string {
  return `${ADDED}${name}`
}

/** Whether a generation is in two layers. */
export function isLayered({ files }: Pick<Manifest, 'files'>): boolean {
  return addedName(TAKEN) in files
}

export function layersOf(files: GenerationFiles): Layers {
  if (!files.has(addedName(TAKEN))) return { base: new Map(files), added: null, taken: [] }
  const base = new Map<string, Uint8Array>()
  const added = new Map<string, Uint8Array>()
  for (const [name, bytes] of files) {
    if (name.startsWith(ADDED)) added.set(name.slice(ADDED.length), bytes)
    else base.set(name, bytes)
  }
  return { base, added, taken: takenIn(numbersIn(added.get(TAKEN))) }
}

/** What says how a base and what was added to it belong together, by the names of `Layers`. */
export function orderFiles(
  taken: readonly Taken[],
  changed: { readonly ordinals: readonly number[]; readonly lines: Uint8Array },
): GenerationFiles {
  const numbers = taken.flatMap(({ side, from, to }) => [side, from, to])
  return new Map([
    [TAKEN, bytesOf(Uint32Array.from(numbers))],
    [CHANGED, bytesOf(Uint32Array.from(changed.ordinals))],
    [CHANGED_LINES, changed.lines],
  ])
}

function takenIn(numbers: Uint32Array): readonly Taken[] {
  const taken: Taken[] = []
  for (let at = 0; at < numbers.length; at += 3) {
    const [side, from = 0, to = 0] = numbers.subarray(at, at + 3)
    taken.push({ side: side === 0 ? 0 : 1, from, to })
  }
  return taken
}

/** None where there is no such file. */
export function numbersIn(file: Uint8Array | undefined): Uint32Array {
  return file === undefined ? new Uint32Array() : u32(file)
}
