import type { Edit, Repair } from './repair.ts'

/** One class of all that `EACH` may match: most texts hold none of it. */
const ANY = /[\u0000-\u0008\u000b\u000d-\u001f\u007f-\u009f\u2028\u2029\ufeff]/
const EACH =
  /^\ufeff|(\r\n?|[\u000b\u0085\u2028\u2029])|([\u0000-\u0008\u000e-\u001f\u007f-\u009f])/g

/**
 * Line ends of every kind become `\n` (white space, so not counted); form feeds stay, they are
 * the edges of printed pages. Other control characters are nobody's words: dropped and counted.
 */
export const controls: Repair = {
  kind: 'control',
  edits: (text) => {
    if (!ANY.test(text)) return []
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
