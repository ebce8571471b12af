import { SKETCH, type Sketch } from '../duplicates/sketch.ts'
import { linesIn, viewOf } from '../engine/embedded/report-lines.ts'
import type { Name, Policy } from '../suggest/names.ts'

/** Files of a generation that only builds read. */
const SKETCHES = 'sketches.u32'
export const POLICIES = 'policies.jsonl'

/** A sketch of fewer shingles is not kept: it would take more than half of the text it is made of. */
const WORTH_KEEPING = 4 * SKETCH

/** What was found in a report that the next build may take over, and has to go through its text for. */
export interface KeptFindings {
  /** Null where it was not worth keeping. */
  readonly sketch: Sketch | null
  /** Its line among those that `policiesIn` reads. */
  readonly policies: Uint8Array
}

/** The line of a report that cites none. */
export const NO_POLICIES: Uint8Array = Buffer.from('[]\n')

/** Gathers what the next build may take over, report by report. */
export class KeptFindingsWriter {
  readonly #sketches: Uint8Array[] = []
  readonly #policies: Uint8Array[] = []

  add(sketch: Sketch, names: readonly Name[]): void {
    const policies = names.filter(({ kind }) => kind === 'policy')
    const line = JSON.stringify(policies.flatMap(({ form, text }) => [form, text]))
    this.addKnown(sketch, Buffer.from(`${line}\n`))
  }

  /** The same of a report of an earlier generation. */
  addKnown({ shingles, minima }: Sketch, policies: Uint8Array): void {
    const kept = shingles < WORTH_KEEPING ? new Uint32Array() : minima
    this.#sketches.push(bytesOf(Uint32Array.of(shingles, kept.length)), bytesOf(kept))
    this.#policies.push(policies)
  }

  files(): ReadonlyMap<string, Uint8Array> {
    return new Map([
      [SKETCHES, Buffer.concat(this.#sketches)],
      [POLICIES, Buffer.concat(this.#policies)],
    ])
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/** What such files say, report by report, in order. */
export function keptFindings(files: ReadonlyMap<string, Uint8Array>): readonly KeptFindings[] {
  const file = (name: string) => files.get(name) ?? new Uint8Array()
  const numbers = new Uint32Array(new Uint8Array(file(SKETCHES)).buffer)
  const found: KeptFindings[] = []
  let at = 0
  const lines = viewOf(file(POLICIES))
  for (const [start, end] of linesIn(lines)) {
    const policies = lines.subarray(start, end + 1)
    const [shingles = 0, length = 0] = numbers.subarray(at, at + 2)
    const minima = numbers.subarray(at + 2, at + 2 + length)
    at += 2 + length
    found.push({ sketch: length > 0 ? { shingles, minima } : null, policies })
  }
  return found
}

/** The policies that reports cite, report by report, of the file that holds them. */
export function* policiesIn(file: Uint8Array): Generator<readonly Policy[]> {
  const lines = viewOf(file)
  for (const [start, end] of linesIn(lines)) {
    const names: string[] = JSON.parse(lines.toString('utf8', start, end))
    const policies: Policy[] = []
    for (let i = 0; i + 1 < names.length; i += 2) {
      policies.push({ form: names[i] as string, text: names[i + 1] as string })
    }
    yield policies
  }
}
