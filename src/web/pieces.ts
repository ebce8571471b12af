import type { AnchoredPart } from '../server/contract.ts'

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
