import type { ReportKind } from '../model/report.ts'
import type { Section } from '../model/section.ts'
import type { Line } from './line.ts'
import type { Heading } from './outline.ts'
import { packParagraphs } from './pack.ts'
import { readSectionKind } from './section-kind.ts'

export interface SectionParts {
  readonly title: string | null
  /** Header values and the lines that list the headings. */
  readonly head: readonly string[]
  readonly lines: readonly Line[]
  readonly headings: readonly Heading[]
  /** What the report is: it decides what its headings can name. */
  readonly kind: ReportKind
}

interface Draft {
  readonly headings: readonly string[]
  readonly lead: Section['lead']
  readonly leadEnd: number
  readonly paragraphs: readonly string[]
}

/** Cuts a report into its sections: head, text before the first heading, then heading by heading. */
export function makeSections(id: string, parts: SectionParts): readonly Section[] {
  const drafts = [headOf(parts), ...bodyOf(parts)]
  const sections: Section[] = []
  for (const { headings, lead, leadEnd, paragraphs } of drafts) {
    const { kind } = readSectionKind(headings, parts.kind)
    packParagraphs(paragraphs).forEach((text, index) => {
      const first = index === 0
      sections.push({
        id: `${id}#${sections.length}`,
        headings,
        kind,
        text,
        lead: first ? lead : null,
        leadEnd: first ? leadEnd : 0,
      })
    })
  }
  return sections
}

function headOf({ title, head }: SectionParts): Draft {
  const paragraphs = title === null ? head : [title, ...head]
  return {
    headings: [],
    lead: title === null ? null : 'title',
    leadEnd: title?.length ?? 0,
    paragraphs,
  }
}

function bodyOf({ lines, headings }: SectionParts): Draft[] {
  const texts = lines.map(({ text }) => text)
  const first = headings[0]?.line ?? lines.length
  const preamble: Draft = {
    headings: [],
    lead: null,
    leadEnd: 0,
    paragraphs: texts.slice(0, first),
  }
  const path: Heading[] = []
  const drafts = headings.map((heading, index): Draft => {
    while ((path.at(-1)?.level ?? 0) >= heading.level) path.pop()
    path.push(heading)
    return {
      headings: path.map(({ text }) => text),
      lead: 'heading',
      leadEnd: heading.end,
      paragraphs: texts.slice(heading.line, headings[index + 1]?.line ?? lines.length),
    }
  })
  return [preamble, ...drafts]
}
