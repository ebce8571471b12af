/** Reports of one of two collections, from the ordinal `from` up to, not including, `to`. */
export interface Taken {
  readonly side: 0 | 1
  readonly from: number
  readonly to: number
}

/** Notes which reports are taken of two collections, one after the other. */
export class TakenReports {
  readonly all: Taken[] = []
  readonly #next: [number, number] = [0, 0]

  /** @throws RangeError for a report that does not come after all that were taken of its side: only then is nothing sorted. */
  take(side: Taken['side'], ordinal: number): void {
    if (ordinal < this.#next[side])
      throw new RangeError(`report ${ordinal} comes after a later one`)
    this.#next[side] = ordinal + 1
    const last = this.all.at(-1)
    if (last?.side === side && last.to === ordinal) {
      this.all[this.all.length - 1] = { ...last, to: ordinal + 1 }
    } else this.all.push({ side, from: ordinal, to: ordinal + 1 })
  }
}
