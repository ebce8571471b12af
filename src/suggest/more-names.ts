import { MOST_SUGGESTIONS, readingsOf } from './chosen.ts'
import { NameCounts } from './name-counts.ts'
import type { Name } from './names.ts'
import { byRank, type Candidate, KINDS, type Suggestion } from './suggestion.ts'

/**
 * The suggestions of an index to which a few reports were added: what they name is counted in, and what is said often
 * stays as it was until all is counted again.
 *
 * @param before in order of rank.
 */
export function withNames(before: readonly Suggestion[], names: Iterable<Name>): Suggestion[] {
  const known = new Map(before.map((one) => [one.form, one]))
  const changed = new Map<string, Suggestion>()
  for (const candidate of candidatesOf(names)) {
    const other = changed.get(candidate.form) ?? known.get(candidate.form)
    changed.set(candidate.form, other ? both(other, candidate) : spoken(candidate))
  }
  const others = before.filter(({ form }) => !changed.has(form))
  // They stand in order nearly all: sorting costs little.
  return [...others, ...changed.values()].sort(byRank).slice(0, MOST_SUGGESTIONS)
}

function candidatesOf(names: Iterable<Name>): Candidate[] {
  const counts = { agency: new NameCounts(), policy: new NameCounts(), heading: new NameCounts() }
  for (const { kind, form, text, sections } of names) counts[kind].add(form, text, sections)
  const kinds = ['agency', 'policy', 'heading'] as const
  return kinds.flatMap((kind) => [...counts[kind].candidates(kind)])
}

/** As it was written before, and of the kind that comes first. */
function both(known: Suggestion, { kind, sections }: Candidate): Suggestion {
  const isFirst = KINDS.indexOf(known.kind) <= KINDS.indexOf(kind)
  return { ...known, kind: isFirst ? known.kind : kind, sections: known.sections + sections }
}

function spoken(candidate: Candidate): Suggestion {
  return { ...candidate, readings: readingsOf(candidate) }
}
