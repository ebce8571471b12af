import { searchForm } from '../analyze.ts'
import type { SearchEngine } from '../engine/search-engine.ts'
import { oncePer } from '../kept.ts'
import { seek } from '../match/section-sets.ts'

/** Sections of reports that have duplicates, where others say the same. */
interface Twins {
  /** Ordinals, ascending. */
  readonly sections: Uint32Array
  /** For each of them, a number that those of one search form share. */
  readonly forms: Uint32Array
}

const twinsOf = oncePer((engine: SearchEngine): Twins => {
  const byForm = new Map<string, number[]>()
  for (let ordinal = 0; ordinal < engine.reportCount; ordinal++) {
    if (engine.report(ordinal).duplicates.length === 0) continue
    const [first, end] = engine.sectionsOf(ordinal)
    for (let section = first; section < end; section++) {
      const { text: form } = searchForm(engine.section(section).text)
      byForm.set(form, [...(byForm.get(form) ?? []), section])
    }
  }
  const formOf = new Map<number, number>()
  for (const sections of byForm.values()) {
    if (sections.length > 1) for (const one of sections) formOf.set(one, sections[0] as number)
  }
  const sections = Uint32Array.from(formOf.keys()).sort()
  return { sections, forms: sections.map((one) => formOf.get(one) as number) }
})

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
  const reportAt = (place: number) =>
    engine.report(engine.reportOf[sections[place] as number] as number)
  const byForm = new Map<number, number[]>()
  for (let i = 0, place = 0; i < twins.sections.length; i++) {
    const section = twins.sections[i] as number
    place = seek(sections, section, place)
    if (place === sections.length) break
    if (sections[place] !== section) continue
    const form = twins.forms[i] as number
    const { duplicates } = reportAt(place)
    const earlier = byForm.get(form) ?? []
    const under = earlier.find((other) => duplicates.includes(reportAt(other).id))
    if (under === undefined) byForm.set(form, [...earlier, place])
    else shown.set(under, [...(shown.get(under) ?? []), place])
  }
  return shown
}
