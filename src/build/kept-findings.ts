import { SKETCH, type Sketch } from '../duplicates/sketch.ts'
import type { Name, Policy } from '../suggest/names.ts'

/** Files of a generation that only builds read. */
const SKETCHES = 'sketches.u32'
const POLICIES = 'policies.jsonl'

/** A sketch of fewer shingles is not kept: it would take more than half of the text it is made of. */
const WORTH_KEEPING = 4 * SKETCH

/** What was found in a report that the next build may take over, and has to go through its text for. */
export interface KeptFindings {
  /** Null where it was not worth keeping. */
  readonly sketch: Sketch | null
  readonly policies: readonly Policy[]
}

/** Gathers what the next build may take over, report by report. */
export class KeptFindingsWriter {
  readonly #sketches: Uint32Array[] = []
  readonly #policies: string[] = []

  add({ shingles, minima }: Sketch, names: readonly Name[]): void {
    const kept = shingles < WORTH_KEEPING ? new Uint32Array() : minima
    this.#sketches.push(Uint32Array.of(shingles, kept.length), kept)
    const policies = names.filter(({ kind }) => kind === 'policy')
    this.#policies.push(JSON.stringify(policies.flatMap(({ form, text }) => [form, text])))
  }

  files(): ReadonlyMap<string, Uint8Array> {
    return new Map([
      [SKETCHES, Buffer.concat(this.#sketches.map(bytesOf))],
      [POLICIES, Buffer.from(this.#policies.map((line) => `${line}\n`).join(''))],
    ])
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/** What such files say, report by report, in order. */
export function keptFindings(file: (name: string) => Uint8Array | null): readonly KeptFindings[] {
  const bytes = file(SKETCHES) ?? new Uint8Array()
  const numbers = new Uint32Array(new Uint8Array(bytes).buffer)
  const lines = Buffer.from(file(POLICIES) ?? [])
    .toString()
    .split('\n')
    .slice(0, -1)
  let at = 0
  return lines.map((line) => {
    const [shingles = 0, length = 0] = numbers.subarray(at, at + 2)
    const minima = numbers.subarray(at + 2, at + 2 + length)
    at += 2 + length
    const names: string[] = JSON.parse(line)
    const policies: Policy[] = []
    for (let i = 0; i + 1 < names.length; i += 2) {
      policies.push({ form: names[i] as string, text: names[i + 1] as string })
    }
    return { sketch: length > 0 ? { shingles, minima } : null, policies }
  })
}
