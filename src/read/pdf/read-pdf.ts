import { SourceError } from '../../errors.ts'
import type { SourceText } from '../../model/source-text.ts'
import { flowsOf } from './blocks.ts'
import { continueGrids } from './continued-grids.ts'
import { readDocument } from './document.ts'
import { findFurniture } from './furniture.ts'
import { readDoors } from './glyphs.ts'
import { findGrids } from './grid.ts'
import { writeText } from './paragraphs.ts'
import { type PageText, sheetsOf } from './sheets.ts'

type Read = Pick<SourceText, 'text' | 'stated' | 'pageTitle' | 'furniture' | 'notes'>

/**
 * Reads the text layer of a PDF as a person reads its pages: columns in order, each paragraph on one
 * line, each row of a table on one line with tabs between its cells, without running heads and page
 * numbers. Dates of the file are not those of the report and are not stated.
 *
 * @throws SourceError when it needs a password, is damaged, has no text layer (scanned pages), no
 * page, more than 2,000 pages, or more than 20 MB of text.
 */
export async function readPdf(path: string, bytes: Uint8Array): Promise<Read> {
  const { pages, rules, title, unmapped } = await readDocument(path, bytes)
  const mapped = pages.map((page) => ({
    ...page,
    placed: page.placed.filter(({ run }) => !unmapped.has(run.font)),
  }))
  const sheets = mapped.flatMap((page, at) => sheetsOf(at + 1, page, rules[at] ?? []))
  const ruled = sheets.map((sheet) => ({ sheet, grids: findGrids(sheet.rules) }))
  const { runs, texts } = findFurniture(ruled)
  const grids = continueGrids(ruled, runs)
  const text = readDoors(writeText(flowsOf(sheets, grids, runs)))
  if (text.trim() === '') throw unreadable(path, pages.length, unmapped.size > 0)
  const askew = new Set(
    mapped.flatMap(({ placed }) =>
      placed.filter(({ turn }) => turn === 'askew').map(({ run }) => run.text),
    ),
  )
  const furniture = [...texts, ...askew]
  const notes = notesOf(mapped, pages)
  return {
    text,
    ...(title !== null ? { pageTitle: title } : {}),
    ...(furniture.length > 0 ? { furniture } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  }
}

/** What a reader should know: pages that are pictures, fonts that could not be read. */
function notesOf(mapped: readonly PageText[], pages: readonly PageText[]): string[] {
  const notes: string[] = []
  const blank = pages.filter(({ placed }) => placed.length === 0).length
  if (blank > 0) notes.push(`${blank} of ${pages.length} PDF pages have no text layer`)
  const lost = pages.filter(
    (page, at) => page.placed.length > (mapped[at]?.placed.length ?? 0),
  ).length
  if (lost > 0)
    notes.push(`on ${lost} of ${pages.length} PDF pages a font has no map to characters`)
  return notes
}

function unreadable(path: string, pages: number, unmapped: boolean): SourceError {
  const why = unmapped ? 'its fonts have no map to characters' : 'its pages have no text layer'
  const count = pages === 1 ? '1 page' : `${pages} pages`
  return new SourceError(
    path,
    `is a scanned or unreadable PDF: ${count}, ${why}`,
    'Run text recognition (OCR) on it, or save the text of the report as a .txt file.',
  )
}
