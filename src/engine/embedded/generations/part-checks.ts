import { crc32 } from 'node:zlib'

/**
 * CRC-32 of each part of a file that was verified as a whole: what is read of it later is compared with them.
 *
 * @param starts of the parts in units, and one more.
 * @param width of a unit in bytes.
 */
export function checksOfParts(bytes: Uint8Array, starts: Uint32Array, width: number): Uint32Array {
  const checks = new Uint32Array(Math.max(0, starts.length - 1))
  for (let part = 0; part < checks.length; part++) {
    const [from, to] = [starts[part] as number, starts[part + 1] as number]
    checks[part] = crc32(bytes.subarray(width * from, width * to))
  }
  return checks
}

/** Whether a part is what it was. */
export function isPart(bytes: Uint8Array, check: number | undefined): boolean {
  return crc32(bytes) === check
}
