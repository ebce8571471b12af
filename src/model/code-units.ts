/** Units of room that stay from one text to the next; a longer text has its own. */
const KEPT_ROOM = 1 << 16

/** Units below which they are copied one by one: calling the encoder costs more. */
const SHORT = 16

const kept = roomFor(KEPT_ROOM)

/**
 * The UTF-16 units of a text, lone surrogates as they are, then what was there before; the next call takes
 * the room away. Reading numbers costs a fraction of asking a string for each of its units.
 */
export function codeUnits(text: string): Uint16Array {
  const { units, bytes } = text.length > KEPT_ROOM ? roomFor(text.length) : kept
  if (text.length >= SHORT && IS_LITTLE) bytes.write(text, 'utf16le')
  else for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at)
  return units
}

function roomFor(length: number): { readonly units: Uint16Array; readonly bytes: Buffer } {
  const units = new Uint16Array(length)
  return { units, bytes: Buffer.from(units.buffer) }
}

/** Whether numbers stand in memory as the encoder writes them. */
export const IS_LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** Whether a code unit is one of the common Han characters. */
export function isHan(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff
}
