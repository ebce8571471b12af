import { SourceError } from '../../errors.ts'
import type { SourceText } from '../../model/source-text.ts'
import { htmlInFile, htmlInScripts } from './held-html.ts'
import { heldPages, openInnerPages } from './held-pages.ts'
import { pageMeta } from './meta.ts'
import { type PageText, pageText } from './page-text.ts'
import { type Node, parseHtml } from './tree.ts'

/** What a page gives of a source. */
export type PageReading = Pick<SourceText, 'text' | 'stated' | 'pageTitle' | 'furniture' | 'notes'>

/** A page with this much of sentences has its text itself, whatever its scripts hold. */
const SENTENCES = /[。；]/
const SHORT = 400
const NAMED = 3

/**
 * Reads a saved page or a fragment of one: the text without the boxes around it, and what the page
 * says of itself. A file that is a string of JSON or of a script is read as the HTML in it, and so is
 * the main piece of HTML in a page's scripts when the page has no sentence of its own; a note says so.
 *
 * @throws SourceError when it is no page within the limits, or nothing of it is text.
 */
export function readHtml(path: string, html: string): PageReading {
  const held = htmlInFile(html)
  const nodes = parseHtml(path, held?.html ?? html)
  if (html.includes('srcdoc')) openInnerPages(path, nodes)
  const page = pageText(nodes)
  const { text, furniture, note } = withHeldText(path, nodes, page)
  if (text.trim() === '') throw withoutText(path, nodes)
  const { stated, pageTitle } = pageMeta(nodes)
  const notes = [held?.note, note].filter((one) => one !== undefined)
  return {
    text,
    ...(stated.length > 0 ? { stated } : {}),
    ...(pageTitle !== null ? { pageTitle } : {}),
    ...(furniture.length > 0 ? { furniture } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  }
}

/** A page that is only a shell around the text that a script of it writes. */
function withHeldText(
  path: string,
  nodes: readonly Node[],
  page: PageText,
): PageText & { readonly note?: string } {
  if (page.text.length > SHORT || SENTENCES.test(page.text)) return page
  const { scripts, kept } = heldPages(nodes)
  const held = htmlInScripts(scripts, kept)
  if (!held) return page
  const inner = pageText(parseHtml(path, held.html))
  if (inner.text.length <= page.text.length) return page
  return {
    text: page.text === '' ? inner.text : `${page.text}\n\n${inner.text}`,
    furniture: [...page.furniture, ...inner.furniture],
    note: held.note,
  }
}

function withoutText(path: string, nodes: readonly Node[]): SourceError {
  const { frames, hasFrameset } = heldPages(nodes)
  const named = frames.slice(0, NAMED).join(', ').slice(0, 300)
  if (hasFrameset) {
    const reason = `is a page of frames, whose text is in other files${named && `: ${named}`}`
    return new SourceError(path, reason, 'Save the frame that holds the report as a page.')
  }
  const advice = named
    ? `It shows ${named}: save that, or leave the file out.`
    : 'Open it in a browser and save the page with its text, or leave the file out.'
  return new SourceError(path, 'is a page without text', advice)
}
