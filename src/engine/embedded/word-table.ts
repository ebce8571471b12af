const FIRST_SLOTS = 1 << 12
/** Drawn anew by each process: nobody knows beforehand which words will share a slot. */
const SEED = Math.floor(Math.random() * 2 ** 32) | 0

/**
 * Numbers of words, looked up as they stand in a text, so that no string is made of each occurrence: a hash table with
 * open addressing, at most half full.
 */
export class WordTable {
  /** By number. */
  readonly words: string[] = []
  /** By slot: number of a word and 1; 0 where none is. */
  #slots = new Uint32Array(FIRST_SLOTS)
  /** By slot: hash of its word. */
  #hashes = new Int32Array(FIRST_SLOTS)

  /** The number of the word that stands from one place up to another: the next one where it has none. */
  numberOf(text: string, from: number, to: number): number {
    let hash = SEED
    for (let at = from; at < to; at++) hash = mixed(hash ^ text.charCodeAt(at))
    for (let slot = this.#first(hash); ; slot = this.#after(slot)) {
      const number = (this.#slots[slot] as number) - 1
      if (number < 0) return this.#add(slot, hash, text.slice(from, to))
      if (this.#hashes[slot] !== hash) continue
      if (stands(this.words[number] as string, text, from, to)) return number
    }
  }

  #add(slot: number, hash: number, word: string): number {
    const number = this.words.push(alone(word)) - 1
    this.#slots[slot] = number + 1
    this.#hashes[slot] = hash
    if (2 * this.words.length > this.#slots.length) this.#grow()
    return number
  }

  #grow(): void {
    const [slots, hashes] = [this.#slots, this.#hashes]
    this.#slots = new Uint32Array(2 * slots.length)
    this.#hashes = new Int32Array(2 * slots.length)
    for (let from = 0; from < slots.length; from++) {
      if (slots[from] === 0) continue
      let slot = this.#first(hashes[from] as number)
      while (this.#slots[slot] !== 0) slot = this.#after(slot)
      this.#slots[slot] = slots[from] as number
      this.#hashes[slot] = hashes[from] as number
    }
  }

  #first(hash: number): number {
    return hash & (this.#slots.length - 1)
  }

  #after(slot: number): number {
    return (slot + 1) & (this.#slots.length - 1)
  }
}

/** One step of the finalizer of MurmurHash3 (public domain), whose figures these are. */
function mixed(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  return once ^ (once >>> 13)
}

function stands(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false
  for (let i = 0; i < word.length; i++) {
    if (word.charCodeAt(i) !== text.charCodeAt(from + i)) return false
  }
  return true
}

/** V8 makes a slice from so many units on a view of the whole text, which would then stay in memory with the word. */
const FIRST_VIEW = 13

/** The same word in memory of its own. */
function alone(word: string): string {
  return word.length < FIRST_VIEW ? word : Buffer.from(word, 'utf16le').toString('utf16le')
}
