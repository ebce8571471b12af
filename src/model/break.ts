/**
 * How a break stands in a search form: one for a run of sentence punctuation, line ends and cell
 * edges. The character is itself a break, so folding a form again changes nothing.
 */
export const BREAK = '|'

/** The same as a UTF-16 unit. */
export const BREAK_UNIT = BREAK.charCodeAt(0)

/** A form without the breaks at its ends. */
export function withoutOuterBreaks(form: string): string {
  // Looking back, the run at the end is tried once, not from each of its breaks.
  return form.replace(/^\|+|(?<!\|)\|+$/g, '')
}
