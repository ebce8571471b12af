import { formatInputs, type Input } from './inputs.ts'

/** Notes which inputs gave which reports, while a build runs. */
export class InputLog {
  readonly #reports = new Map<Input, { readonly id: string; readonly suffix: string }[]>()

  /** Notes a report that is indexed. @param place where it was read. */
  add(input: Input | null, place: string, id: string): void {
    if (input === null) return
    const known = this.#reports.get(input)
    const report = { id, suffix: place.slice(input.place.length) }
    if (known) known.push(report)
    else this.#reports.set(input, [report])
  }

  /**
   * The inputs all of whose reports are indexed: of others, as one with an id that was taken, the next
   * build must look again.
   *
   * @param ordinals by id.
   */
  format(reading: string, ordinals: ReadonlyMap<string, number>): string {
    const whole = [...this.#reports].filter(([input, { length }]) => length === input.reports)
    const inputs = whole.map(([{ key }, reports]) => ({
      key,
      reports: reports.map(({ id, suffix }) => ({ ordinal: ordinals.get(id) as number, suffix })),
    }))
    return formatInputs(reading, inputs)
  }
}
