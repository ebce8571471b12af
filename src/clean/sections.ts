import type { ReportKind } from '../model/report.ts'
import type { Section } from '../model/section.ts'
import type { Table } from '../model/table.ts'
import type { Line } from './line.ts'
import type { Heading } from './outline.ts'
import { packParagraphs } from './pack.ts'
import { readSectionKind } from './section-kind.ts'
import { findTables } from './table-blocks.ts'
import { tableKind } from './table-kind.ts'
import { type KnownTable, tablesIn } from './table-spans.ts'

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
  readonly tables: readonly KnownTable[]
}

/** Cuts a report into its sections: head, text before the first heading, then heading by heading. */
export function makeSections(
  id: string,
  parts: SectionParts,
): { readonly sections: readonly Section[]; readonly tables: readonly Table[] } {
  const drafts = [headOf(parts), ...bodyOf(parts)]
  const sections: Section[] = []
  const found: Table[] = []
  for (const { headings, lead, leadEnd, paragraphs, tables } of drafts) {
    const { kind, rule } = readSectionKind(headings, parts.kind)
    packParagraphs(paragraphs, tables).forEach((part, index) => {
      const { text } = part
      const first = index === 0
      for (const table of tablesIn(part, sections.length, tables)) found.push(table)
      sections.push({
        id: `${id}#${sections.length}`,
        headings,
        kind,
        kindRule: rule,
        text,
        lead: first ? lead : null,
        leadEnd: first ? leadEnd : 0,
      })
    })
  }
  return { sections, tables: found }
}

function headOf({ title, head }: SectionParts): Draft {
  const paragraphs = title === null ? head : [title, ...head]
  return {
    headings: [],
    lead: title === null ? null : 'title',
    leadEnd: title?.length ?? 0,
    paragraphs,
    tables: [],
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
    tables: knownTables(lines.slice(0, first), 0),
  }
  const path: Heading[] = []
  const drafts = headings.map((heading, index): Draft => {
    while ((path.at(-1)?.level ?? 0) >= heading.level) path.pop()
    path.push(heading)
    const below = lines.slice(heading.line, headings[index + 1]?.line ?? lines.length)
    return {
      headings: path.map(({ text }) => text),
      lead: 'heading',
      leadEnd: heading.end,
      paragraphs: below.map(({ text }) => text),
      tables: knownTables(below, 1),
    }
  })
  return [preamble, ...drafts]
}

/** A heading is no row, whatever it looks like: lines above `from` are not looked at. */
function knownTables(lines: readonly Line[], from: number): readonly KnownTable[] {
  return findTables(lines, from).map((table) => ({ ...table, kind: tableKind(table, lines) }))
}
