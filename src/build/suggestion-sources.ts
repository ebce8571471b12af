import { usualSpelling } from '../analyze.ts'
import { recordsIn } from '../engine/embedded/report-lines.ts'
import type { Report } from '../model/report.ts'
import { HeadingNames, type Name, namesIn } from '../suggest/names.ts'
import type { PhraseSource } from '../suggest/phrases.ts'
import { FOLDS } from './analysis.ts'
import { policiesIn } from './kept-findings.ts'

/** The columns that suggestions are made of; memory that threads share. */
export interface SuggestionColumns {
  readonly units: Uint16Array
  readonly formStarts: Uint32Array
  /** A bit for each unit: where words and breaks start, and where forms end. */
  readonly wordStarts: Uint8Array
  /** UTF-16. */
  readonly texts: Uint8Array
  readonly textStarts: Uint32Array
}

/** Columns of some reports, by the same names as a collection has them. */
export function suggestionColumns({
  units,
  formStarts,
  wordStarts,
  texts,
  textStarts,
}: Omit<SuggestionColumns, 'wordStarts'> & {
  readonly wordStarts: { readonly bits: Uint8Array }
}): SuggestionColumns {
  return { units, formStarts, wordStarts: wordStarts.bits, texts, textStarts }
}

/** What of a report suggestions are made of. */
export interface SuggestionSource {
  readonly script: Report['script']
  /** Ids of its sections, in order. */
  readonly sections: readonly string[]
  readonly names: readonly Name[]
}

/** The reports of an earlier generation; their columns stand in memory that threads share. */
export interface EarlierSources {
  readonly columns: SuggestionColumns
  /** A line for each, as an index stores them, and as builds keep their policies. */
  readonly lines: Uint8Array
  readonly policies: Uint8Array
  /** Its suggestions, as an index stores them: how they are read is known. */
  readonly spoken: string
}

export function earlierSources({
  lines,
  policies,
}: Pick<EarlierSources, 'lines' | 'policies'>): SuggestionSource[] {
  const found = policiesIn(policies)
  const headings = new HeadingNames(FOLDS.formOf)
  return Array.from(recordsIn(lines), ({ report: { script, agency }, sections }) => ({
    script,
    sections: sections.map(({ id }) => id),
    names: namesIn({ agency, sections }, found.next().value ?? [], FOLDS.formOf, headings),
  }))
}

/** Reports as flat lists, which threads send each other quickly. */
export interface PackedSources {
  readonly scripts: (Report['script'] | null)[]
  readonly sectionCounts: number[]
  readonly sectionIds: string[]
  readonly nameCounts: number[]
  readonly kinds: Name['kind'][]
  readonly forms: string[]
  readonly texts: string[]
  readonly weights: number[]
}

export function noSources(): PackedSources {
  return {
    scripts: [],
    sectionCounts: [],
    sectionIds: [],
    nameCounts: [],
    kinds: [],
    forms: [],
    texts: [],
    weights: [],
  }
}

export function packSource(all: PackedSources, { script, sections, names }: SuggestionSource) {
  all.scripts.push(script)
  all.sectionCounts.push(sections.length)
  for (const id of sections) all.sectionIds.push(id)
  all.nameCounts.push(names.length)
  for (const { kind, form, text, sections } of names) {
    all.kinds.push(kind)
    all.forms.push(form)
    all.texts.push(text)
    all.weights.push(sections)
  }
}

/** What was packed, one after the other. */
export function* sourcesIn(all: PackedSources): Generator<SuggestionSource> {
  let section = 0
  let name = 0
  for (const [report, script] of all.scripts.entries()) {
    const sections = all.sectionIds.slice(section, section + (all.sectionCounts[report] as number))
    section += sections.length
    const names: Name[] = []
    for (const end = name + (all.nameCounts[report] as number); name < end; name++) {
      names.push({
        kind: all.kinds[name] as Name['kind'],
        form: all.forms[name] as string,
        text: all.texts[name] as string,
        sections: all.weights[name] as number,
      })
    }
    yield { script, sections, names }
  }
}

/** A section as it was analysed. */
export function phraseSource(
  { units, formStarts, wordStarts, texts, textStarts }: SuggestionColumns,
  at: number,
): PhraseSource {
  const [from, to] = [formStarts[at] as number, (formStarts[at + 1] as number) - 1]
  const form = textIn(units.buffer, units.byteOffset + 2 * from, to - from)
  const [start, end] = [textStarts[at] as number, textStarts[at + 1] as number]
  const text = textIn(texts.buffer, texts.byteOffset + 2 * start, end - start)
  return { text, form: usualSpelling(form), starts: setBits(wordStarts, from, to) }
}

function textIn(memory: ArrayBufferLike, at: number, units: number): string {
  return Buffer.from(memory, at, 2 * units).toString('utf16le')
}

/** Places of the bits that are set, less `from`. */
function setBits(bits: Uint8Array, from: number, to: number): number[] {
  const places: number[] = []
  for (let at = from; at < to; at++) {
    if (((bits[at >>> 3] as number) >>> (at & 7)) & 1) places.push(at - from)
  }
  return places
}
