/** Shorter texts are read faster where they stand than copied. UTF-16 units. */
export const WORTH_COPYING = 200

/**
 * The UTF-16 code units of a text, lone surrogates as they are: a pass over them takes a third of
 * the time of one over the string. Both ways copy memory, so they are right where numbers are
 * little-endian, as the index files need it too.
 */
export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  viewOf(units).write(text, 'utf16le')
  return units
}

/** The string that code units spell. */
export function textOf(units: Uint16Array): string {
  return viewOf(units).toString('utf16le')
}

function viewOf({ buffer, byteOffset, byteLength }: Uint16Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}
