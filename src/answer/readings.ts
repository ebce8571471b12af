import type { Matches, SearchEngine } from '../engine/search-engine.ts'
import { difference } from '../match/section-sets.ts'
import type { SearchAnswer } from '../model/answer.ts'
import { restricted } from '../query/beside.ts'
import type { Asked, Found } from './ask.ts'
import { type HitsAsked, hitsOf } from './hits.ts'

/** The query as typed if it finds anything, else its first looser reading that does. */
export function bestReading(asked: Asked, readings: Generator<Found>): Found {
  const typed = readings.next().value as Found
  if (!asked.foundNothing) return typed
  const looser = readings.next()
  return looser.done === true ? typed : looser.value
}

/** What the next looser reading finds beside few hits. */
export function alsoFound(
  engine: SearchEngine,
  asked: Asked,
  readings: Generator<Found>,
  shown: Matches,
  page: HitsAsked,
): NonNullable<SearchAnswer['also']> | null {
  for (const { query, matches, relaxed } of readings) {
    const found = asked.selected(matches)
    const more = restricted(found, difference(found.sections, shown.sections))
    if (relaxed === null || more.sections.length === 0) continue
    const { hits } = hitsOf(engine, query, more, page)
    return { relaxed, sections: more.sections.length, hits }
  }
  return null
}
