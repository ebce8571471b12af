import { simplify } from './simplify.ts'

/** A text as names are recognised in it: simplified, half-width, without spaces. */
export interface Folded {
  readonly text: string
  /** What the source writes for `[start, end)` of `text`, spaces at its ends trimmed. */
  written(start: number, end: number): string
}

const DROPPED = /[\s\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]/

/**
 * Folds code unit by code unit, so that every name can be given back as it was written.
 * With `lines`, line ends stay: they separate what a paragraph's name may not cross.
 */
export function fold(source: string, lines = false): Folded {
  const offsets: number[] = []
  let kept = ''
  for (let at = 0; at < source.length; at++) {
    const unit = source.charCodeAt(at)
    const isLineEnd = unit === 0x0a || unit === 0x0d
    if (isLineEnd ? !lines : DROPPED.test(source.charAt(at))) continue
    kept += isLineEnd ? '\n' : String.fromCharCode(halfWidth(unit))
    offsets.push(at)
  }
  const written = (start: number, end: number): string => {
    const last = offsets[end - 1]
    return last === undefined ? '' : source.slice(offsets[start], last + 1).trim()
  }
  return { text: simplify(kept), written }
}

function halfWidth(unit: number): number {
  return unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit
}
