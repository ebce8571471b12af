/**
 * A folded text and where each of its UTF-16 units comes from.
 *
 * Unit `i` of `text` was folded from `[starts[i], ends[i])` of the source, which is always
 * whole characters (code points). Both arrays never decrease and stay within the source (law 4).
 */
export interface MappedText extends FormMap {
  readonly text: string
}

/** A fold in room that the next text takes: what stands past `length` is of texts before it. */
export interface FoldInRoom extends FormMap {
  readonly units: Uint16Array
  readonly length: number
}

/** The way back alone. */
export interface FormMap {
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}
