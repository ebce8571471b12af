import { analyzeSection, loadWords } from '../analyze.ts'
import type { AnalyzedSection } from '../model/analyzed.ts'
import type { Section } from '../model/section.ts'
import { type PackedSection, unpack } from './packed.ts'
import { hasThreads, startThreads, type Threads } from './threads.ts'

/** What is sent to a thread and back; far from what a section may need. MB. */
const HEAP = 2048

/** Analyses sections where that is cheapest. */
export type Analyser = (
  sections: readonly Section[],
) => Promise<readonly AnalyzedSection[]> | readonly AnalyzedSection[]

/**
 * Analysis in `threads` threads of its own, or in this one when `threads` is 0. Apart from reading,
 * because the memory of jieba's dictionary (260 MB) is not given back when a thread that has one is
 * ended. For the same reason they are kept for the next build; they do not keep the process alive.
 */
export function startAnalysers(threads: number): Analyser {
  if (threads === 0 || !hasThreads) return (sections) => sections.map(analyzeSection)
  kept ??= startThreads(new URL('./analysis-worker.js', import.meta.url), threads, HEAP)
  const pool = kept
  return async (sections) => {
    const packed = await pool.run(sections)
    return sections.map((section, at) => unpack(packed[at] as PackedSection, section))
  }
}

let kept: Threads<readonly Section[], readonly PackedSection[]> | null = null

/** Loads the dictionary while readers are busy, where this thread analyses. */
export const prepareAnalysis = (threads: number): void => {
  if (threads === 0) loadWords()
}
