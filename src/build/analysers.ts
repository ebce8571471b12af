import { type Analyzable, analyzeReport, type PackedFindings } from './analysis.ts'
import { hasThreads, startThreads, type Threads } from './threads.ts'

/** What is sent to a thread and back; far from what a report may need. MB. */
const HEAP = 2048

/** Analyses reports where that is cheapest. */
export type Analyser = (report: Analyzable) => Promise<PackedFindings> | PackedFindings

/**
 * Analysis in `threads` threads of its own, or in this one when `threads` is 0. Apart from reading,
 * because the memory of jieba's dictionary (260 MB) is not given back when a thread that has one is
 * ended. For the same reason they are kept for the next build; they do not keep the process alive.
 */
export function startAnalysers(threads: number): Analyser {
  if (threads === 0 || !hasThreads) return analyzeReport
  kept ??= startThreads(new URL('./analysis-worker.js', import.meta.url), threads, HEAP)
  const pool = kept
  return ({ agency, sections }) => pool.run({ agency, sections })
}

let kept: Threads<Analyzable, PackedFindings> | null = null
