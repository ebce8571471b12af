import { usualSpelling } from '../analyze.ts'
import type { Report } from '../model/report.ts'
import { SuggestionCollector } from '../suggest/collect.ts'
import type { Name } from '../suggest/names.ts'
import type { PhraseSource } from '../suggest/phrases.ts'
import { formatSuggestions, parseSuggestions } from '../suggest/suggestions-file.ts'
import { FOLDS } from './analysis.ts'

/** The columns of an index that suggestions are made of; memory that threads share. */
export interface SuggestionColumns {
  readonly units: Uint16Array
  readonly formStarts: Uint32Array
  /** A bit for each unit: where words and breaks start, and where forms end. */
  readonly wordStarts: Uint8Array
  /** UTF-16. */
  readonly texts: Uint8Array
  readonly textStarts: Uint32Array
}

/** What else is known of each report: flat lists, which threads send each other quickly. */
interface Gathered {
  readonly scripts: (Report['script'] | null)[]
  readonly sectionCounts: number[]
  readonly sectionIds: string[]
  readonly nameCounts: number[]
  readonly kinds: Name['kind'][]
  readonly forms: string[]
  readonly texts: string[]
  readonly weights: number[]
}

/** All that the suggestions of an index depend on. */
export interface SuggestionTask extends Gathered {
  readonly columns: SuggestionColumns
  /** Suggestions whose readings are known, as text; none is an empty one. */
  readonly spoken: string
}

/** Gathers what suggestions are made of, report by report in the order of the index. */
export class SuggestionSources {
  readonly #gathered: Gathered = {
    scripts: [],
    sectionCounts: [],
    sectionIds: [],
    nameCounts: [],
    kinds: [],
    forms: [],
    texts: [],
    weights: [],
  }

  add(
    script: Report['script'],
    sections: readonly { readonly id: string }[],
    names: readonly Name[],
  ) {
    const all = this.#gathered
    all.scripts.push(script)
    all.sectionCounts.push(sections.length)
    for (const { id } of sections) all.sectionIds.push(id)
    all.nameCounts.push(names.length)
    for (const { kind, form, text, sections } of names) {
      all.kinds.push(kind)
      all.forms.push(form)
      all.texts.push(text)
      all.weights.push(sections)
    }
  }

  task(columns: SuggestionColumns, spoken: string): SuggestionTask {
    return { ...this.#gathered, columns, spoken }
  }
}

/** What could be meant when people type, as the index keeps it. */
export function makeSuggestions(task: SuggestionTask): string {
  const { columns, spoken, sectionIds } = task
  const collector = new SuggestionCollector(FOLDS, sectionIds.length)
  let section = 0
  let name = 0
  task.scripts.forEach((script, report) => {
    const first = section
    const sections: { readonly id: string }[] = []
    const names: Name[] = []
    for (const end = section + (task.sectionCounts[report] as number); section < end; section++) {
      sections.push({ id: sectionIds[section] as string })
    }
    for (const end = name + (task.nameCounts[report] as number); name < end; name++) {
      names.push({
        kind: task.kinds[name] as Name['kind'],
        form: task.forms[name] as string,
        text: task.texts[name] as string,
        sections: task.weights[name] as number,
      })
    }
    collector.addNamed({ script, sections }, names, (place) => sectionOf(columns, first + place))
  })
  const known = spoken === '' ? [] : parseSuggestions(spoken)
  return formatSuggestions(collector.finish(known))
}

/** A section as it was analysed. */
function sectionOf(
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
