/** Begins like a number, in half or full width, in any form that NFKC knows. */
const MAY_SAY = /^[\s\p{N}\p{S}\p{P}]/u
const FIGURE = /^[-−+]?(\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,15})?\s?%?$/
/** More digits than a double keeps exactly; longer ones are account and identity numbers. */
const MOST_DIGITS = 15

/**
 * The number a cell says: one figure with its thousands separators, sign and percent sign (`12.5%`
 * is 12.5), in half or full width. Null when it says anything else: `3万` and `12件` are figures
 * of another unit, `007` is a code, `-` and `/` say that there is none, `1,23` is not grouped.
 */
export function numberOfCell(text: string): number | null {
  if (text.length > 40 || !MAY_SAY.test(text)) return null
  const plain = text.normalize('NFKC').trim()
  const whole = FIGURE.exec(plain)?.[1]
  if (whole === undefined || /^0\d/.test(whole)) return null
  if (plain.replace(/\D/g, '').length > MOST_DIGITS) return null
  const value = Number(plain.replace(/[,\s%+]/g, '').replace('−', '-'))
  return Object.is(value, -0) ? 0 : value
}
