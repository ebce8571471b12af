import type { HeaderField } from '../model/header-field.ts'
import { type LabelMatch, labelAt } from './header-labels.ts'
import type { Line } from './line.ts'
import { edgeEnd, unmistakableEnd } from './page-words.ts'
import { timestampEnd } from './timestamp.ts'
import { addressEnd } from './url.ts'

/** What the beginning of a line was found to be. */
export interface Peeled {
  readonly fields: readonly HeaderField[]
  /** Labels, filing values and toolbar words, in order. */
  readonly furniture: readonly string[]
  /** A label at the very end of the line that has no value yet. */
  readonly open: LabelMatch['kind'] | null
  readonly openLabel: string
  /** Where the line goes on with something else; its length when nothing is left. */
  readonly end: number
}

interface Piece {
  readonly start: number
  readonly end: number
  readonly field?: HeaderField
  readonly furniture: string
  /** A label was read, or something no report says of itself. */
  readonly strong: boolean
  readonly open?: LabelMatch
}

const SEPARATOR = /[\s|｜,，;；、]/
const LONGEST_VALUE = 200

/**
 * Reads header fields, timestamps and toolbar words from the beginning of a line, as many as
 * there are: labels are furniture, values belong to the head. Values that only say how the site
 * files the page (公开方式, 有效性) go with their label; index numbers, dates, agencies, 文号,
 * titles and subject words stay. Null when the line does not begin like that.
 */
export function peelHeader(line: Line): Peeled | null {
  const { plain, text } = line
  const pieces: Piece[] = []
  let at = skip(plain, 0)
  while (at < plain.length) {
    const piece = pieceAt(line, at)
    if (!piece) break
    pieces.push(piece)
    at = skip(plain, piece.end)
  }
  while (pieces.length > 0 && at < plain.length && !isParted(plain, pieces.at(-1), at)) {
    at = pieces.pop()?.start ?? 0
  }
  if (pieces.length === 0) return null
  if (at < plain.length && !pieces.some((piece) => piece.strong)) return null
  const open = at >= plain.length ? pieces.at(-1)?.open : undefined
  return {
    fields: pieces.flatMap((piece) => piece.field ?? []),
    furniture: [
      ...pieces.flatMap((piece, index) => [
        text.slice(pieces[index - 1]?.end ?? 0, piece.start).trim(),
        piece.furniture,
      ]),
      text.slice(pieces.at(-1)?.end, at).trim(),
    ].filter((words) => words !== ''),
    open: open?.kind ?? null,
    openLabel: open ? text.slice(open.wordStart, open.wordEnd) : '',
    end: at,
  }
}

/** A toolbar word or a date in front of other text is only that when something parts them. */
function isParted(plain: string, piece: Piece | undefined, rest: number): boolean {
  if (!piece) return false
  if (piece.strong) return true
  return !piece.field && rest > piece.end && SEPARATOR.test(plain[rest - 1] ?? '')
}

function pieceAt({ plain, text }: Line, at: number): Piece | null {
  const word = edgeEnd(plain, at)
  if (word > at) {
    const strong = unmistakableEnd(plain, at) === word
    return { start: at, end: word, furniture: text.slice(at, word).trim(), strong }
  }
  const label = labelAt(plain, at)
  if (label) return fieldAt(text, plain, label)
  const date = timestampEnd(plain, at)
  if (date < 0 || /[\u4e00-\u9fff]/.test(plain[date] ?? '')) {
    if (date < 0 || !pieceFollows(plain, date)) return null
  }
  const field = { kind: 'published', label: '', value: text.slice(at, date) } as const
  return { start: at, end: date, field, furniture: '', strong: false }
}

function pieceFollows(plain: string, at: number): boolean {
  return labelAt(plain, at) !== null || unmistakableEnd(plain, at) > at
}

function fieldAt(text: string, plain: string, label: LabelMatch): Piece | null {
  const start = skip(plain, label.end)
  const words = text.slice(label.start, start).trim()
  const end = valueEnd(plain, start, label.kind)
  if (end < 0) return null
  if (end <= start) {
    return { start: label.start, end: start, furniture: words, strong: true, open: label }
  }
  const value = text.slice(start, end).trim()
  if (label.kind === 'filing') {
    return { start: label.start, end, furniture: text.slice(label.start, end).trim(), strong: true }
  }
  const field = { kind: label.kind, label: text.slice(label.wordStart, label.wordEnd), value }
  return { start: label.start, end, field, furniture: words, strong: true }
}

/** Where a value ends: at the next label, toolbar word, cell or wide space; -1 when it is no value. */
function valueEnd(plain: string, start: number, kind: LabelMatch['kind']): number {
  const address = addressEnd(plain, start)
  if (address > 0 || kind === 'url') return address
  const date = timestampEnd(plain, start)
  if (date > 0 && (kind === 'published' || kind === 'signed')) return date
  const limit = Math.min(plain.length, start + LONGEST_VALUE)
  let space = -1
  let at = start
  for (; at < limit; at += 1) {
    const character = plain[at] ?? ''
    if (/[|｜\t]/.test(character) || plain.startsWith('??', at)) return at
    if (/\s/.test(character)) {
      if (space < 0) space = at
      continue
    }
    const afterSpace = at === start || /[\s\]】)）]/.test(plain[at - 1] ?? '')
    if (labelAt(plain, at)?.kind && (afterSpace || plainColonLabel(plain, at))) return at
    if (unmistakableEnd(plain, at) > at && (afterSpace || !/[\u4e00-\u9fff]/.test(character)))
      return at
    if (afterSpace && at > start && edgeEnd(plain, at) > at) return at
    if ((kind === 'agency' || kind === 'source') && at > start && timestampEnd(plain, at) > 0)
      return at
    if (/[。！？]/.test(character) && kind !== 'other' && kind !== 'title') break
  }
  if (at >= plain.length) return plain.length
  return space > start && space - start <= 60 ? space : -1
}

/** Two-letter labels (来源, 时间) inside a value need a space before them. */
function plainColonLabel(plain: string, at: number): boolean {
  const label = labelAt(plain, at)
  return label !== null && label.wordEnd - label.wordStart >= 4
}

function skip(plain: string, from: number): number {
  let at = from
  for (; at < plain.length; at += 1) {
    // ?? was a no-break space once.
    const lost =
      plain[at] === '?' && (plain[at + 1] === '?' || (at > from && plain[at - 1] === '?'))
    if (!lost && !SEPARATOR.test(plain[at] ?? '')) break
  }
  return at
}
