import { analysisFingerprint } from '../../src/analyze.ts'
import { openEngine } from '../../src/engine/embedded/embedded-engine.ts'
import type { SearchEngine } from '../../src/engine/search-engine.ts'
import type { Report } from '../../src/model/report.ts'
import { searchIndex } from '../../src/search.ts'
import { differenceOf, expectedOf, type Sides } from './compared.ts'
import { type Difference, shrunk } from './differential.ts'
import type { LogQueries } from './log-queries.ts'
import { Model } from './model/answer.ts'
import { type Random, typed } from './typed-queries.ts'

/** What a query beyond its work is told (law 8): a refusal is no wrong answer. */
const REFUSED = 'would take too much work'
/** Reports a difference is narrowed down in. */
const NARROWED = 20

interface Outcome {
  /** Queries that found something. */
  readonly matching: number
  readonly refused: number
  readonly differences: readonly Difference[]
}

/** An index as it is on the disk, and the model of the reports that it holds. */
export async function openSides(folder: string): Promise<Sides> {
  const engine = await openEngine(folder, analysisFingerprint)
  return { engine, index: searchIndex(engine), model: new Model(reportsOf(engine)) }
}

function reportsOf(engine: SearchEngine): Report[] {
  return Array.from({ length: engine.reportCount }, (_, ordinal) => {
    const [first, end] = engine.sectionsOf(ordinal)
    const sections = Array.from({ length: end - first }, (_, i) => engine.section(first + i))
    return { ...engine.report(ordinal), sections }
  })
}

/** Asks so many queries of an opened index. Stops at the third difference. */
export function compareOnIndex(
  sides: Sides,
  queries: LogQueries,
  count: number,
  next: Random,
): Outcome {
  const differences: Difference[] = []
  let matching = 0
  let refused = 0
  for (let tried = 0; tried < count && differences.length < 3; tried++) {
    const drawn = queries.draw()
    const asked = { ...drawn, text: typed(drawn.meant, next) }
    const expected = expectedOf(sides.model, asked)
    if (expected.ids.length > 0) matching++
    const found = differenceOf(sides, expected, asked)
    if (found === null) continue
    if (found.includes(REFUSED)) refused++
    else {
      const some = sides.model.reports.filter(({ sections }) =>
        sections.some(({ id }) => found.includes(id)),
      )
      differences.push({ ...asked, found, ...shrunk(some.slice(0, NARROWED), asked) })
    }
  }
  return { matching, refused, differences }
}
