import { deserialize } from 'node:v8'
import type { Sketch } from '../duplicates/sketch.ts'
import type { SectionColumns } from '../engine/embedded/section-columns.ts'
import type { Section } from '../model/section.ts'
import type { Name } from '../suggest/names.ts'

/** What is kept of a section beside its columns. */
export type SectionHead = Omit<Section, 'text'>

/** What analysis found in one report. It depends on no other report. */
export interface Findings {
  readonly heads: readonly SectionHead[]
  readonly names: readonly Name[]
  readonly columns: Omit<SectionColumns, 'words'>
}

/** The same as one process gives it to another. */
export interface PackedFindings {
  readonly sketch: Sketch
  /** How many sections it has. */
  readonly sections: number
  /** UTF-16 units of their search forms, separators too, and of their displayed texts. */
  readonly units: { readonly forms: number; readonly texts: number }
  /** Words of its sections, numbered by `vocabulary`, which reports share, and to which later ones add. */
  readonly words: Uint32Array
  readonly vocabulary: readonly string[]
  /** The rest: `Findings` in bytes that nobody looks into until the index is written. */
  readonly bytes: Uint8Array
}

export function findingsOf(bytes: Uint8Array): Findings {
  return deserialize(bytes)
}

/** Search forms of the sections, each without its separator. */
export function formsOf({ forms, formStarts }: Findings['columns']): string[] {
  return slicesOf(forms, formStarts).map((form) => form.slice(0, -1))
}

/** The sections as they were cleaned. */
export function sectionsOf({ heads, columns }: Findings): Section[] {
  const texts = slicesOf(columns.texts, columns.textStarts)
  return heads.map((head, i) => ({ ...head, text: texts[i] as string }))
}

function slicesOf({ buffer, byteOffset, length }: Uint8Array, starts: Uint32Array): string[] {
  const bytes = Buffer.from(buffer, byteOffset, length)
  return Array.from(starts.subarray(1), (end, i) =>
    bytes.toString('utf16le', 2 * (starts[i] as number), 2 * end),
  )
}
