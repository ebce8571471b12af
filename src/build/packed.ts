import type { AnalyzedSection, Word } from '../model/analyzed.ts'

/**
 * The analysed sections of a report as they are sent and stored: each word once, for the words of a
 * text repeat, and two numbers for each time it stands there, where objects would take longer.
 */
export interface PackedSections {
  readonly sections: readonly Omit<AnalyzedSection, 'words'>[]
  readonly vocabulary: readonly string[]
  /** How many words each section has. */
  readonly counts: Uint32Array
  /** For each word of each section its number in the vocabulary, then its place. */
  readonly words: Uint32Array
}

export function pack(analyzed: readonly AnalyzedSection[]): PackedSections {
  const numbers = new Map<string, number>()
  const counts = Uint32Array.from(analyzed, ({ words }) => words.length)
  const packed = new Uint32Array(2 * counts.reduce((sum, count) => sum + count, 0))
  let length = 0
  const sections = analyzed.map(({ words, ...section }) => {
    for (const { text, at } of words) {
      let number = numbers.get(text)
      if (number === undefined) {
        number = numbers.size
        numbers.set(text, number)
      }
      packed[length++] = number
      packed[length++] = at
    }
    return section
  })
  return { sections, vocabulary: [...numbers.keys()], counts, words: packed }
}

/** What was packed: `unpack(pack(sections))` equals `sections`. Equal words are one string. */
export function unpack({ sections, vocabulary, counts, words }: PackedSections): AnalyzedSection[] {
  let from = 0
  return sections.map((section, i) => {
    const own: Word[] = []
    for (const to = from + 2 * (counts[i] as number); from < to; from += 2) {
      own.push({
        text: vocabulary[words[from] as number] as string,
        at: words[from + 1] as number,
      })
    }
    return { ...section, words: own }
  })
}
