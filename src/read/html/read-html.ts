import { SourceError } from '../../errors.ts'
import type { SourceText } from '../../model/source-text.ts'
import { pageMeta } from './meta.ts'
import { pageText } from './page-text.ts'
import { parseHtml } from './tree.ts'

/** A page whose name does not say that it is one. */
const PAGE = /^[\s\ufeff]{0,1000}(?:<\?xml[^<>]{0,200}>\s{0,1000})?<(?:!doctype\s{1,9}html|html)\b/i

export function looksLikeHtml(text: string): boolean {
  return PAGE.test(text)
}

/**
 * Reads a saved page or a fragment of one: the text without the boxes around it, and what the page
 * says of itself.
 *
 * @throws SourceError when it is no page within the limits, or nothing of it is text.
 */
export function readHtml(
  path: string,
  html: string,
): Pick<SourceText, 'text' | 'stated' | 'pageTitle' | 'furniture'> {
  const nodes = parseHtml(path, html)
  const { text, furniture } = pageText(nodes)
  if (text.trim() === '') {
    const advice = 'Open it in a browser and save the page with its text, or leave the file out.'
    throw new SourceError(path, 'is a page without text', advice)
  }
  const { stated, pageTitle } = pageMeta(nodes)
  return {
    text,
    ...(stated.length > 0 ? { stated } : {}),
    ...(pageTitle !== null ? { pageTitle } : {}),
    ...(furniture.length > 0 ? { furniture } : {}),
  }
}
