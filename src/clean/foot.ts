import { peelHeader } from './header.ts'
import { cutLine, isSentence, type Line } from './line.ts'
import { isBreadcrumb, isPageNumber, unmistakableEnd } from './page-words.ts'
import { findTables } from './table-blocks.ts'
import { isDateLine, isUnreadableDate } from './timestamp.ts'
import { bare } from './title.ts'

export interface Foot {
  readonly lines: readonly Line[]
  readonly furniture: readonly string[]
  readonly flags: readonly string[]
}

/**
 * Takes the rest of the furniture out: what nobody mistakes for text wherever it stands,
 * toolbar words, counters and the repeated title only below the last sentence. A table goes whole
 * or not at all: a row of dashes is none by itself.
 */
export function stripFurniture(page: readonly Line[], title: string | null): Foot {
  const lines = [...page.slice(0, -3), ...page.slice(-3).flatMap(splitTail)]
  const kept: Line[] = []
  const furniture: string[] = []
  const flags: string[] = []
  const foot = lines.findLastIndex((line) => isSentence(line) && peelHeader(line) === null) + 1
  const isBelow = (index: number): boolean => index >= foot && index > 0
  const rows = new Uint8Array(lines.length)
  for (const { first, end } of findTables(lines)) {
    const table = lines.slice(first, end)
    if (table.every((line, at) => isFurniture(line, isBelow(first + at), title))) continue
    rows.fill(1, first, end)
  }
  let edge = false
  let stripped = false
  lines.forEach((line, index) => {
    const below = isBelow(index)
    if (below && isUnreadableDate(line.plain)) flags.push(`unreadable date ${line.text}`)
    const counter = below && stripped && /^[-—\s]{0,4}\d{5,12}$/.test(line.plain)
    stripped =
      rows[index] === 0 && (isPageNumber(line.plain) || counter || isFurniture(line, below, title))
    if (stripped) {
      furniture.push(line.text)
      edge ||= isPageNumber(line.plain)
      return
    }
    kept.push(edge ? { ...line, page: true, gap: false } : line)
    edge = false
  })
  return { lines: kept, furniture, flags }
}

function isFurniture(line: Line, below: boolean, title: string | null): boolean {
  const { plain, text } = line
  if (isSentence(line) && plain.length > 200) return false
  if (unmistakableEnd(plain, 0) === plain.length) return true
  if (!below || isDateLine(plain)) return false
  if (title !== null && bare(text) === bare(title)) return true
  if (isUnreadableDate(plain)) return true
  if (isBreadcrumb(plain)) return true
  const peeled = peelHeader(line)
  return peeled !== null && peeled.end >= plain.length && peeled.fields.length === 0
}

/** Toolbar words glued to the last sentence, as on a page flattened into one line. */
function splitTail(line: Line): Line[] {
  const stop = line.plain.lastIndexOf('。') + 1
  const tail = line.plain.slice(stop)
  if (stop === 0 || tail.length < 2 || tail.length > 300) return [line]
  const spaces = [
    0,
    ...[...tail.matchAll(/\s+/g)].map(({ index, 0: space }) => index + space.length),
  ]
  for (const space of spaces.slice(0, 20)) {
    const rest = cutLine(line, stop + space)
    const peeled = rest.text === '' ? null : peelHeader(rest)
    if (peeled && peeled.end >= rest.text.length && peeled.fields.length === 0) {
      return [cutLine(line, 0, stop + space), rest]
    }
  }
  return [line]
}
