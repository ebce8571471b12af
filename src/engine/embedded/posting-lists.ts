import type { VarintWriter } from './varints.ts'
import { SLOT_BITS } from './vocabulary.ts'

/** Bytes of a list's first piece; each further one has twice as many, up to the most. */
const FIRST_PIECE = 8
const LARGEST_PIECE = 512
/** Behind each piece: where the next one begins. */
const LINK = 4

/** What is known of a list: of its last piece where to write next, where it ends and its size. */
const [COUNT, LAST, FIRST, AT, END, SIZE, FIELDS] = [0, 1, 2, 3, 4, 5, 6] as const

/**
 * Postings of many words that are added section by section, packed as they come: each list is a chain of pieces in one
 * memory, which double in size (as in Lucene's `ByteBlockPool`), so that all of them take little more than they will
 * on the disk.
 */
export class PostingLists {
  #lists = new Uint32Array(FIELDS << 12)
  #bytes = new Uint8Array(1 << 16)
  /** No piece begins at 0. */
  #length = 1

  /** @param section not below that of the word's last posting. */
  add(word: number, section: number, slot: number): void {
    const at = word * FIELDS
    if (at >= this.#lists.length) this.#lists = enlarged(this.#lists, at + FIELDS)
    const lists = this.#lists
    const step = section - (lists[at + LAST] as number)
    lists[at + COUNT] = (lists[at + COUNT] as number) + 1
    lists[at + LAST] = section
    this.#write(at, ((step << SLOT_BITS) | slot) >>> 0)
  }

  /** How many postings a word has. */
  count(word: number): number {
    return this.#lists[word * FIELDS + COUNT] ?? 0
  }

  /** Writes the postings of a word that has some: steps from the last ordinal, with the slot in the lowest bits. */
  copy(word: number, writer: VarintWriter): void {
    const at = word * FIELDS
    const bytes = this.#bytes
    const end = this.#lists[at + END] as number
    let place = this.#lists[at + FIRST] as number
    for (let size = FIRST_PIECE; place + size !== end; size = nextSize(size)) {
      writer.append(bytes.subarray(place, place + size))
      place = this.#linked(place + size)
    }
    writer.append(bytes.subarray(place, this.#lists[at + AT]))
  }

  /** @param at where the list is told of. */
  #write(at: number, value: number): void {
    let rest = value
    while (rest > 0x7f) {
      this.#writeByte(at, (rest & 0x7f) | 0x80)
      rest >>>= 7
    }
    this.#writeByte(at, rest)
  }

  #writeByte(at: number, byte: number): void {
    const lists = this.#lists
    if (lists[at + AT] === lists[at + END]) this.#addPiece(at)
    const place = lists[at + AT] as number
    this.#bytes[place] = byte
    lists[at + AT] = place + 1
  }

  #addPiece(at: number): void {
    const lists = this.#lists
    const place = this.#length
    const before = lists[at + SIZE] as number
    const size = before === 0 ? FIRST_PIECE : nextSize(before)
    this.#length += size + LINK
    if (this.#length > this.#bytes.length) this.#bytes = enlarged(this.#bytes, this.#length)
    if (before === 0) lists[at + FIRST] = place
    else this.#link(lists[at + END] as number, place)
    lists[at + AT] = place
    lists[at + END] = place + size
    lists[at + SIZE] = size
  }

  #link(from: number, to: number): void {
    for (let i = 0; i < LINK; i++) this.#bytes[from + i] = to >>> (8 * i)
  }

  #linked(from: number): number {
    let to = 0
    for (let i = 0; i < LINK; i++) to |= (this.#bytes[from + i] as number) << (8 * i)
    return to >>> 0
  }
}

function nextSize(size: number): number {
  return Math.min(2 * size, LARGEST_PIECE)
}

/** The same with twice the room, or more. */
function enlarged<T extends Uint8Array | Uint32Array>(before: T, room: number): T {
  const type = before.constructor as new (length: number) => T
  const larger = new type(Math.max(2 * before.length, room))
  larger.set(before)
  return larger
}
