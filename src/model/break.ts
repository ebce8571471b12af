/**
 * How a break stands in a search form: one for a run of sentence punctuation, line ends and cell
 * edges. The character is itself a break, so folding a form again changes nothing.
 */
export const BREAK = '|'

/** The same as a UTF-16 unit. */
export const BREAK_UNIT = BREAK.charCodeAt(0)
