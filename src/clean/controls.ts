import type { Edit, Repair } from './repair.ts'
import { unitsOf } from './units.ts'

/** 1 for what `EACH` may match. */
const ANY = new Uint8Array(0x10000)
ANY.fill(1, 0, 0x09)
ANY.fill(1, 0x0b, 0x0c)
ANY.fill(1, 0x0d, 0x20)
ANY.fill(1, 0x7f, 0xa0)
ANY.fill(1, 0x2028, 0x202a)
ANY[0xfeff] = 1
const EACH =
  /^\ufeff|(\r\n?|[\u000b\u0085\u2028\u2029])|([\u0000-\u0008\u000e-\u001f\u007f-\u009f])/g

/**
 * Line ends of every kind become `\n` (white space, so not counted); form feeds stay, they are
 * the edges of printed pages. Other control characters are nobody's words: dropped and counted.
 */
export const controls: Repair = {
  kind: 'control',
  edits: (text) => {
    if (!unitsOf(text).some((unit) => ANY[unit] === 1)) return []
    const edits: Edit[] = []
    for (const { index, 0: found, 1: lineEnd, 2: control } of text.matchAll(EACH)) {
      edits.push({
        start: index,
        end: index + found.length,
        text: lineEnd === undefined ? '' : '\n',
        counted: control !== undefined,
      })
    }
    return edits
  },
}
