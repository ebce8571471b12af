import { markerAt } from '../clean/numbering.ts'
import { withoutOuterBreaks } from '../model/break.ts'
import type { Agency } from '../model/report.ts'
import type { Section } from '../model/section.ts'
import { citationsIn, namesPolicy } from './citations.ts'
import type { SuggestionKind } from './suggestion.ts'

/** A name that stands in a report, as typed text is compared with it and as it is written. */
export interface Name {
  readonly kind: Exclude<SuggestionKind, 'phrase'>
  readonly form: string
  readonly text: string
  /** Sections of the report it counts for. */
  readonly sections: number
}

/** How a name is written, with what typed text is compared with. */
export type Policy = Pick<Name, 'form' | 'text'>

/** The names of headings, each made once: most stand in many reports. */
export class HeadingNames {
  readonly #known = new Map<string, Name>()
  readonly #formOf: (text: string) => string

  /** @param formOf what typed text is compared with. */
  constructor(formOf: (text: string) => string) {
    this.#formOf = formOf
  }

  of(heading: string): Name {
    const known = this.#known.get(heading)
    if (known !== undefined) return known
    const text = withoutNumber(heading)
    const form = withoutOuterBreaks(this.#formOf(text))
    const name = { kind: 'heading', form, text, sections: 1 } as const
    this.#known.set(heading, name)
    return name
  }
}

/**
 * The names that stand in a report. They depend on nothing else, so that whoever analyses the report
 * finds them as well, in a thread of its own, and only counting is left for one place.
 *
 * @param policies what `policiesIn` found in its sections.
 * @param formOf what typed text is compared with.
 * @param headings those of other reports are kept there.
 */
export function namesIn(
  { agency, sections }: { readonly agency: Named | null; readonly sections: readonly Headed[] },
  policies: readonly Policy[],
  formOf: (text: string) => string,
  headings = new HeadingNames(formOf),
): Name[] {
  const names: Name[] = policies.map((policy) => ({ kind: 'policy', ...policy, sections: 1 }))
  const form = (text: string) => withoutOuterBreaks(formOf(text))
  if (agency !== null) {
    const [name, asWritten] = [form(agency.name), form(agency.asWritten)]
    const count = sections.length
    names.push({ kind: 'agency', form: name, text: agency.name, sections: count })
    // A short form is the agency's as well, unless it is merely the place: 广东省.
    if (!name.startsWith(asWritten)) {
      const text = plainSpaces(agency.asWritten)
      names.push({ kind: 'agency', form: asWritten, text, sections: count })
    }
  }
  for (const section of sections) {
    const own = section.headings.at(-1)
    if (own !== undefined) names.push(headings.of(own))
  }
  return names
}

type Headed = Pick<Section, 'headings'>
type Named = Pick<Agency, 'name' | 'asWritten'>

/** The policies that sections cite, one for each section that does. */
export function policiesIn(
  sections: readonly Pick<Section, 'text'>[],
  formOf: (text: string) => string,
): Policy[] {
  const form = (text: string) => withoutOuterBreaks(formOf(text))
  return sections.flatMap(({ text }) =>
    [...distinct(citationsIn(text), form)]
      .filter(([policy]) => namesPolicy(policy))
      .map(([policy, citation]) => ({ form: policy, text: citation })),
  )
}

/** Texts by form, in plain spacing; of those with one form the first. */
function distinct(
  texts: readonly string[],
  formOf: (text: string) => string,
): ReadonlyMap<string, string> {
  const byForm = new Map<string, string>()
  for (const text of texts) {
    const plain = plainSpaces(text)
    const form = formOf(plain)
    if (!byForm.has(form)) byForm.set(form, plain)
  }
  return byForm
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
