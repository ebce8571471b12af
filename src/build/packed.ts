import type { AnalyzedSection } from '../model/analyzed.ts'
import type { Section } from '../model/section.ts'

/** An analyzed section as threads send it: two arrays for its words, where objects would take longer. */
export interface PackedSection extends Omit<AnalyzedSection, 'section' | 'words'> {
  /** All words, one after the other. */
  readonly letters: string
  readonly places: Uint32Array
  readonly lengths: Uint32Array
}

export function pack({ section: _, words, ...rest }: AnalyzedSection): PackedSection {
  return {
    ...rest,
    letters: words.map(({ text }) => text).join(''),
    places: Uint32Array.from(words, ({ at }) => at),
    lengths: Uint32Array.from(words, ({ text }) => text.length),
  }
}

/** What was packed: `unpack(pack(analyzed), analyzed.section)` equals `analyzed`. */
export function unpack(
  { letters, places, lengths, ...rest }: PackedSection,
  section: Section,
): AnalyzedSection {
  let from = 0
  const words = Array.from(places, (at, index) => {
    const to = from + (lengths[index] as number)
    const word = { text: letters.slice(from, to), at }
    from = to
    return word
  })
  return { section, ...rest, words }
}
