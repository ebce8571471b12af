/** Positions of a block share a table entry: about a section, so that few steps remain. */
const BLOCK_BITS = 8

/** Where each section's search form stands among the units, and back. */
export class SectionPlaces {
  /** Start of each section's form, and one more: each form ends a separator before the next. */
  readonly starts: Uint32Array
  /** Section in which each block of positions begins. */
  readonly #blocks: Uint32Array

  constructor(starts: Uint32Array) {
    this.starts = starts
    const units = starts.at(-1) ?? 0
    this.#blocks = new Uint32Array((units >>> BLOCK_BITS) + 1)
    for (let block = 0, section = 0; block < this.#blocks.length; block++) {
      while ((starts[section + 1] as number) <= block << BLOCK_BITS) section++
      this.#blocks[block] = section
    }
  }

  get count(): number {
    return this.starts.length - 1
  }

  lengthOf(section: number): number {
    return (this.starts[section + 1] as number) - (this.starts[section] as number) - 1
  }

  sectionAt(position: number): number {
    let section = this.#blocks[position >>> BLOCK_BITS] as number
    // Whether the first step is one cannot be foretold: so it is reckoned, without a branch. Below 0 it is.
    section += ((this.starts[section + 1] as number) - position - 1) >>> 31
    while ((this.starts[section + 1] as number) <= position) section++
    return section
  }
}
