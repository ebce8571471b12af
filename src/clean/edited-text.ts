import { applyEdits } from './repair.ts'
import type { RepairStep } from './repairs.ts'

/** A range of the text as read. UTF-16 units. */
export interface OriginalRange {
  readonly start: number
  readonly end: number
}

/** A text on its way through the repairs that knows where each of its units came from. */
export class EditedText {
  #text: string
  #starts: Uint32Array
  #ends: Uint32Array

  /** `ranges` says for each unit of `text` what it stands for; without it the text is as read. */
  constructor(text: string, ranges?: readonly OriginalRange[]) {
    this.#text = text
    this.#starts = Uint32Array.from({ length: text.length }, (_, at) => ranges?.[at]?.start ?? at)
    this.#ends = Uint32Array.from({ length: text.length }, (_, at) => ranges?.[at]?.end ?? at + 1)
  }

  /** What `[start, end)` stands for; what a place between two units, or the end, does. */
  original(start: number, end: number): OriginalRange {
    if (end > start) return { start: this.#starts[start] ?? 0, end: this.#ends[end - 1] ?? 0 }
    const place = this.#starts[start] ?? this.#ends[start - 1] ?? 0
    return { start: place, end: place }
  }

  /** A unit put in for what an edit took out stands for all of it. */
  apply({ edits }: RepairStep): void {
    const text = applyEdits(this.#text, edits)
    const starts = new Uint32Array(text.length)
    const ends = new Uint32Array(text.length)
    let from = 0
    let to = 0
    const copy = (end: number): void => {
      starts.set(this.#starts.subarray(from, end), to)
      ends.set(this.#ends.subarray(from, end), to)
      to += end - from
    }
    for (const edit of edits) {
      copy(edit.start)
      const range = this.original(edit.start, edit.end)
      starts.fill(range.start, to, to + edit.text.length)
      ends.fill(range.end, to, to + edit.text.length)
      to += edit.text.length
      from = edit.end
    }
    copy(this.#text.length)
    this.#text = text
    this.#starts = starts
    this.#ends = ends
  }
}
