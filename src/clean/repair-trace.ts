import type { Line } from './line.ts'
import type { RepairStep } from './repairs.ts'

/** What cleaning did to a text, kept only where somebody asks for it. */
export interface RepairTrace {
  /** Steps of the whole text, in order. */
  readonly steps: RepairStep[]
  /** Steps of what the source states beside its text. */
  readonly stated: { readonly text: string; readonly steps: readonly RepairStep[] }[]
  /** Each line that was joined, with the lines it was joined of. */
  readonly joined: Map<Line, readonly Line[]>
  /** The lines of a title, which are joined but for its first. */
  readonly title: Line[]
  /** Steps of single lines, made after joining. */
  readonly mended: { readonly line: Line; readonly steps: readonly RepairStep[] }[]
}
