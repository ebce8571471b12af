/** Displayed texts as UTF-16, one after the other: exact also for lone surrogates. */
export interface Texts {
  /** The text of a section. */
  read(section: number): string
  /** The same as UTF-16 units, without making a string of them. Not to be changed; the next text may take the room. */
  units(section: number): Uint16Array
}

/** Bytes that are read in parts. */
interface Bytes {
  /** @param part its ordinal. The next part may take the room away. */
  read(from: number, to: number, part: number): Buffer
}

/**
 * Texts that are read when they are asked for: a page shows ten of a hundred thousand.
 *
 * @param starts of each text in UTF-16 units, and one more.
 */
export function storedTexts(bytes: Bytes, starts: Uint32Array): Texts {
  const bytesOf = (section: number) =>
    bytes.read(2 * (starts[section] as number), 2 * (starts[section + 1] as number), section)
  return {
    read: (section) => bytesOf(section).toString('utf16le'),
    units(section) {
      const { buffer, byteOffset, length } = bytesOf(section)
      // Numbers are read where they lie only at even places.
      return byteOffset % 2 === 0
        ? new Uint16Array(buffer, byteOffset, length / 2)
        : new Uint16Array(buffer.slice(byteOffset, byteOffset + length))
    },
  }
}

export function textsInMemory(bytes: Buffer, starts: Uint32Array): Texts {
  return storedTexts({ read: (from, to) => bytes.subarray(from, to) }, starts)
}

/** @param places of each section its ordinal in one of the layers, times two, and 1 for the second. */
export function textsOfLayers(layers: readonly [Texts, Texts], places: Uint32Array): Texts {
  const layerOf = (place: number) => layers[place & 1 ? 1 : 0]
  const placeOf = (section: number) => places[section] as number
  return {
    read: (section) => layerOf(placeOf(section)).read(placeOf(section) >>> 1),
    units: (section) => layerOf(placeOf(section)).units(placeOf(section) >>> 1),
  }
}
