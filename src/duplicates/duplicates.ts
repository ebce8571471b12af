import { candidatePairs } from './candidates.ts'
import { type Resemblance, resemblanceOf } from './resemblance.ts'
import { shinglesOf } from './shingles.ts'
import { estimatedResemblance, type Sketch, sketchOf, smallest } from './sketch.ts'

/** What is compared of a report. */
export interface Publication {
  readonly id: string
  /** The year it is about and the agency it is by; null when unknown. */
  readonly year: number | null
  readonly agency: string | null
  /** Search form of its title; null when it has none. */
  readonly title: string | null
  /** Search forms of its sections, in order; asked for again and again, never kept. */
  readonly forms: readonly string[]
  /** That of its forms, where it is known already. */
  readonly sketch?: Sketch
  /** Ids of those found to be the same in an earlier comparison; given only where all reports of that one are here again. */
  readonly known?: readonly string[]
}

/**
 * Share of the text that two reports must have in common. A changed character takes 8 shingles with
 * it, so this lets one in fifty or so differ, or a quarter of the longer page be another site's.
 */
const SAME_TEXT = 0.75
/**
 * The same for what holds a digit. Copies keep their figures; a text taken over from last year, or
 * from the county next door, keeps its sentences and changes them. Of 71 reports rewritten with the
 * year after and other figures, 28 had more than 0.75 of the text in common, none more than 0.12 of
 * the figures.
 */
const SAME_FIGURES = 0.4
/** With fewer shingles that hold a digit, one damaged number decides: figures tell nothing. */
const FEW_FIGURES = 48
/** A text shorter than this, in shingles, says too little to be told from another. */
const SHORTEST = 64
/** Different shingles compared of a text: all that a report of 30,000 characters has. */
const COMPARED = 1 << 15
/** Minima that two reports share at least when they are the same: many more, unless thousands share them. */
const SHARED = 8
/** Estimates may fall short of the truth by four standard deviations. */
const ESTIMATED = SAME_TEXT - 0.16

/**
 * Which reports are the same publication: taken from another site, written in the other script, or
 * a near copy. For each that has such others, their ids, sorted.
 *
 * The relation is symmetric and not transitive: every link was checked by itself, so a chain of
 * small changes never ties its two ends together, nor does a copy without a year tie two years.
 * Nor is a link made against what the reports say of themselves: their years, their agencies, or
 * where an agency is unknown their titles, differ. Regulations and reports are issued from templates
 * in which nothing but the name differs, and to count two agencies as one would be to lose one.
 *
 * Those whose links are `known` are not looked into again. Two of them that are not linked never will be because of others,
 * which only take room in the lists that candidates are of.
 *
 * Sketches of all reports are held, fuller sets of shingles of two at a time. Reports are taken in the
 * order given; that order changes nothing but which copies of a page with more than 64 are linked.
 */
export function findDuplicates(
  reports: readonly Publication[],
): ReadonlyMap<string, readonly string[]> {
  const sketches = reports.map((report) => report.sketch ?? sketchOf(report.forms))
  const links = new Map<string, string[]>()
  const link = (from: string, to: string) => {
    const known = links.get(from)
    if (known) known.push(to)
    else links.set(from, [to])
  }
  const resemblance = comparing(reports)
  const areSame = (first: number, second: number): boolean => {
    const [a, b] = [reports[first] as Publication, reports[second] as Publication]
    if (a.known && b.known) return a.known.includes(b.id)
    if (contradict(a, b)) return false
    const [x, y] = [sketches[first] as Sketch, sketches[second] as Sketch]
    if (Math.min(x.shingles, y.shingles) < SHORTEST) return false
    if (estimatedResemblance(x.minima, y.minima) < ESTIMATED) return false
    return isSame(resemblance(first, second))
  }
  const isAsked = (report: number) => reports[report]?.known?.length !== 0
  for (const [first, second] of candidatePairs(sketches, SHARED, isAsked)) {
    if (!areSame(first, second)) continue
    const [a, b] = [reports[first] as Publication, reports[second] as Publication]
    link(a.id, b.id)
    link(b.id, a.id)
  }
  for (const ids of links.values()) ids.sort()
  return links
}

/** Compares sets of shingles; that of the first is kept for the next pair, which often has it. */
function comparing(reports: readonly Publication[]) {
  const setOf = (report: number) => smallest(shinglesOf(reports[report]?.forms ?? []), COMPARED)
  let kept: { report: number; hashes: Uint32Array } | null = null
  return (first: number, second: number): Resemblance => {
    if (kept?.report !== first) kept = { report: first, hashes: setOf(first) }
    return resemblanceOf(kept.hashes, setOf(second), COMPARED)
  }
}

function contradict(a: Publication, b: Publication): boolean {
  const differ = <T>(x: T | null, y: T | null) => x !== null && y !== null && x !== y
  if (differ(a.year, b.year)) return true
  if (a.agency !== null && b.agency !== null) return a.agency !== b.agency
  return differ(a.title, b.title)
}

function isSame({ text, figures, figureCount }: Resemblance): boolean {
  return text >= SAME_TEXT && (figureCount < FEW_FIGURES || figures >= SAME_FIGURES)
}
