import { analyzeSection, loadWords } from '../analyze.ts'
import type { Section } from '../model/section.ts'
import { type PackedSection, pack } from './packed.ts'

loadWords()

/** What an analysing thread does for the pool. */
export default function analyze(sections: readonly Section[]): readonly PackedSection[] {
  return sections.map((section) => pack(analyzeSection(section)))
}
