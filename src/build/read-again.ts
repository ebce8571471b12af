import { type RefusedOutcome, refused } from './outcome.ts'
import type { Readers } from './readers.ts'

/** Records that are read together, and how far a run of them that is refused is parted. */
const MOST_RECORDS = 512
const PARTS = 8

/**
 * Reads the records of a JSON file again that was refused as a whole, so that only those to blame are
 * refused, as with lines. Each run of them reads the file anew, which takes 0.3 s at most.
 *
 * @param whole what came of the file; it stays so where the file is no list, or cannot be opened at all.
 */
export async function readAgain<Outcome extends { readonly kind: string }>(
  path: string,
  id: string,
  whole: readonly (Outcome | RefusedOutcome)[],
  readers: Readers<Outcome | RefusedOutcome>,
): Promise<readonly (Outcome | RefusedOutcome)[]> {
  type Outcomes = readonly (Outcome | RefusedOutcome)[]
  const read = (from: number, to: number): Promise<Outcomes> =>
    readers.read({ kind: 'records', path, id, range: { from, to } })
  if ((await read(0, 0)).length > 0 || (await read(1, 2)).length === 0) return whole
  const outcomes: (Outcome | RefusedOutcome)[] = []
  for (let from = 0; ; from += MOST_RECORDS) {
    const run = await readRun(from, from + MOST_RECORDS)
    if (run.length === 0) return outcomes
    outcomes.push(...run)
  }

  async function readRun(from: number, to: number): Promise<Outcomes> {
    const run = await read(from, to)
    const refusal = refusalAsWhole(path, run)
    if (!refusal) return run
    if (to - from === 1) return [refused({ ...refusal, source: `${path}#${to}` }, true)]
    const outcomes: (Outcome | RefusedOutcome)[] = []
    const size = (to - from) / PARTS
    for (let at = from; at < to; at += size) outcomes.push(...(await readRun(at, at + size)))
    return outcomes
  }
}

/** Why a file, or a part of it, was refused without a word about its records; null when it was not. */
export function refusalAsWhole(path: string, outcomes: readonly { readonly kind: string }[]) {
  const [first, second] = outcomes
  if (second || !first || !isRefused(first) || !first.isRecord) return null
  return first.refusal.source === path ? first.refusal : null
}

function isRefused(outcome: { readonly kind: string }): outcome is RefusedOutcome {
  return outcome.kind === 'refused'
}
