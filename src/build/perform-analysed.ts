import { Vocabulary } from '../engine/embedded/vocabulary.ts'
import { analyzeReport } from './analysis.ts'
import type { AnalyzedOutcome, ReadTask } from './outcome.ts'
import { perform } from './perform.ts'

/**
 * Reads, cleans and analyses: where a report is read it is cut into words as well, so that its texts are sent
 * once.
 *
 * @param onPlace called after each place is read, and again after it is analysed: limits bind each anew.
 */
export async function performAnalysed(
  task: ReadTask,
  onPlace: () => void = () => {},
): Promise<readonly AnalyzedOutcome[]> {
  const vocabulary = new Vocabulary()
  const outcomes = await perform(task, onPlace)
  return outcomes.map((outcome) => {
    if (outcome.kind === 'refused') return outcome
    const { sections, ...report } = outcome.report
    const findings = analyzeReport(outcome.report, vocabulary)
    onPlace()
    return { kind: 'analysed', place: outcome.place, report, findings }
  })
}
