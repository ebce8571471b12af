import { Vocabulary } from '../engine/embedded/vocabulary.ts'
import { analyzeReport } from './analysis.ts'
import type { AnalyzedOutcome, ReadTask } from './outcome.ts'
import { perform } from './perform.ts'

/** Words that are numbered on and on: most texts have few that those before them had not. Then all are numbered anew. */
const MOST_WORDS = 1 << 18

/**
 * What reads, cleans and analyses: where a report is read it is cut into words as well, so that its texts are sent
 * once. `onPlace` is called after each place is read, and again after it is analysed: limits bind each anew.
 */
export function analysing() {
  let vocabulary = new Vocabulary()
  return async (task: ReadTask, onPlace: () => void = () => {}): Promise<AnalyzedOutcome[]> => {
    const outcomes = await perform(task, onPlace)
    if (vocabulary.words.length > MOST_WORDS) vocabulary = new Vocabulary()
    return outcomes.map((outcome) => {
      if (outcome.kind === 'refused') return outcome
      const { sections, ...report } = outcome.report
      const findings = analyzeReport(outcome.report, vocabulary)
      onPlace()
      return { kind: 'analysed', place: outcome.place, report, findings }
    })
  }
}
