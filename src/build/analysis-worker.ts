import { loadWords } from '../analyze.ts'
import { analyzeReport } from './analysis.ts'

loadWords()

/** What an analysing thread does for the pool. */
export default analyzeReport
