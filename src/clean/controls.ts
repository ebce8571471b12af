import type { Repair } from './repair.ts'

/**
 * Line ends of every kind become `\n` (white space, so not counted); form feeds stay, they are
 * the edges of printed pages. Other control characters are nobody's words: dropped and counted.
 */
export const controls: Repair = {
  kind: 'control',
  apply: (text, count) =>
    text
      .replace(/^\ufeff/, '')
      .replace(/\r\n?|[\u000b\u0085\u2028\u2029]/g, '\n')
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, () => {
        count('control')
        return ''
      }),
}
