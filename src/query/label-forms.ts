import { formInRoom, searchForm, wordsOf } from '../analyze.ts'
import type { ComparedText } from '../match/compared-text.ts'
import { seek } from '../match/section-sets.ts'
import { BREAK_UNIT } from '../model/break.ts'
import type { Report } from '../model/report.ts'

/** Forms and units there is room for at first. */
const FORMS = 1 << 6
const UNITS = 1 << 10

/**
 * Search forms of short texts in columns, a separator, 0, behind each, so that they are scanned as one text. An index
 * has tens of thousands: an object for each would be half of what V8 has to mark whenever it looks for garbage.
 */
export class LabelForms implements ComparedText {
  /** Longer than all forms together. */
  units = new Uint16Array(UNITS)
  /** Where each form begins, and where the next one will. */
  #starts = new Uint32Array(FORMS)
  readonly #texts: string[] = []
  readonly #scripts: Report['script'][] = []
  /** Of the forms that were asked for it: cutting words is what takes time. */
  readonly #wordStarts = new Map<number, ReadonlySet<number>>()

  get count(): number {
    return this.#texts.length
  }

  /** Units of all forms and separators. */
  get length(): number {
    return this.startOf(this.count)
  }

  /** @returns its number. */
  add(text: string, script: Report['script']): number {
    const { units, length } = formInRoom(text)
    const { count, length: start } = this
    const end = start + length + 1
    if (end > this.units.length) {
      const more = new Uint16Array(2 * end)
      more.set(this.units)
      this.units = more
    }
    if (count + 2 > this.#starts.length) {
      const more = new Uint32Array(2 * count + 4)
      more.set(this.#starts)
      this.#starts = more
    }
    this.units.set(units.subarray(0, length), start)
    this.#starts[count + 1] = end
    this.#texts.push(text)
    this.#scripts.push(script)
    return count
  }

  textOf(form: number): string {
    const text = this.#texts[form]
    if (text === undefined) throw new RangeError(`no label ${form}`)
    return text
  }

  startOf(form: number): number {
    return this.#starts[form] as number
  }

  startsWord(position: number): boolean {
    if (this.units[position] === BREAK_UNIT) return true
    const form = this.#formAt(position)
    return this.#wordStartsOf(form).has(position - this.startOf(form))
  }

  scriptAt(position: number): Report['script'] {
    return this.#scripts[this.#formAt(position)] ?? null
  }

  /** The form a position lies in, its separator too. */
  #formAt(position: number): number {
    return seek(this.#starts.subarray(0, this.count + 1), position + 1, 0) - 1
  }

  /** Where words start in a form, and its end. */
  #wordStartsOf(form: number): ReadonlySet<number> {
    const known = this.#wordStarts.get(form)
    if (known !== undefined) return known
    const { text } = searchForm(this.textOf(form))
    const starts = new Set([...wordsOf(text).map(({ at }) => at), text.length])
    this.#wordStarts.set(form, starts)
    return starts
  }
}
