import type { HeaderField } from '../model/header-field.ts'
import type { Found } from './agency-place.ts'
import type { TextEvidence } from './evidence.ts'

/** Browsers and servers agree on about this many characters. */
const LONGEST = 2_000
/** What a scheme and an address may begin with; what parts an address from the words after it. */
const ADDRESS = /https?:\/\/[^\s"'<>|，。；、（）【】《》“”]+/iy

/** Where the web address that begins at `at` ends, or -1. */
export function addressEnd(plain: string, at: number): number {
  ADDRESS.lastIndex = at
  return ADDRESS.test(plain) ? ADDRESS.lastIndex : -1
}

/**
 * Address of the page a report was found on: what the source says, else the first header value
 * that is one (原文链接, 网址, an address for a 来源). A header that gives only a site's front page
 * names the site, not the page. Links of the text are never taken.
 */
export function readUrl({ url, header }: Pick<TextEvidence, 'url' | 'header'>): Found<string> {
  const known = url === null ? null : normalised(url)
  if (known) return { value: known.href, evidence: 'URL' }
  const stated = [...valuesOf(header, 'url'), ...valuesOf(header, 'source')].flatMap(
    (value) => normalised(value.slice(0, Math.max(0, addressEnd(value, 0)))) ?? [],
  )
  const page = stated.find(({ pathname, search }) => pathname !== '/' || search !== '')
  if (page) return { value: page.href, evidence: 'header' }
  if (url !== null) return { value: null, reason: 'the address the source gives is no web address' }
  const reason = stated[0]
    ? 'the header names a site, not the page'
    : 'the source does not say where it was found'
  return { value: null, reason }
}

function valuesOf(header: readonly HeaderField[], wanted: HeaderField['kind']): string[] {
  return header.filter(({ kind }) => kind === wanted).map(({ value }) => value)
}

/** Null when it is no address of the web, or too long to be one. Names and passwords are dropped. */
function normalised(written: string): URL | null {
  const address = written.trim()
  if (address.length > LONGEST || !URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  url.username = ''
  url.password = ''
  return url.href.length > LONGEST ? null : url
}
