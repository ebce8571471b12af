import type { AnchoredPart, Span } from '../server/contract.ts'

/** The text that pieces join to. */
export function textOf(parts: readonly AnchoredPart[]): string {
  return parts.map(({ t }) => t).join('')
}

/**
 * The pieces of a stretch of the text that `parts` join to, from `start` up to `end` (UTF-16). A
 * mark that is cut stays marked on both sides; its first piece has the anchor.
 */
export function slicePieces(
  parts: readonly AnchoredPart[],
  start: number,
  end = Number.POSITIVE_INFINITY,
): AnchoredPart[] {
  const pieces: AnchoredPart[] = []
  let at = 0
  for (const { t, h, id } of parts) {
    const from = Math.max(start - at, 0)
    const text = t.slice(from, Math.max(end - at, 0))
    if (text !== '') pieces.push(piece(text, h, from === 0 ? id : undefined))
    at += t.length
  }
  return pieces
}

/**
 * The pieces of each of several stretches, in order and apart, in one walk. What stands between
 * them is not shown; the anchor of a mark that begins there is on the first piece that is.
 */
export function sliceEach(
  parts: readonly AnchoredPart[],
  spans: readonly Span[],
): readonly (readonly AnchoredPart[])[] {
  let index = 0
  let at = 0
  let anchor = parts[0]?.id
  const next = (): void => {
    at += parts[index]?.t.length ?? 0
    index += 1
    anchor = parts[index]?.id
  }
  return spans.map(({ start, end }) => {
    const pieces: AnchoredPart[] = []
    for (let part = parts[index]; part && at < end; part = parts[index]) {
      const text = part.t.slice(Math.max(start - at, 0), end - at)
      if (text !== '') {
        pieces.push(piece(text, part.h, anchor))
        anchor = undefined
      }
      if (at + part.t.length > end) break
      next()
    }
    return pieces
  })
}

/** The same text in pieces without white space at its ends. */
export function trimPieces(parts: readonly AnchoredPart[]): AnchoredPart[] {
  const text = textOf(parts)
  return slicePieces(parts, text.length - text.trimStart().length, text.trimEnd().length)
}

/** The lines of a text in pieces, less the blank ones. A mark over several lines is on each. */
export function linesOfPieces(parts: readonly AnchoredPart[]): AnchoredPart[][] {
  let line: AnchoredPart[] = []
  const lines = [line]
  for (const { t, h, id } of parts) {
    let anchor = id
    for (const [at, text] of t.split('\n').entries()) {
      if (at > 0) {
        line = []
        lines.push(line)
      }
      if (text === '') continue
      line.push(piece(text, h, anchor))
      anchor = undefined
    }
  }
  return lines.filter((pieces) => textOf(pieces).trim() !== '')
}

function piece(t: string, h: boolean, id: string | undefined): AnchoredPart {
  return id === undefined ? { t, h } : { t, h, id }
}
