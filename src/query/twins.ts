import { searchForm } from '../analyze.ts'
import type { SearchEngine } from '../engine/search-engine.ts'

/** Sections of duplicate reports that have one search form, by a number they share. */
type Twins = ReadonlyMap<number, number>

const gathered = new WeakMap<SearchEngine, Twins>()

function twinsOf(engine: SearchEngine): Twins {
  const known = gathered.get(engine)
  if (known !== undefined) return known
  const groups = new Map<string, number[]>()
  for (let ordinal = 0; ordinal < engine.reportCount; ordinal++) {
    const { id, duplicates } = engine.report(ordinal)
    if (duplicates.length === 0) continue
    const publication = [id, ...duplicates].sort()[0] as string
    const [first, end] = engine.sectionsOf(ordinal)
    for (let section = first; section < end; section++) {
      const key = `${publication} ${searchForm(engine.section(section).text).text}`
      groups.set(key, [...(groups.get(key) ?? []), section])
    }
  }
  const twins = new Map<number, number>()
  for (const sections of groups.values()) {
    if (sections.length > 1) for (const one of sections) twins.set(one, sections[0] as number)
  }
  gathered.set(engine, twins)
  return twins
}

/**
 * Matches that say what an earlier one says in a duplicate of its report: places among the matched
 * sections, by the place they are shown under.
 */
export function duplicatesAmong(
  engine: SearchEngine,
  sections: Uint32Array,
): ReadonlyMap<number, readonly number[]> {
  const twins = twinsOf(engine)
  const places = new Map<number, number[]>()
  if (twins.size === 0) return places
  sections.forEach((section, place) => {
    const group = twins.get(section)
    if (group !== undefined) places.set(group, [...(places.get(group) ?? []), place])
  })
  const shown = new Map<number, readonly number[]>()
  for (const [first, ...others] of places.values()) {
    if (first !== undefined && others.length > 0) shown.set(first, others)
  }
  return shown
}
