import { type Line, piecesOf, textOf } from './lines.ts'
import { isInBand, MOST_LINES, type PageLines, whiteBetween } from './page-lines.ts'
import { numberOf } from './page-numbers.ts'
import { quantile } from './quantile.ts'

type Side = 'top' | 'bottom'

/** A line that may be a head or a foot. */
export interface Candidate {
  readonly line: Line
  readonly page: PageLines
  readonly side: Side
  /** What is free on its inner side, up to where the body begins; null where there is no body. */
  readonly white: number | null
}

/** Heads and feet stand in this outer part of a page's height. */
const BAND = 0.15
/** The same head stands at the same height. Points. */
const NEAR = 4
/** Heads are no longer. Characters. */
const LONGEST = 120
/** A heading, an item of a list, the name of an appendix or a table, the label of a form. */
const NUMBERED =
  /^(?:第[一二三四五六七八九十百\d]{1,4}[章节節条條部编編篇]|[（(]?[一二三四五六七八九十]{1,3}[、.．)）]|[（(]?\d{1,3}(?:[、．)）]|\.(?!\d))|[①-⑳]|附[件表录錄图圖]|[续續]?[表图圖]\d|[续續]表|[编編序][号號]|No\.)/i
const SENTENCE = /[。；;，,、：:！!？?]$/
/** The number of a page inside other text: 第3页, — 3 —, | 3. */
const COUNTER = /第(\d{1,4})[页頁]|[-—–―]{1,3}(\d{1,4})[-—–―]{1,3}$|[|｜·•](\d{1,4})$/

/** Lines of the same text at the same height; one may be in two groups, by what counts pages. */
export function groupsOf(
  pages: readonly PageLines[],
  numbers: ReadonlySet<Line>,
): (readonly Candidate[])[] {
  const byText = new Map<string, Candidate[]>()
  for (const candidate of pages.flatMap((page) => candidatesOf(page, numbers))) {
    for (const text of textsOf(candidate)) {
      const key = `${candidate.side} ${text}`
      const same = byText.get(key)
      if (same) same.push(candidate)
      else byText.set(key, [candidate])
    }
  }
  return [...byText.values()].map((same) => {
    const usual = quantile(same.map(placeOf), 0.5)
    return same.filter((one) => Math.abs(placeOf(one) - usual) <= NEAR)
  })
}

function candidatesOf(page: PageLines, numbers: ReadonlySet<Line>): Candidate[] {
  return (['top', 'bottom'] as const).flatMap((side) => {
    const others = page.lines.filter((line) => !numbers.has(line))
    const inward = side === 'top' ? others : others.toReversed()
    const outer = inward
      .slice(0, MOST_LINES)
      .filter((line) => !page.inTables.has(line) && sideOf(line, page) === side)
    return outer.flatMap((line, place) => {
      const text = textOf(line).replace(/\s+/g, '')
      if (text.length > LONGEST) return []
      if (NUMBERED.test(text) || SENTENCE.test(text)) return []
      const whites = inward.slice(place, MOST_LINES + 1).flatMap((one, at, lines) => {
        const next = lines[at + 1]
        if (next === undefined) return []
        return side === 'top' ? whiteBetween(one, next) : whiteBetween(next, one)
      })
      return { line, page, side, white: whites.length > 0 ? Math.max(...whites) : null }
    })
  })
}

function sideOf(line: Line, { sheet }: PageLines): Side | null {
  if (!isInBand(line, sheet, BAND)) return null
  return line.base < sheet.height / 2 ? 'top' : 'bottom'
}

/** What a line says, and what it says beside the number of its page. */
function textsOf({ line, page }: Candidate): string[] {
  const pieces = piecesOf(line).map((piece) => textOf(piece).replace(/\s+/g, ''))
  const counted = pieces.map((piece, at) => {
    const isAlone = numberOf(piece) !== null && !/[:：]$/.test(pieces[at - 1] ?? '')
    return isAlone
      ? piece.replace(/\d+/, (digits) => `#${Number(digits) - page.sheet.page}`)
      : piece.replace(COUNTER, (all) =>
          all.replace(/\d+/, (digits) => `#${Number(digits) - page.sheet.page}`),
        )
  })
  return [...new Set([pieces.join(' '), counted.join(' ')])]
}

/** How far from the edge of the page. Points. */
export function placeOf({ line, page, side }: Candidate): number {
  return side === 'top' ? line.base : page.sheet.height - line.base
}
