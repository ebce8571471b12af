import { readdirSync } from 'node:fs'
import type { Report } from '../../src/model/report.ts'
import type { Section } from '../../src/model/section.ts'
import { goldenRows } from './golden.ts'
import { metadataOf, sectionOf } from './golden-fields.ts'
import { reportOf } from './reports.ts'

const FOLDER = new URL('../golden/collections/', import.meta.url)

/** A few invented reports that golden queries are put to. */
export interface GoldenCollection {
  /** By id, as a build orders them. */
  readonly reports: readonly Report[]
  /** Section ids by the name rows use: the report's own where it has one section only. */
  readonly sectionIds: ReadonlyMap<string, string>
}

/** A report as far as its lines are read. */
interface Draft {
  readonly id: string
  readonly metadata: Partial<Report>
  readonly sections: Partial<Section>[]
}

/** Names of all collections. */
export function goldenCollectionNames(): readonly string[] {
  return readdirSync(FOLDER).map((file) => file.replace(/\.tsv$/, ''))
}

/** @throws Error that names the line that cannot be read. */
export function readGoldenCollection(name: string): GoldenCollection {
  return goldenCollection(name, goldenRows(`collections/${name}.tsv`))
}

/**
 * A collection from its lines: id, text, then `field=value` cells. A line without an id is another
 * section of the report above. A section that stands under headings begins with its own; one that
 * leads with the title begins with the title.
 *
 * @throws Error that names the line that cannot be read.
 */
export function goldenCollection(
  name: string,
  lines: readonly (readonly string[])[],
): GoldenCollection {
  const drafts: Draft[] = []
  for (const [i, line] of lines.entries()) {
    try {
      readLine(line, drafts)
    } catch (cause) {
      throw new Error(`${name}, line ${i + 1} (${line.join(' ')}): ${cause}`, { cause })
    }
  }
  const sectionIds = new Map<string, string>()
  for (const { id, sections } of drafts) {
    for (const i of sections.keys()) {
      sectionIds.set(sections.length === 1 ? id : `${id}#${i}`, `${id}#${i}`)
    }
  }
  const reports = drafts
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, sections, metadata }) => reportOf(id, sections, metadata))
  return { reports, sectionIds }
}

function readLine([id = '', text = '', ...cells]: readonly string[], drafts: Draft[]): void {
  if (text === '') throw new Error('no text')
  const fields = new Map(cells.map(field))
  const take = (key: string) => {
    const value = fields.get(key)
    fields.delete(key)
    return value
  }
  const metadata = metadataOf(take)
  const section = sectionOf(text, take, metadata.title ?? '')
  if (fields.size > 0) throw new Error(`unknown field ${[...fields.keys()].join(', ')}`)
  if (id === '') {
    if (Object.keys(metadata).length > 0) throw new Error('a report is described where it begins')
    const report = drafts.at(-1)
    if (!report) throw new Error('no report above')
    report.sections.push(section)
  } else {
    if (drafts.some((draft) => draft.id === id)) throw new Error('a second report of this id')
    drafts.push({ id, metadata, sections: [section] })
  }
}

function field(cell: string): readonly [string, string] {
  const [, key = '', value = ''] = /^([a-z]+)=(.+)$/s.exec(cell) ?? []
  if (key === '') throw new Error(`${cell} is no field=value`)
  return [key, value]
}
