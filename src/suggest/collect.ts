import { type AnalyzedSection, wordsOfCut } from '../model/analyzed.ts'
import { BREAK, withoutOuterBreaks } from '../model/break.ts'
import type { MappedText } from '../model/mapped-text.ts'
import type { Report } from '../model/report.ts'
import type { Section } from '../model/section.ts'
import { chosenOf } from './chosen.ts'
import { NameCounts } from './name-counts.ts'
import { type Name, namesIn, policiesIn } from './names.ts'
import { type PhraseSource, Phrases } from './phrases.ts'
import type { Candidate, Suggestion, SuggestionKind } from './suggestion.ts'

/** How texts are folded: the map is that of `AnalyzedSection.form`, the form what typed text is compared with. */
export interface Folds {
  readonly fold: (text: string) => MappedText
  readonly formOf: (text: string) => string
}

/**
 * Gathers what could be meant from the reports of an index as they go by, in bounded memory
 * (`NameCounts`, `PhraseCounts`). The same reports in the same order give the same suggestions.
 */
export class SuggestionCollector {
  readonly #folds: Folds
  readonly #expected: number | undefined
  readonly #phrases: Phrases
  readonly #names = {
    agency: new NameCounts(),
    policy: new NameCounts(),
    heading: new NameCounts(),
  }

  /** @param expected sections that will go by, when that is known. @param phrases that were read already. */
  constructor(folds: Folds, expected?: number, phrases = new Phrases(folds.fold, expected)) {
    this.#folds = folds
    this.#expected = expected
    this.#phrases = phrases
  }

  add(
    report: Pick<Report, 'agency' | 'script'>,
    analyzed: readonly Pick<AnalyzedSection, 'section' | 'cut'>[],
  ): void {
    const sections = analyzed.map(({ section }) => section)
    const policies = policiesIn(sections, this.#folds.formOf)
    const names = namesIn({ ...report, sections }, policies, this.#folds.formOf)
    this.addNamed({ ...report, sections }, names, (i) => sourceOf(analyzed[i] as AnalyzedSection))
  }

  /**
   * The same of a report whose names are known.
   *
   * @param analyzed gives a section by its place, when it is asked for: of a large index few are.
   */
  addNamed(
    {
      script,
      sections,
    }: Pick<Report, 'script'> & {
      readonly sections: readonly Pick<Section, 'id'>[]
    },
    names: readonly Name[],
    analyzed: (place: number) => PhraseSource,
  ): void {
    this.addNames(names)
    sections.forEach(({ id }, place) => {
      if (this.#phrases.reads(id)) this.#phrases.add(analyzed(place), script)
    })
  }

  /** Those of a report alone, whose phrases are read elsewhere. */
  addNames(names: readonly Name[]): void {
    for (const { kind, form, text, sections } of names) {
      this.#names[kind].add(form, text, sections)
    }
  }

  /**
   * In order of rank, with their readings: about 50 µs each.
   *
   * @param before suggestions whose forms and readings are known.
   */
  finish(before: readonly Suggestion[] = []): Suggestion[] {
    return chosenOf((kind, known) => this.#candidates(kind, known), before)
  }

  #candidates(kind: SuggestionKind, known: ReadonlyMap<string, Candidate>): Candidate[] {
    if (kind !== 'phrase') return [...this.#names[kind].candidates(kind)]
    const formOf = (text: string) => known.get(text)?.form ?? this.#form(text)
    return this.#phrases.candidates(formOf, this.#expected)
  }

  #form(text: string): string {
    return withoutOuterBreaks(this.#folds.formOf(text))
  }
}

/** Breaks stand where no word does. */
function sourceOf({ section, cut }: Pick<AnalyzedSection, 'section' | 'cut'>): PhraseSource {
  let form = ''
  const starts: number[] = []
  for (const { text, at } of wordsOfCut(cut)) {
    if (form.length < at) {
      starts.push(form.length)
      form = form.padEnd(at, BREAK)
    }
    starts.push(at)
    form += text
  }
  return { text: section.text, form, starts }
}
