import { searchForm } from '../analyze.ts'
import type { SearchEngine } from '../engine/search-engine.ts'

/** Sections of reports that have duplicates, by a number that those of one search form share. */
type Twins = ReadonlyMap<number, number>

const gathered = new WeakMap<SearchEngine, Twins>()

function twinsOf(engine: SearchEngine): Twins {
  const known = gathered.get(engine)
  if (known !== undefined) return known
  const byForm = new Map<string, number[]>()
  for (let ordinal = 0; ordinal < engine.reportCount; ordinal++) {
    if (engine.report(ordinal).duplicates.length === 0) continue
    const [first, end] = engine.sectionsOf(ordinal)
    for (let section = first; section < end; section++) {
      const { text: form } = searchForm(engine.section(section).text)
      byForm.set(form, [...(byForm.get(form) ?? []), section])
    }
  }
  const twins = new Map<number, number>()
  for (const sections of byForm.values()) {
    if (sections.length > 1) for (const one of sections) twins.set(one, sections[0] as number)
  }
  gathered.set(engine, twins)
  return twins
}

/**
 * Matches that say what an earlier one says in a duplicate of its report: places among the matched
 * sections, by the place they are shown under. Duplicates are linked pair by pair, so a section
 * goes under one whose report is linked with its own, and under no other.
 */
export function duplicatesAmong(
  engine: SearchEngine,
  sections: Uint32Array,
): ReadonlyMap<number, readonly number[]> {
  const twins = twinsOf(engine)
  const shown = new Map<number, number[]>()
  if (twins.size === 0) return shown
  const reportAt = (place: number) =>
    engine.report(engine.reportOf[sections[place] as number] as number)
  const byForm = new Map<number, number[]>()
  sections.forEach((section, place) => {
    const group = twins.get(section)
    if (group === undefined) return
    const { duplicates } = reportAt(place)
    const earlier = byForm.get(group) ?? []
    const under = earlier.find((other) => duplicates.includes(reportAt(other).id))
    if (under === undefined) byForm.set(group, [...earlier, place])
    else shown.set(under, [...(shown.get(under) ?? []), place])
  })
  return shown
}
