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

/** Units that fit the buffer below: most reports, and every part of one. */
const SHARED_UNITS = 0x4000
const shared = new Uint16Array(SHARED_UNITS)
const sharedBytes = viewOf(shared)

/**
 * The units of a text for a moment: all but the longest share one buffer, so that a name costs no
 * memory of its own. Who calls this is done with them before anybody calls it again.
 */
export function borrowUnits(text: string): Uint16Array {
  if (text.length > SHARED_UNITS) return unitsOf(text)
  sharedBytes.write(text, 'utf16le')
  return shared.subarray(0, text.length)
}

/** The string that code units spell. */
export function textOf(units: Uint16Array): string {
  return units.buffer === shared.buffer
    ? sharedBytes.toString('utf16le', units.byteOffset, units.byteOffset + units.byteLength)
    : viewOf(units).toString('utf16le')
}

function viewOf({ buffer, byteOffset, byteLength }: Uint16Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}
