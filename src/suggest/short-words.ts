/**
 * Numbers of words of one or two UTF-16 units, which most words are. They are found by their units: to cut
 * a string out of a text and to make its hash takes longer than all else that is done with it.
 */
export class ShortWords {
  /** Both units of the word in each place; 0 where none stands. */
  #keys = new Uint32Array(1 << 12)
  #numbers = new Uint32Array(1 << 12)
  #size = 0

  /** 0 for a word that has no number. @param key of the word. */
  find(key: number): number {
    return this.#numbers[this.#place(key)] as number
  }

  /** @param number from 1 up; it takes the place of one the word had. */
  set(key: number, number: number): void {
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

/**
 * Key of the word that stands in a text from one place up to another; 0 for one that is not short. No word holds the
 * unit 0, so that no key is 0 and no two words have one.
 */
export function shortKey(text: string, from: number, to: number): number {
  const length = to - from
  if (length !== 1 && length !== 2) return 0
  const second = length === 2 ? text.charCodeAt(from + 1) : 0
  return ((text.charCodeAt(from) << 16) | second) >>> 0
}
