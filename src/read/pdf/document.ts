import { LARGEST_TEXT, tooLarge } from '../limits.ts'
import { closePdf, isUnmapped, openPdf, type Pdf, refusal } from './engine.ts'
import { piecesOf, toLines } from './lines.ts'
import { readRules } from './rules.ts'
import type { Rule } from './sheet.ts'
import { type PageText, readPage } from './sheets.ts'
import { plausibleTitle } from './title.ts'
import { suspectFonts } from './trusted-fonts.ts'

/** All that is taken from a PDF; what follows needs neither the file nor PDF.js. */
export interface Document {
  readonly pages: readonly PageText[]
  /** The lines drawn on each page; looked for only near what may be a table. */
  readonly rules: readonly (readonly Rule[])[]
  readonly title: string | null
  /** Fonts without a map from their glyphs to characters. */
  readonly unmapped: ReadonlySet<string>
}

/** @throws SourceError when it cannot be opened, a page cannot be read, or the text is too long. */
export async function readDocument(path: string, bytes: Uint8Array): Promise<Document> {
  const document = await readOnce(path, bytes, false)
  // Looking into fonts takes twice the time, so it is done only when there is a reason.
  return suspectFonts(document.pages).size > 0 ? readOnce(path, bytes, true) : document
}

async function readOnce(path: string, bytes: Uint8Array, inspectFonts: boolean): Promise<Document> {
  const pdf = await openPdf(path, bytes, inspectFonts)
  try {
    const pages: PageText[] = []
    let length = 0
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await readPage(await pdf.getPage(number))
      for (const { run } of page.placed) length += Buffer.byteLength(run.text)
      if (length > LARGEST_TEXT) throw tooLarge(path, length, LARGEST_TEXT, 'a text')
      pages.push(page)
    }
    const { info } = await pdf.getMetadata()
    const title = plausibleTitle((info as { Title?: unknown }).Title)
    return { pages, title, ...(await readDrawings(pdf, pages, inspectFonts)) }
  } catch (error) {
    throw refusal(path, error)
  } finally {
    await closePdf(pdf)
  }
}

async function readDrawings(
  pdf: Pdf,
  pages: readonly PageText[],
  inspectFonts: boolean,
): Promise<Pick<Document, 'rules' | 'unmapped'>> {
  const holdTables = pages.map(mayHoldTables)
  const rules: (readonly Rule[])[] = []
  const unmapped = new Set<string>()
  for (const [at, read] of pages.entries()) {
    // The head or the last row of a table may stand alone on the page before or after.
    const isNear = holdTables[at - 1] || holdTables[at] || holdTables[at + 1]
    if (!isNear && !inspectFonts) {
      rules.push([])
      continue
    }
    const page = await pdf.getPage(at + 1)
    rules.push(await readRules(page, read.view))
    for (const font of inspectFonts ? suspectFonts([read], 1) : []) {
      if (isUnmapped(page, font)) unmapped.add(font)
    }
    page.cleanup()
  }
  return { rules, unmapped }
}

/** Rules are looked for only where pieces of text stand beside each other: finding them costs time. */
function mayHoldTables({ placed }: PageText): boolean {
  return ([0, 90, 180, 270] as const).some((direction) => {
    const runs = placed.filter(({ turn }) => turn === direction).map(({ run }) => run)
    return toLines(runs).filter((line) => piecesOf(line).length > 1).length >= 2
  })
}
