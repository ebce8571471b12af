const WIDE = /[\uff01-\uff5e\u2212]/g
const MINUS = '\u2212'
/** From a full-width character down to the ASCII one: ！ is U+FF01, ! is U+0021. */
const DISTANCE = 0xfee0

/**
 * The text with its full-width forms in ASCII, unit by unit, so that places stay the same: signs
 * are looked for here, and what people searched for is cut from the text they typed.
 */
export function halfWidth(text: string): string {
  return text.replace(WIDE, (wide) =>
    wide === MINUS ? '-' : String.fromCharCode(wide.charCodeAt(0) - DISTANCE),
  )
}

const SPACE = /\s/

/** White space of any kind; past the end there is none. */
export function isSpace(text: string, at: number): boolean {
  return SPACE.test(text.charAt(at))
}
