/** A line that holds what was looked for. */
export interface Line {
  readonly owner: number
  readonly text: string
  /** Where in it the pattern stands first. */
  readonly at: number
}

/**
 * Strings that are searched together, as lines of one text: a search for an infix is `indexOf`,
 * which needs no index of its own, cannot miss anything, and goes through all the names of an index
 * in less than a millisecond. Owners are numbered from 0 in order of rank, so the first lines found
 * are the best.
 */
export class Lines {
  readonly #text: string
  /** Where each line begins, and where one after the last would. */
  readonly #starts: Uint32Array
  readonly #owners: Uint32Array

  /** @param lines of each owner; none holds a line end. */
  constructor(lines: readonly (readonly string[])[]) {
    const flat = lines.flat()
    this.#text = `${flat.join('\n')}\n`
    this.#owners = Uint32Array.from(lines.flatMap((own, owner) => own.map(() => owner)))
    this.#starts = new Uint32Array(flat.length + 1)
    flat.forEach((line, i) => {
      this.#starts[i + 1] = (this.#starts[i] as number) + line.length + 1
    })
  }

  /** @param pattern not empty. An owner comes once for each of its lines that holds it. */
  *holding(pattern: string): Generator<Line> {
    for (let at = this.#text.indexOf(pattern); at >= 0; ) {
      const line = this.#lineAt(at)
      const start = this.#starts[line] as number
      const next = this.#starts[line + 1] as number
      yield {
        owner: this.#owners[line] as number,
        text: this.#text.slice(start, next - 1),
        at: at - start,
      }
      at = this.#text.indexOf(pattern, next)
    }
  }

  #lineAt(place: number): number {
    let low = 0
    let high = this.#owners.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] as number) <= place) low = middle
      else high = middle - 1
    }
    return low
  }
}
