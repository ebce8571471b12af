import { MOST_SUGGESTIONS, readingsOf } from './chosen.ts'
import { NameCounts } from './name-counts.ts'
import type { Name } from './names.ts'
import { byRank, type Candidate, KINDS, type Suggestion } from './suggestion.ts'

/**
 * The suggestions of an index to which a few reports were added, and of which some are gone: what they name is counted in
 * or out, and what is said often stays as it was until all is counted again.
 *
 * @param before in order of rank.
 * @param gone names of reports that `before` was made of.
 */
export function withNames(
  before: readonly Suggestion[],
  names: Iterable<Name>,
  gone: Iterable<Name> = [],
): Suggestion[] {
  const known = new Map(before.map((one) => [one.form, one]))
  const changed = new Map<string, Suggestion>()
  for (const { form, sections, kind } of candidatesOf(gone)) {
    const other = changed.get(form) ?? known.get(form)
    if (other?.kind === kind) changed.set(form, { ...other, sections: other.sections - sections })
  }
  for (const candidate of candidatesOf(names)) {
    const other = changed.get(candidate.form) ?? known.get(candidate.form)
    changed.set(candidate.form, other ? both(other, candidate) : spoken(candidate))
  }
  const others = before.filter(({ form }) => !changed.has(form))
  // They stand in order nearly all: sorting costs little.
  const left = [...changed.values()].filter(({ sections }) => sections > 0)
  return [...others, ...left].sort(byRank).slice(0, MOST_SUGGESTIONS)
}

function candidatesOf(names: Iterable<Name>): Candidate[] {
  const counts = { agency: new NameCounts(), policy: new NameCounts(), heading: new NameCounts() }
  for (const { kind, form, text, sections } of names) counts[kind].add(form, text, sections)
  const kinds = ['agency', 'policy', 'heading'] as const
  return kinds.flatMap((kind) => [...counts[kind].candidates(kind)])
}

/** As it was written before. A form of several kinds is of the first, and counts as the most frequent (`chosenOf`). */
function both(known: Suggestion, { kind, sections }: Candidate): Suggestion {
  if (kind === known.kind) return { ...known, sections: known.sections + sections }
  const isFirst = KINDS.indexOf(known.kind) < KINDS.indexOf(kind)
  return {
    ...known,
    kind: isFirst ? known.kind : kind,
    sections: Math.max(known.sections, sections),
  }
}

function spoken(candidate: Candidate): Suggestion {
  return { ...candidate, readings: readingsOf(candidate) }
}
