/** Displayed texts as UTF-16, one after the other: exact also for lone surrogates. */
export interface Texts {
  /** What stands between two places, in UTF-16 units. */
  read(from: number, to: number): string
}

/** Bytes that are read in parts. */
interface Bytes {
  read(from: number, to: number): Buffer
}

/** Texts that are read when they are asked for: a page shows ten of a hundred thousand. */
export function storedTexts(bytes: Bytes): Texts {
  return { read: (from, to) => bytes.read(2 * from, 2 * to).toString('utf16le') }
}

export function textsInMemory(bytes: Buffer): Texts {
  return storedTexts({ read: (from, to) => bytes.subarray(from, to) })
}
