import type { AnalyzedSection } from '../../model/analyzed.ts'
import { BREAK_UNIT } from '../../model/break.ts'
import type { Section } from '../../model/section.ts'
import { SEPARATOR } from './sorted-grams.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The sections of one report in columns, as threads and processes send them to each other. */
export interface SectionColumns {
  /** Search forms, a separator after each; in bytes. */
  readonly forms: Uint8Array
  /** Start of each form in units, and one more. */
  readonly formStarts: Uint32Array
  readonly formLeads: Uint32Array
  /** A bit for each unit: where a word, a break or a separator stands. */
  readonly wordStarts: Uint8Array
  /** The same for what ends a sentence, and what ends a paragraph. */
  readonly sentenceEnds: Uint8Array
  readonly paragraphEnds: Uint8Array
  /** Displayed texts as UTF-16, in bytes; start of each in units, and one more. */
  readonly texts: Uint8Array
  readonly textStarts: Uint32Array
  /** Words of each section as `Vocabulary.endSection` gives them, and how many it has. */
  readonly words: Uint32Array
  readonly wordCounts: Uint32Array
}

/** How much more a word weighs in a report's title or a section's heading than in its body. */
export function leadWeight(lead: Section['lead']): number {
  return lead === 'title' ? 3 : lead === 'heading' ? 2 : 1
}

const SEPARATOR_TEXT = String.fromCharCode(SEPARATOR)

/** @param vocabulary numbers their words. */
export function sectionColumns(
  sections: readonly AnalyzedSection[],
  vocabulary: Vocabulary,
): SectionColumns {
  const forms = sections.map(({ form }) => form + SEPARATOR_TEXT)
  const formStarts = startsOf(forms)
  const units = formStarts.at(-1) as number
  const bits = () => new Uint8Array(Math.ceil(units / 8))
  const [wordStarts, sentenceEnds, paragraphEnds] = [bits(), bits(), bits()]
  const words: number[] = []
  const wordCounts = sections.map(({ section, form, formLead, ...found }, i) => {
    const start = formStarts[i] as number
    const inLead = leadWeight(section.lead)
    const { text, ends } = found.cut
    let at = 0
    for (const end of ends) {
      setBit(wordStarts, start + at)
      if (text.charCodeAt(at) !== BREAK_UNIT) {
        vocabulary.add(text, at, end, at < formLead ? inLead : 1)
      }
      at = end
    }
    for (const at of found.sentenceEnds) setBit(sentenceEnds, start + at)
    for (const at of found.paragraphEnds) setBit(paragraphEnds, start + at)
    for (const each of [wordStarts, sentenceEnds, paragraphEnds]) setBit(each, start + form.length)
    const own = vocabulary.endSection()
    for (const entry of own) words.push(entry)
    return own.length
  })
  const texts = sections.map(({ section }) => section.text)
  return {
    forms: Buffer.from(forms.join(''), 'utf16le'),
    formStarts,
    formLeads: Uint32Array.from(sections, ({ formLead }) => formLead),
    wordStarts,
    sentenceEnds,
    paragraphEnds,
    texts: Buffer.from(texts.join(''), 'utf16le'),
    textStarts: startsOf(texts),
    words: Uint32Array.from(words),
    wordCounts: Uint32Array.from(wordCounts),
  }
}

function startsOf(texts: readonly string[]): Uint32Array {
  const starts = new Uint32Array(texts.length + 1)
  texts.forEach(({ length }, i) => {
    starts[i + 1] = (starts[i] as number) + length
  })
  return starts
}

function setBit(bits: Uint8Array, at: number): void {
  bits[at >>> 3] = (bits[at >>> 3] as number) | (1 << (at & 7))
}
