import { MOST_SUGGESTIONS, readingsOf } from './chosen.ts'
import { NameCounts } from './name-counts.ts'
import type { Name } from './names.ts'
import { byRank, type Candidate, KINDS, type Suggestion } from './suggestion.ts'
import { fileOf, formIn, lineOf, linesIn, suggestionIn } from './suggestions-file.ts'

/**
 * The suggestions of an index to which a few reports were added, and of which some are gone: what they name is counted in
 * or out, and what is said often stays as it was until all is counted again. Lines of what nobody names stay as they are.
 *
 * @param before as `formatSuggestions` writes them in order of rank; so is what is given.
 * @param gone names of reports that `before` was made of.
 * @throws RangeError for a text of another header, or where a line that is looked at has another shape.
 */
export function withNames(
  before: string,
  names: Iterable<Name>,
  gone: Iterable<Name> = [],
): string {
  const [more, less] = [candidatesOf(names), candidatesOf(gone)]
  const named = new Map<string, Suggestion | Candidate | null>()
  for (const { form } of [...more, ...less]) named.set(form, null)
  const others = linesIn(before).filter((line) => {
    const form = formIn(line)
    if (!named.has(form)) return true
    named.set(form, suggestionIn(line))
    return false
  })
  for (const { form, sections, kind } of less) {
    const other = named.get(form)
    if (other?.kind === kind) named.set(form, { ...other, sections: other.sections - sections })
  }
  for (const candidate of more) {
    const other = named.get(candidate.form)
    named.set(candidate.form, other ? both(other, candidate) : candidate)
  }
  const left = [...named.values()].flatMap((one) => (one && one.sections > 0 ? [one] : []))
  return fileOf(insertedInto(others, left.sort(byRank)).slice(0, MOST_SUGGESTIONS))
}

/** Lines of suggestions in order of rank, with others in their places, as far as there is room. */
function insertedInto(
  lines: readonly string[],
  inserted: readonly (Suggestion | Candidate)[],
): string[] {
  const all: string[] = []
  let from = 0
  for (const one of inserted) {
    const to = placeOf(one, lines, from)
    for (; from < to; from++) all.push(lines[from] as string)
    if (all.length >= MOST_SUGGESTIONS) break
    all.push(lineOf('readings' in one ? one : spoken(one)))
  }
  return [...all, ...lines.slice(from)]
}

/** The first place from `from` on where what stands there comes after it. */
function placeOf(one: Candidate, lines: readonly string[], from: number): number {
  let [start, end] = [from, lines.length]
  while (start < end) {
    const middle = (start + end) >>> 1
    if (byRank(suggestionIn(lines[middle] as string), one) > 0) end = middle
    else start = middle + 1
  }
  return start
}

function candidatesOf(names: Iterable<Name>): Candidate[] {
  const counts = { agency: new NameCounts(), policy: new NameCounts(), heading: new NameCounts() }
  for (const { kind, form, text, sections } of names) counts[kind].add(form, text, sections)
  const kinds = ['agency', 'policy', 'heading'] as const
  return kinds.flatMap((kind) => [...counts[kind].candidates(kind)])
}

/** As it was written before. A form of several kinds is of the first, and counts as the most frequent (`chosenOf`). */
function both<Known extends Candidate>(known: Known, { kind, sections }: Candidate): Known {
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
