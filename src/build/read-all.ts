import type { FoundSource } from '../read/list-sources.ts'
import { inOrder } from './in-order.ts'
import type { KnownInputs } from './inputs.ts'
import type { Refusal } from './outcome.ts'
import { type Found, type Part, Parts } from './parts.ts'
import { startReaders } from './readers.ts'
import type { ThreadCounts } from './thread-counts.ts'

/** One thing that became of the sources, in their order. */
export type Step =
  | Found
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'file' }

/**
 * Reads, cleans and analyses sources in threads; what is known already is not looked into. What it gives,
 * and in which order, does not depend on how many threads there are, nor on which is done first.
 */
export async function* readAll(
  sources: readonly FoundSource[],
  threads: ThreadCounts,
  known: KnownInputs | null = null,
): AsyncGenerator<Step> {
  const readers = await startReaders(threads.readers)
  try {
    const most = 2 * (threads.readers + threads.analysers)
    const parts = inOrder(new Parts(readers, threads, known).of(sources), most)
    for await (const part of parts) yield* stepsOf(part)
  } finally {
    readers.close()
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
