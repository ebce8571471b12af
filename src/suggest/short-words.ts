/**
 * Numbers of words of one or two UTF-16 units, which most words are. They are found by their units: a string that was
 * just cut out of a text has no hash yet, and to make one takes longer than all else that is done with it.
 */
export class ShortWords {
  /** Both units of the word in each place; 0 where none stands. */
  #keys = new Uint32Array(1 << 12)
  #numbers = new Uint32Array(1 << 12)
  #size = 0

  /** Null for a longer word; 0 for one that has no number. */
  find(word: string): number | null {
    const key = keyOf(word)
    return key === null ? null : (this.#numbers[this.#place(key)] as number)
  }

  /** @param number from 1 up; it takes the place of one the word had. */
  set(word: string, number: number): void {
    const key = keyOf(word)
    if (key === null) return
    let place = this.#place(key)
    if (this.#keys[place] === 0) {
      this.#size++
      if (this.#size * 2 > this.#keys.length) {
        this.#grow()
        place = this.#place(key)
      }
    }
    this.#keys[place] = key
    this.#numbers[place] = number
  }

  /** Where a word stands, or would. */
  #place(key: number): number {
    const mask = this.#keys.length - 1
    const mixed = Math.imul(key, 0x9e3779b1)
    let place = (mixed ^ (mixed >>> 15)) & mask
    while (this.#keys[place] !== 0 && this.#keys[place] !== key) place = (place + 1) & mask
    return place
  }

  #grow(): void {
    const [keys, numbers] = [this.#keys, this.#numbers]
    this.#keys = new Uint32Array(keys.length * 2)
    this.#numbers = new Uint32Array(keys.length * 2)
    keys.forEach((key, at) => {
      if (key === 0) return
      const place = this.#place(key)
      this.#keys[place] = key
      this.#numbers[place] = numbers[at] as number
    })
  }
}

/** No word holds the unit 0, so that no key is 0 and no two words have one. */
function keyOf(word: string): number | null {
  if (word.length > 2 || word.length === 0) return null
  const second = word.length === 2 ? word.charCodeAt(1) : 0
  return ((word.charCodeAt(0) << 16) | second) >>> 0
}
