import type { MappedText } from '../model/mapped-text.ts'

const BRACKET = /[\p{Ps}\p{Pe}<>]/u

export function hasBrackets(text: string): boolean {
  return BRACKET.test(text)
}

/** Whether a bracket stands before a unit of the form: 办法》规定 are no two words that belong together. */
export function isBracketed(text: string, { starts, ends }: MappedText, at: number): boolean {
  const [from, to] = [ends[at - 1], starts[at]]
  return from !== undefined && to !== undefined && to > from && BRACKET.test(text.slice(from, to))
}

/** The displayed characters of a stretch of the form, without those that are ignored. */
export function written(
  text: string,
  { starts, ends }: MappedText,
  from: number,
  to: number,
): string {
  let characters = ''
  for (let unit = from; unit < to; unit++) {
    if (unit > from && starts[unit] === starts[unit - 1]) continue
    characters += text.slice(starts[unit], ends[unit])
  }
  return characters
}
