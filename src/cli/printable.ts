/**
 * What must never reach a terminal raw: controls (among them those that begin an escape
 * sequence) and the marks that reorder what is shown. Tabs and line ends are text.
 */
const UNSAFE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Text from a report, a file name or a query, safe to print: what is unsafe shows as �. */
export function printable(text: string): string {
  return text.replace(UNSAFE, '\uFFFD')
}

/** The same on one line. */
export function oneLine(text: string): string {
  return printable(text.replace(/[\s\u2028\u2029]+/g, ' '))
}

/** JSON that parses to `value` and prints safely; `indent` as in JSON.stringify. */
export function printableJson(value: object, indent?: number): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  // JSON escapes the first controls itself; a line end here is its own indentation.
  return JSON.stringify(value, null, indent).replace(UNSAFE, escaped)
}
