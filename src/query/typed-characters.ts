import { searchForm } from '../analyze.ts'
import { BREAK, BREAK_UNIT } from '../model/break.ts'
import type { MappedText } from '../model/mapped-text.ts'
import type { QueryTerm } from '../model/query.ts'

/** The characters of a term as typed. */
export interface Typed {
  readonly text: string
  readonly units: Uint16Array
  /** Whether each of them stands in forms by itself, whatever stands beside it. */
  readonly isPlain: boolean
  /** Units of its form. */
  readonly form: Uint16Array
  /** Whether nothing else stands for the term. */
  readonly isOnly: boolean
}

export function readTyped({
  text: whole,
  form,
  spellings,
  others,
  guarded = [],
}: QueryTerm): Typed {
  const text = typedCharacters(whole)
  return {
    text,
    units: unitsOf(text),
    isPlain: text.length === form.length && isPlain(text),
    form: unitsOf(form),
    isOnly: spellings.length === 0 && others.length === 0 && guarded.length === 0,
  }
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
}

const LETTERS = /^[\p{L}\p{Nd}]+$/u

/** Whether characters fold to one unit each that no neighbour decides. */
function isPlain(text: string): boolean {
  const { text: form, ends } = searchForm(text)
  const isEachOneUnit = ends.length === text.length && ends.every((end, i) => end === i + 1)
  return isEachOneUnit && LETTERS.test(text) && LETTERS.test(form)
}

/** Whether a piece of a text's form comes from just these characters: see `displayedCharacters`. */
export function shows(
  asked: string,
  text: string,
  { text: form, starts, ends }: MappedText,
  from: number,
  to: number,
): boolean {
  let at = 0
  let last = -1
  for (let i = from; i < to; i++) {
    const start = starts[i] as number
    if (start === last) continue
    last = start
    if (form.charCodeAt(i) === BREAK_UNIT) {
      if (asked.charCodeAt(at++) !== BREAK_UNIT) return false
      continue
    }
    const end = ends[i] as number
    for (let k = start; k < end; k++)
      if (text.charCodeAt(k) !== asked.charCodeAt(at++)) return false
  }
  return at === asked.length
}

/** The characters of a term as typed. */
export function typedCharacters(text: string): string {
  const map = searchForm(text)
  const from = map.text.startsWith(BREAK) ? 1 : 0
  const to = map.text.endsWith(BREAK) ? map.text.length - 1 : map.text.length
  return displayedCharacters(text, map, from, to)
}

/** The characters of the text that a piece of its form comes from. */
export function displayedCharacters(
  text: string,
  map: MappedText,
  from: number,
  to: number,
): string {
  let shown = ''
  let last = -1
  for (let i = from; i < to; i++) {
    const start = map.starts[i] as number
    // One character may fold to several: ㎡ is m2.
    if (start === last) continue
    last = start
    shown += map.text[i] === BREAK ? BREAK : text.slice(start, map.ends[i])
  }
  return shown
}
