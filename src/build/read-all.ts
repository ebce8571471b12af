import type { FoundSource } from '../read/list-sources.ts'
import { inOrder } from './in-order.ts'
import type { Input, KnownInputs } from './inputs.ts'
import type { AnalyzedOutcome, Refusal } from './outcome.ts'
import { type Found, type Part, Parts } from './parts.ts'
import type { Readers } from './readers.ts'
import type { SeenFiles } from './seen-files.ts'

/** One thing that became of the sources, in their order. */
export type Step =
  | Found
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'file' }

/**
 * Reads, cleans and analyses sources; what is known already is not looked into. What it gives, and in which order,
 * does not depend on how many readers there are, nor on which is done first.
 *
 * @param most parts that may be under way.
 * @param seen files that were read before; what they hold is noted there. Default: all are looked into.
 */
export async function* readAll(
  sources: readonly FoundSource[],
  readers: Readers<AnalyzedOutcome>,
  most: number,
  known: KnownInputs | null = null,
  seen: SeenFiles | null = null,
): AsyncGenerator<Step> {
  const parts = inOrder(new Parts(readers, known, seen).of(sources), most)
  /** Of the file at hand; null when not all that it holds is known to the next build. */
  let inputs: Set<Input> | null = new Set()
  for await (const part of parts) {
    for (const step of stepsOf(part)) {
      if (step.kind !== 'file') {
        const input = step.kind === 'refused' ? null : step.input
        inputs = input && (inputs?.add(input) ?? null)
      }
      yield step
    }
    if (!part.isLast) continue
    if (inputs !== null && part.file.sight) seen?.note(part.file.sight, [...inputs])
    inputs = new Set()
  }
}

function* stepsOf({ file, outcomes, isLast }: Part): Generator<Step> {
  for (const outcome of outcomes) {
    if (file.givenUp) break
    if (outcome.kind === 'refused') yield { kind: 'refused', refusal: outcome.refusal }
    else yield outcome
    const verdict = file.tally?.add(outcome.kind !== 'refused' || outcome.isRecord)
    if (!verdict) continue
    file.givenUp = true
    yield { kind: 'refused', refusal: verdict }
  }
  if (!isLast) return
  const verdict = file.givenUp || outcomes.length > 0 ? null : file.tally?.end()
  if (verdict) yield { kind: 'refused', refusal: verdict }
  yield { kind: 'file' }
}
