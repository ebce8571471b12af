/** A piece of text in one font on one line. Points, from the upper left corner of its sheet. */
export interface Run {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Where its characters stand. */
  readonly base: number
  /** Height of a full-width character. */
  readonly size: number
  readonly font: string
}

/** A drawn line, level or upright: `x1 <= x2`, `y1 <= y2`. */
export interface Rule {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** What is to be read in one direction on a page, turned upright. */
export interface Sheet {
  readonly page: number
  readonly width: number
  readonly height: number
  readonly runs: readonly Run[]
  readonly rules: readonly Rule[]
}

/** The middle of its characters: what tells lines and cells apart. */
export function middleOf(run: Run): number {
  return run.base - run.size * 0.38
}
