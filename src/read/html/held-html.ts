import { scriptStrings } from './script-strings.ts'

/** HTML found inside something else, and how it was found. */
export interface HeldHtml {
  readonly html: string
  readonly note: string
}

/** Members that hold the text of a page, as content managers call them. */
const MEMBERS = new Set(
  'text content html body zw zhengwen contents articlecontent 正文'.split(' '),
)
/** In characters: one that is called so is preferred to any other. */
const CALLED_SO = 1e9
/** `var content = "…`, `callback({…`: a script that is no page. */
const SCRIPT = /^(?:(?:var|let|const|window\.)\s{0,9})?[\w$.]{1,80}\s{0,9}[=(]\s{0,9}["'`{[]/
const TAG =
  /<(?:p|div|br|table|tr|td|span|h[1-6]|li|section|article|font|strong|b|body|html)\b[^<>]{0,2000}>/i
const BLOCK = /<(?:p|div|br|table|tr|td|h[1-6]|li|body)\b[^<>]{0,2000}>/gi
/** Between two tags that end a line, in a page that is written neatly. */
const LINES_A_TAG = 3
const HAN = /[\u3400-\u9fff]/g
/** A text, not a button's label: characters of Chinese. */
const LEAST = 30
/** What a page says to whoever cannot see it as it is meant, and how much that is at most, in Chinese. */
const NOTICE = /浏览器|javascript|flash/i
const LONGEST_NOTICE = 200
/** A wrapper in a wrapper in a wrapper: `{"data":{"article":{"content":…`. */
const DEEPEST = 6
const MOST_MEMBERS = 10_000

/** Whether a text has the tags of a page or of a piece of one. */
function hasTags(text: string): boolean {
  return TAG.test(text)
}

/** A page whose name does not say that it is one. */
const PAGE = /^[\s\ufeff]{0,1000}(?:<\?xml[^<>]{0,200}>\s{0,1000})?<(?:!doctype\s{1,9}html|html)\b/i

export function looksLikeHtml(text: string): boolean {
  return PAGE.test(text)
}

/** Whether a text is HTML throughout, not lines of plain text with a stray tag among them. */
export function isMarkup(text: string): boolean {
  const tags = text.match(BLOCK)?.length ?? 0
  if (tags === 0) return false
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1
  return lines <= tags * LINES_A_TAG
}

/** The HTML that a file holds which is not a page but JSON or a script; null when it is neither. */
export function htmlInFile(file: string): HeldHtml | null {
  const text = file.trim()
  if (/^["{[]/.test(text)) {
    const value = parsed(text)
    const html = value === undefined ? null : htmlIn(value)
    if (html !== null) return { html, note: 'the page is a string of JSON' }
  }
  if (!SCRIPT.test(text.slice(0, 300))) return null
  const main = mainString(text)
  return main && { html: main.html, note: 'the page is a string of a script' }
}

/** The HTML that a page's scripts write or keep, or that is kept for them; null when none is a text. */
export function htmlInScripts(
  scripts: readonly string[],
  kept: readonly string[],
): HeldHtml | null {
  const page = kept.filter((html) => hasTags(html) && hanIn(html) >= LEAST)
  if (page.length > 0) {
    return { html: page.join('\n'), note: 'the text was read from a hidden part of the page' }
  }
  let best: Main | null = null
  for (const script of scripts) {
    const main = mainString(script)
    if (main && main.han > (best?.han ?? 0)) best = main
  }
  return best && { html: best.html, note: 'the text was read from a string of a script' }
}

/** A string of a script that may be the text of a page. */
interface Main {
  readonly html: string
  /** Characters of Chinese in it. */
  readonly han: number
}

/**
 * What a script writes in all, or the string with tags that has most Chinese. A string that is neither
 * is shown nowhere, or not as a part of the page: a message, a name.
 */
function mainString(script: string): Main | null {
  const strings = scriptStrings(script)
  const written = strings.flatMap(({ text, isWritten }) => (isWritten ? [text] : [])).join('')
  const tagged = strings.flatMap(({ text }) => (hasTags(text) ? [text] : []))
  let best: Main | null = null
  for (const html of [written, ...tagged]) {
    const han = hanIn(html)
    if (han < LEAST || han <= (best?.han ?? 0)) continue
    if (han > LONGEST_NOTICE || !NOTICE.test(html)) best = { html, han }
  }
  return best
}

/**
 * The HTML in a value of JSON: of its strings with tags the one that holds most Chinese, those called a
 * text before others; null when there is none.
 */
export function htmlIn(value: unknown): string | null {
  let best: string | null = null
  let most = -1
  const waiting: { readonly name: string; readonly value: unknown; readonly depth: number }[] = [
    { name: '', value, depth: 0 },
  ]
  for (let seen = 0; waiting.length > 0 && seen < MOST_MEMBERS; seen += 1) {
    const { name, value, depth } = waiting.pop() ?? {}
    if (typeof value === 'string' && hasTags(value)) {
      const weight = hanIn(value) + (MEMBERS.has(name?.toLowerCase() ?? '') ? CALLED_SO : 0)
      if (weight <= most) continue
      best = value
      most = weight
    } else if (typeof value === 'object' && value !== null && (depth ?? 0) < DEEPEST) {
      for (const [name, member] of Object.entries(value)) {
        waiting.push({ name, value: member, depth: (depth ?? 0) + 1 })
      }
    }
  }
  return best
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function hanIn(text: string): number {
  return text.match(HAN)?.length ?? 0
}
