import { markerAt } from '../clean/numbering.ts'
import type { AnalyzedSection } from '../model/analyzed.ts'
import { withoutOuterBreaks } from '../model/break.ts'
import type { MappedText } from '../model/mapped-text.ts'
import type { Report } from '../model/report.ts'
import { citationsIn, namesPolicy } from './citations.ts'
import { NameCounts } from './name-counts.ts'
import { Phrases } from './phrases.ts'
import { lettersOf, readingOf } from './pinyin.ts'
import {
  byRank,
  type Candidate,
  KINDS,
  type Suggestion,
  type SuggestionKind,
} from './suggestion.ts'

/** Suggestions kept of an index. */
const MOST_SUGGESTIONS = 50_000
/** Of each kind at most, those in most sections; kinds take their room in the order of `KINDS`. */
const MOST_OF: Readonly<Record<SuggestionKind, number>> = {
  agency: 15_000,
  policy: 10_000,
  heading: 10_000,
  phrase: MOST_SUGGESTIONS,
}

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
  readonly #phrases: Phrases
  readonly #names = {
    agency: new NameCounts(),
    policy: new NameCounts(),
    heading: new NameCounts(),
  }

  constructor(folds: Folds) {
    this.#folds = folds
    this.#phrases = new Phrases(folds.fold)
  }

  add(
    { agency, script }: Pick<Report, 'agency' | 'script'>,
    sections: readonly Pick<AnalyzedSection, 'section' | 'words'>[],
  ): void {
    if (agency !== null) {
      const [name, asWritten] = [this.#form(agency.name), this.#form(agency.asWritten)]
      this.#names.agency.add(name, agency.name, sections.length)
      // A short form is the agency's as well, unless it is merely the place: 广东省.
      if (!name.startsWith(asWritten)) {
        this.#names.agency.add(asWritten, plainSpaces(agency.asWritten), sections.length)
      }
    }
    for (const analyzed of sections) {
      const { headings, text } = analyzed.section
      const own = headings.at(-1)
      if (own !== undefined) {
        const heading = withoutNumber(own)
        this.#names.heading.add(this.#form(heading), heading)
      }
      for (const [form, citation] of this.#distinct(citationsIn(text))) {
        if (namesPolicy(form)) this.#names.policy.add(form, citation)
      }
      this.#phrases.add(analyzed, script)
    }
  }

  /** In order of rank, with their readings: about 50 µs each. */
  finish(): Suggestion[] {
    const chosen = new Map<string, Candidate>()
    for (const kind of KINDS) {
      let left = MOST_OF[kind]
      for (const candidate of this.#candidates(kind).sort(byRank)) {
        if (left === 0 || chosen.size === MOST_SUGGESTIONS) break
        const known = chosen.get(candidate.form)
        // One form of several kinds is shown as the most frequent is written.
        const more = known !== undefined && known.sections >= candidate.sections ? known : candidate
        chosen.set(candidate.form, { ...more, kind: known?.kind ?? kind })
        if (known === undefined) left--
      }
    }
    return [...chosen.values()].sort(byRank).map((candidate) => ({
      ...candidate,
      readings: readingsOf(candidate),
    }))
  }

  #candidates(kind: SuggestionKind): Candidate[] {
    if (kind !== 'phrase') return [...this.#names[kind].candidates(kind)]
    return this.#phrases.candidates((text) => this.#form(text))
  }

  /** Texts by form, in plain spacing; of those with one form the first. */
  #distinct(texts: readonly string[]): ReadonlyMap<string, string> {
    const byForm = new Map<string, string>()
    for (const text of texts) {
      const plain = plainSpaces(text)
      const form = this.#form(plain)
      if (!byForm.has(form)) byForm.set(form, plain)
    }
    return byForm
  }

  #form(text: string): string {
    return withoutOuterBreaks(this.#folds.formOf(text))
  }
}

function readingsOf({ text, form }: Candidate): string[] {
  const [written, folded] = [lettersOf(text).join(''), lettersOf(form).join('')]
  const reading = readingOf(written)
  return written === folded ? [reading] : [...new Set([reading, readingOf(folded)])]
}

/** 一、（一）1. and what closes a heading go. */
function withoutNumber(heading: string): string {
  const plain = plainSpaces(heading)
  return plain
    .slice(markerAt(plain)?.length ?? 0)
    .replace(/(?<![\s。．.：:；;，,、])[\s。．.：:；;，,、]+$/, '')
}

/** Tabs and line ends would break the lines of the file. */
function plainSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
