import { Vocabulary } from '../engine/embedded/vocabulary.ts'
import { analyzeReport } from './analysis.ts'
import type { AnalyzedOutcome, ReadTask } from './outcome.ts'
import { perform } from './perform.ts'

/**
 * Most texts have few words that those before them had not; some have nothing else, and words may be long. As
 * `Vocabulary.size` has it: 32 MB.
 */
const LARGEST_VOCABULARY = 1 << 24

/**
 * What reads, cleans and analyses: where a report is read it is cut into words as well, so that its texts are sent
 * once. `onPlace` is called after each place is read, and again after it is analysed: limits bind each anew.
 *
 * @param largest size of a vocabulary after which words are numbered anew, from the next task on.
 */
export function analysing(largest = LARGEST_VOCABULARY) {
  let vocabulary = new Vocabulary()
  return async (task: ReadTask, onPlace: () => void = () => {}): Promise<AnalyzedOutcome[]> => {
    const outcomes = await perform(task, onPlace)
    if (vocabulary.size > largest) vocabulary = new Vocabulary()
    return outcomes.map((outcome) => {
      if (outcome.kind === 'refused') return outcome
      const { sections, ...report } = outcome.report
      const findings = analyzeReport(outcome.report, vocabulary)
      onPlace()
      return { kind: 'analysed', place: outcome.place, report, findings }
    })
  }
}
