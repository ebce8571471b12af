/** A stretch of numbers and where it goes: `from` up to, not including, `to` becomes `start` and on. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly start: number
}

/** Copies a stretch of bits to where none is set yet; the lowest bit of a byte is the first. */
export function copyBits(source: Uint8Array, target: Uint8Array, stretch: Stretch): void {
  let { from, start } = stretch
  const { to } = stretch
  const copyOne = () => {
    const bit = ((source[from >>> 3] as number) >>> (from & 7)) & 1
    target[start >>> 3] = (target[start >>> 3] as number) | (bit << (start & 7))
    from++
    start++
  }
  // Bit by bit up to a whole byte of the target, then byte by byte, then what is left.
  while (from < to && (start & 7) !== 0) copyOne()
  const shift = from & 7
  for (; from + 8 <= to; from += 8, start += 8) {
    const byte = from >>> 3
    const next = shift === 0 ? 0 : (source[byte + 1] as number)
    target[start >>> 3] = ((source[byte] as number) >>> shift) | (next << (8 - shift))
  }
  while (from < to) copyOne()
}
