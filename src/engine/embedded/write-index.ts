import type { AnalyzedSection } from '../../model/analyzed.ts'
import type { SectionHead, StoredReport } from '../search-engine.ts'
import { CollectionBuilder, type Columns, type ReportRecord, type Room } from './collection.ts'
import { filesOf, type Packed, type PackedPart } from './files.ts'
import type { GenerationFiles } from './generations/manifest.ts'
import { UnfinishedGeneration } from './generations/publish.ts'
import { mergePacked } from './merge/merged-packed.ts'
import { TakenReports } from './merge/taken.ts'
import { briefOf } from './report-lines.ts'
import { type SectionColumns, sectionColumns } from './section-columns.ts'
import { packedGrams } from './sorted-grams.ts'
import { Vocabulary } from './vocabulary.ts'

/** A report ready to be indexed. */
export interface AnalyzedReport {
  readonly report: StoredReport
  readonly sections: readonly AnalyzedSection[]
}

/** The same with its sections in columns. */
export interface PackedReport {
  readonly report: StoredReport
  readonly heads: readonly SectionHead[]
  readonly columns: SectionColumns
}

/** A report of an earlier generation, whose sections are taken over. */
export interface KnownReport {
  /** Its place in that generation. */
  readonly ordinal: number
  /** All else of it is as it was. */
  readonly duplicates: StoredReport['duplicates']
}

export type Indexed = AnalyzedReport | PackedReport | KnownReport

/** What comes with the reports of an index. */
export interface More {
  /** Text of what could be meant; given back as it is. @param own columns of the reports that are new, in shared memory. */
  readonly suggestions?: (own: Columns) => Promise<string> | string
  /** Files of the build's own, for the next one; names that no file of ours has. */
  readonly files?: () => GenerationFiles
  /** What known reports are of. */
  readonly earlier?: Packed | null
  /** That numbers the words of reports in columns. */
  readonly vocabulary?: Vocabulary
  /** For the reports that are new. */
  readonly room?: Room
}

/**
 * Publishes an index of reports in a folder. @returns the id of its generation.
 *
 * What it takes over of an earlier generation is merged with what is new: nothing of it is sorted again. The
 * files are the same, byte for byte, as if all had been new.
 *
 * @param reports in the order of their ids.
 * @param analysis fingerprint of the analysis they went through.
 * @param more functions are called when all reports went by.
 */
export async function writeIndex(
  folder: string,
  analysis: string,
  reports: Iterable<Indexed>,
  more: More = {},
): Promise<string> {
  const unfinished = new UnfinishedGeneration(folder)
  try {
    const { columns } = await pack(reports, more, (part) => {
      for (const [name, bytes] of filesOf(part)) unfinished.add(name, bytes)
    })
    for (const [name, bytes] of more.files?.() ?? []) unfinished.add(name, bytes)
    const counts = { reports: columns.reports.length, sections: columns.reportOf.length }
    return await unfinished.publish({ analysis, counts })
  } finally {
    await unfinished.end()
  }
}

/**
 * @param suggestions made while the lists are.
 * @param made is given each part as soon as it is made; nothing of it changes any more.
 */
export async function pack(
  reports: Iterable<Indexed>,
  { suggestions = () => '', earlier = null, vocabulary = new Vocabulary(), room }: More,
  made: (part: PackedPart) => void = () => {},
): Promise<Packed> {
  const gathered = gather(reports, earlier?.columns ?? null, vocabulary, room)
  const own = gathered.builder.columns()
  const text = awaitedLater(suggestions(own))
  const words = gathered.builder.words()
  if (earlier === null || !gathered.taken.some(({ side }) => side === EARLIER)) {
    made({ kind: 'columns', values: own })
    made({ kind: 'words', values: words })
    const grams = packedGrams(own.units)
    made({ kind: 'grams', values: grams })
    return finished({ columns: own, grams, words, lines: new Map() }, text, made)
  }
  const sides = [earlier, { columns: own, grams: packedGrams(own.units), words }] as const
  const merged = await mergePacked(sides, gathered.taken, gathered.records, made)
  return finished({ ...merged, lines: earlier.lines }, text, made)
}

/** The lines of reports are made last, when neither the lists nor the suggestions need room any more. */
async function finished(
  packed: Omit<Packed, 'suggestions'>,
  text: Promise<string>,
  made: (part: PackedPart) => void,
): Promise<Packed> {
  const { columns, lines } = packed
  const suggestions = await text
  made({ kind: 'suggestions', values: suggestions })
  made({ kind: 'reports', values: { reports: columns.reports, lines } })
  return { ...packed, suggestions }
}

/** What fails meanwhile is told by who awaits it, or hidden by what failed before. */
function awaitedLater(text: Promise<string> | string): Promise<string> {
  const promise = Promise.resolve(text)
  promise.catch(() => {})
  return promise
}

const [EARLIER, OWN] = [0, 1] as const

/**
 * Gathers what is new, and notes what is taken of each, in order.
 *
 * @throws RangeError when known reports are not in the order of their generation.
 */
export function gather(
  reports: Iterable<Indexed>,
  earlier: Columns | null = null,
  vocabulary = new Vocabulary(),
  room?: Room,
) {
  const builder = new CollectionBuilder(vocabulary, room)
  const records: ReportRecord[] = []
  const taken = new TakenReports()
  let own = 0
  for (const one of reports) {
    if (!('ordinal' in one)) {
      const { report, heads, columns } = 'sections' in one ? packed(one, vocabulary) : one
      const record = { report, sections: heads }
      builder.add(record, columns)
      records.push(record)
      taken.take(OWN, own++)
    } else {
      const before = earlier?.reports[one.ordinal]
      if (before === undefined) throw new RangeError(`no report ${one.ordinal}`)
      records.push(withDuplicates(before, one.duplicates))
      taken.take(EARLIER, one.ordinal)
    }
  }
  return { builder, records, taken: taken.all }
}

/** The same record where nothing changes: its line is known. */
export function withDuplicates(
  record: ReportRecord,
  duplicates: StoredReport['duplicates'],
): ReportRecord {
  const before = briefOf(record).duplicates
  const isSame =
    duplicates.length === before.length && duplicates.every((id, i) => id === before[i])
  return isSame ? record : { report: { ...record.report, duplicates }, sections: record.sections }
}

function packed({ report, sections }: AnalyzedReport, vocabulary: Vocabulary): PackedReport {
  const heads = sections.map(({ section: { text, ...head } }) => head)
  return { report, heads, columns: sectionColumns(sections, vocabulary) }
}
