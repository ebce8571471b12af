import { createRequire } from 'node:module'
import { dirname, sep } from 'node:path'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { SourceError } from '../../errors.ts'
import { replaceDecompression, restoreDecompression } from './inflate.ts'

export type Page = PDFPageProxy
export type Pdf = PDFDocumentProxy
type Engine = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

/** Longer files are catalogues or books. Pages. */
const MOST_PAGES = 2_000
const RESAVE = 'Open it in a PDF reader and print it to a new PDF, or save its text as a .txt file.'

/** Beside the package's own file, which it otherwise loads with the first document. */
const WORKER: string = 'pdfjs-dist/legacy/build/pdf.worker.mjs'
/** What PDF.js needs of a browser: without them it would load a canvas, or draw letters by itself. */
const BROWSER = ['DOMMatrix', 'ImageData', 'Path2D', 'FontFace']
/** Where it puts fonts that are to be shown: nowhere. */
const NO_FONTS = { fonts: new Set() } as unknown as HTMLDocument

let loading: Promise<Engine> | null = null

/** PDF.js, once it is needed. Drawing is never asked of it, so it needs no canvas. */
function engine(): Promise<Engine> {
  loading ??= load()
  return loading
}

async function load(): Promise<Engine> {
  for (const name of BROWSER) {
    if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value: class {} })
  }
  // Its build for older browsers puts slower ones of its own in their place, for the whole process.
  const { push } = Array.prototype
  const { parse, stringify } = JSON
  const loaded = await import('pdfjs-dist/legacy/build/pdf.mjs')
  await import(WORKER)
  restore(Array.prototype, { push })
  restore(JSON, { parse, stringify })
  return loaded
}

function restore(owner: object, functions: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(functions)) {
    Object.defineProperty(owner, name, { value, writable: true, configurable: true })
  }
}

/**
 * Opens a PDF for its text layer; nothing is drawn, run or fetched. The maps of Chinese fonts that
 * a file names without holding them come from the package. With `inspectFonts`, {@link isUnmapped}
 * can be asked of the fonts of a page whose operators were read.
 *
 * @throws SourceError when it needs a password, is damaged, has no page or too many.
 */
export async function openPdf(path: string, bytes: Uint8Array, inspectFonts = false): Promise<Pdf> {
  const { getDocument, VerbosityLevel } = await engine()
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = getDocument({
    // It takes the bytes away from whoever gave them.
    data: new Uint8Array(bytes),
    cMapUrl: `${root}${sep}cmaps${sep}`,
    cMapPacked: true,
    standardFontDataUrl: `${root}${sep}standard_fonts${sep}`,
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    disableFontFace: false,
    ownerDocument: NO_FONTS,
    fontExtraProperties: inspectFonts,
    useSystemFonts: false,
    // Images are neither decoded nor kept.
    maxImageSize: 0,
    enableXfa: false,
  })
  replaceDecompression()
  let pdf: Pdf
  try {
    pdf = await task.promise
  } catch (error) {
    await close(task)
    throw refusal(path, error)
  }
  if (pdf.numPages >= 1 && pdf.numPages <= MOST_PAGES) return pdf
  const reason =
    pdf.numPages < 1
      ? 'is a PDF without pages'
      : `has ${pdf.numPages} pages; a report may have at most ${MOST_PAGES}`
  await closePdf(pdf)
  const advice = pdf.numPages < 1 ? RESAVE : 'Split it into one file for each report.'
  throw new SourceError(path, reason, advice)
}

export async function closePdf(pdf: Pdf): Promise<void> {
  await close(pdf.loadingTask)
}

async function close(task: Pdf['loadingTask']): Promise<void> {
  restoreDecompression()
  await task.destroy()
}

/** Whatever PDF.js throws, as what a person can do about it. */
export function refusal(path: string, error: unknown): SourceError {
  if (error instanceof SourceError) return error
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') {
    const advice = 'Save a copy of it without a password, or leave the file out.'
    return new SourceError(path, 'is a PDF that needs a password', advice)
  }
  return new SourceError(path, 'is a damaged PDF', `Download it again. ${RESAVE}`, { cause: error })
}

/** The operations that draw lines or move what is drawn, by name. */
export async function drawingOperations(): Promise<Engine['OPS']> {
  return (await engine()).OPS
}

/**
 * Whether a font has no map from its glyphs to characters. PDF.js then gives the numbers of the
 * glyphs as if they were characters: a map that knows nothing but its first and last code.
 */
export function isUnmapped(page: Page, font: string): boolean {
  if (!page.commonObjs.has(font)) return false
  const { toUnicode } = page.commonObjs.get(font) as { toUnicode?: object }
  return toUnicode !== undefined && 'firstChar' in toUnicode
}
