import { BREAK_UNIT } from '../model/break.ts'

/** Units in a shingle: a clause of this length seldom stands in two reports by chance. */
export const SHINGLE = 8

const BASE = 0x01000193
/** BASE to the power of SHINGLE: what the unit that leaves the window was multiplied by. */
const LEAVING = power(BASE, SHINGLE)

/**
 * The hash of each run of 8 units of a report's search forms, in order, breaks dropped and sections
 * joined, so that neither punctuation nor the way a page is cut changes them. A hash has 32 bits, of
 * which the lowest says whether a digit is in the run.
 */
export function shinglesOf(forms: readonly string[]): Uint32Array {
  const units = unitsOf(forms)
  const hashes = new Uint32Array(Math.max(0, units.length - SHINGLE + 1))
  let rolling = 0
  let lastDigit = -SHINGLE
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] as number
    const left = at < SHINGLE ? 0 : (units[at - SHINGLE] as number)
    rolling = (Math.imul(rolling, BASE) + unit - Math.imul(left, LEAVING)) | 0
    if (unit >= 0x30 && unit <= 0x39) lastDigit = at
    if (at < SHINGLE - 1) continue
    const digit = at - lastDigit < SHINGLE ? 1 : 0
    hashes[at - SHINGLE + 1] = (mixed(rolling) & ~1) | digit
  }
  return hashes
}

function unitsOf(forms: readonly string[]): Uint16Array {
  const units = new Uint16Array(forms.reduce((sum, form) => sum + form.length, 0))
  let length = 0
  for (const form of forms) {
    for (let at = 0; at < form.length; at++) {
      const unit = form.charCodeAt(at)
      if (unit !== BREAK_UNIT) units[length++] = unit
    }
  }
  return units.subarray(0, length)
}

/** Whether a digit is in the run a hash is of. */
export function hasDigit(hash: number): boolean {
  return (hash & 1) === 1
}

/** Spreads what differs in a few bits over all of them: the finaliser of MurmurHash3. */
function mixed(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

function power(base: number, exponent: number): number {
  let product = 1
  for (let i = 0; i < exponent; i++) product = Math.imul(product, base)
  return product
}
