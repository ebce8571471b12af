/**
 * Sorted strings with their owners, for what begins with a prefix. Owners are numbered from 0 in
 * order of rank; one may have several keys.
 */
export class Keys {
  readonly #keys: readonly string[]
  readonly #owners: Uint32Array

  /** @param keys of each owner. */
  constructor(keys: readonly (readonly string[])[]) {
    const sorted = keys
      .flatMap((own, owner) => own.map((key) => ({ key, owner })))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.owner - b.owner))
    this.#keys = sorted.map(({ key }) => key)
    this.#owners = Uint32Array.from(sorted, ({ owner }) => owner)
  }

  /** Owners of keys that begin with a prefix, ascending; one with two such keys comes twice. */
  beginning(prefix: string): Uint32Array {
    return this.#owned((key) => key.startsWith(prefix), prefix)
  }

  /** Owners of a key, ascending. */
  being(key: string): Uint32Array {
    return this.#owned((other) => other === key, key)
  }

  /** Owners of the keys from `first` on that pass: neighbours, for the keys are sorted. */
  #owned(passes: (key: string) => boolean, first: string): Uint32Array {
    const from = this.#find((key) => key >= first)
    const to = this.#find((key) => key >= first && !passes(key))
    return this.#owners.slice(from, to).sort()
  }

  /** Place of the first key of which something is true that is then true of all after it. */
  #find(isBeyond: (key: string) => boolean): number {
    let low = 0
    let high = this.#keys.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBeyond(this.#keys[middle] as string)) high = middle
      else low = middle + 1
    }
    return low
  }
}
