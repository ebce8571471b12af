/** Of the room there is, what is left when some must go: one by one, each would be sought past the places of those before. */
const STAYS = 7 / 8

/**
 * What was worked out for a key and may be asked for again: the least recently asked for go when
 * all together get too large.
 */
export class Kept<Key, Value> {
  readonly #most: number
  readonly #sizeOf: (value: Value) => number
  /** In the order in which they were last asked for. */
  readonly #values = new Map<Key, Value>()
  #size = 0

  /** @param most what the sizes of all values may add up to. */
  constructor(most: number, sizeOf: (value: Value) => number) {
    this.#most = most
    this.#sizeOf = sizeOf
  }

  get(key: Key): Value | undefined {
    const value = this.#values.get(key)
    if (value === undefined) return undefined
    this.#values.delete(key)
    this.#values.set(key, value)
    return value
  }

  set(key: Key, value: Value): void {
    const before = this.#values.get(key)
    if (before !== undefined) this.#size -= this.#sizeOf(before)
    this.#values.delete(key)
    const size = this.#sizeOf(value)
    // It would only drive out all others, and then itself.
    if (size > this.#most) return
    this.#values.set(key, value)
    this.#size += size
    if (this.#size <= this.#most) return
    const left = Math.max(size, this.#most * STAYS)
    for (const [oldest, each] of this.#values) {
      if (this.#size <= left) return
      this.#values.delete(oldest)
      this.#size -= this.#sizeOf(each)
    }
  }
}

/** The same, worked out when it is first asked of something, and kept as long as that lives. */
export function oncePer<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known.value
    const value = make(key)
    made.set(key, { value })
    return value
  }
}
