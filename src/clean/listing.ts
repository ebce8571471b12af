import { isHan } from '../model/code-units.ts'
import type { Line } from './line.ts'

export interface Listing {
  /** How many lines at the top only list the headings: they belong to the head. */
  readonly lines: number
  /** Headings that the list names: line (counted after the list) → end of the heading in it. */
  readonly headings: ReadonlyMap<number, number>
}

const NOTHING: Listing = { lines: 0, headings: new Map() }
const MOST_PARTS = 6
/** Lines that are searched for a table of contents, and how many entries it has at most. */
const MOST_LINES = 400
const MOST_ENTRIES = 60

/**
 * Some pages begin with a line that lists the headings, joined by commas; headings contain
 * commas themselves, so the text below says which parts make one. Others have a table of
 * contents, a line each.
 */
export function findListing(lines: readonly Line[]): Listing {
  const [first] = lines
  if (!first) return NOTHING
  return listedInOneLine(first, lines.slice(1)) ?? listedInLines(lines)
}

/** Headings that such a line at the top names. */
export function listedHeadings(lines: readonly Line[]): Listing['headings'] {
  const [first] = lines
  return (first ? listedInOneLine(first, lines.slice(1)) : null)?.headings ?? NOTHING.headings
}

function listedInOneLine(first: Line, below: readonly Line[]): Listing | null {
  if (first.plain.length > 2000 || /[；：！？]/.test(first.plain)) return null
  if (!/[,，]/.test(first.plain)) return null
  const parts = first.plain
    .split(/[,，]/)
    .map((part) => letters(part))
    .filter((part) => part !== '')
  if (parts.length < 2) return null
  const headings = new Map<number, number>()
  let part = 0
  below.forEach((line, index) => {
    if (!mayBegin(line.plain, parts[part])) return
    const taken = partsAtStart(parts, part, letters(line.plain.slice(0, 200)))
    if (taken === 0) return
    part += taken
    const heading = parts.slice(part - taken, part).join('')
    headings.set(index, unitsOf(line.plain, heading.length))
  })
  return part === parts.length && headings.size >= 2 ? { lines: 1, headings } : null
}

/** Whether the first letter or digit of a line is that of an entry: most lines are not read further. */
function mayBegin(plain: string, entry = ''): boolean {
  const first = entry.charCodeAt(0)
  for (let at = 0; at < plain.length; at += 1) {
    const unit = plain.charCodeAt(at)
    if (unit === first) return true
    if (isHan(unit)) return false
  }
  return false
}

/** How many parts, joined, the line begins with; as many as possible. */
function partsAtStart(parts: readonly string[], from: number, line: string): number {
  let joined = ''
  let taken = 0
  for (let count = 1; count <= MOST_PARTS && from + count <= parts.length; count += 1) {
    joined += parts[from + count - 1]
    if (line.startsWith(joined)) taken = count
  }
  return taken
}

function listedInLines(lines: readonly Line[]): Listing {
  const start = /^目\s{0,6}录$/.test(lines[0]?.plain ?? '') ? 1 : 0
  const first = entryOf(lines[start]?.plain ?? '')
  // The list ends where its first entry comes again.
  const again = lines
    .slice(0, MOST_LINES)
    .findIndex(
      ({ plain }, index) => index > start && mayBegin(plain, first) && entryOf(plain) === first,
    )
  if (again < start + 3) return NOTHING
  const texts = lines.slice(0, MOST_LINES).map(({ plain }) => entryOf(plain))
  let end = start
  while (end < texts.length && end < MOST_ENTRIES) {
    const text = texts[end]
    if (!text || text.length > 60 || !texts.slice(end + 1).some((other) => other.startsWith(text)))
      break
    end += 1
  }
  const listed = Math.min(end, again)
  return listed - start >= 3 ? { lines: listed, headings: new Map() } : NOTHING
}

/** An entry of a table of contents without its dots and page number. */
function entryOf(plain: string): string {
  return letters(plain.slice(0, 200).replace(/[.…·\s\d]{1,200}$/, ''))
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}

/** Where the first `count` letters of a line end. */
function unitsOf(text: string, count: number): number {
  let seen = 0
  let at = 0
  for (const character of text) {
    if (seen >= count) break
    at += character.length
    if (/[\p{L}\p{N}]/u.test(character)) seen += character.length
  }
  return at
}
