import { type Line, textOf } from './lines.ts'

/** The text on a sheet, in pieces; sheets of the same name are set alike. */
export interface Setting {
  readonly name: string
  readonly pieces: readonly Line[]
}

/** Lines that begin below each other and end alike: prose that fills its column. */
interface Block {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Narrower columns are those of a table. Full-width characters. */
export const NARROWEST = 8
/** The room between columns. Full-width characters. */
export const GUTTER = 0.8
const WIDEST_GUTTER = 6
/** What has more places for columns is not set in columns. */
const MOST_GUTTERS = 12
/** Lines of a column begin and end within this. Full-width characters. */
const FLUSH = 0.5
const RAGGED = 1.3

/**
 * Where the columns of a document are parted, by name of its sheets: between lines that fill one
 * column and lines that fill another beside it. What is set in columns on one page is on others too,
 * where too little stands to show it.
 */
export function findGutters(sheets: readonly Setting[]): ReadonlyMap<string, readonly number[]> {
  const gutters = new Map<string, number[]>()
  for (const sheet of sheets) {
    const known = gutters.get(sheet.name) ?? []
    gutters.set(sheet.name, known)
    const size = sizeOf(sheet.pieces)
    const blocks = findBlocks(sheet.pieces)
    for (const block of blocks) {
      const x = gutterBeside(block, blocks, size)
      if (x === null || known.length === MOST_GUTTERS) continue
      if (known.every((other) => Math.abs(other - x) > 1)) known.push(x)
    }
  }
  return gutters
}

/** The middle between a block and the nearest one to its right that stands at the same height. */
function gutterBeside(block: Block, blocks: readonly Block[], size: number): number | null {
  let nearest = Number.POSITIVE_INFINITY
  for (const { left, top, bottom } of blocks) {
    const isBeside = left - block.right >= size * GUTTER
    if (isBeside && top < block.bottom && block.top < bottom) nearest = Math.min(nearest, left)
  }
  return nearest - block.right > size * WIDEST_GUTTER ? null : (block.right + nearest) / 2
}

function findBlocks(pieces: readonly Line[]): Block[] {
  const wide = pieces
    .filter(({ left, right, size }) => right - left >= NARROWEST * size)
    .sort((a, b) => a.left - b.left)
  const groups: Line[][] = []
  for (const line of wide) {
    const first = groups.at(-1)?.[0]
    if (first && line.left - first.left < line.size * FLUSH) groups.at(-1)?.push(line)
    else groups.push([line])
  }
  return groups.map(blockOf).filter((block) => block !== null)
}

/** Null when no two lines that begin alike end alike, or they hold no parts of sentences. */
function blockOf(lines: readonly Line[]): Block | null {
  const longest = lines.toSorted((a, b) => b.right - a.right)
  const end = longest.find(
    ({ right, size }, at) => right - (longest[at + 1]?.right ?? -Infinity) < size * RAGGED,
  )
  if (!end) return null
  const full = lines
    .filter(({ right }) => Math.abs(end.right - right) < end.size * RAGGED)
    .sort((a, b) => a.base - b.base)
  const clauses = full.filter((line) => /[，。；、,;]/.test(textOf(line))).length
  const [first, last] = [full[0], full.at(-1)]
  if (!first || !last || clauses < full.length * 0.3) return null
  return { left: first.left, right: end.right, top: first.base - first.size, bottom: last.base }
}

/** Of most pieces. */
export function sizeOf(pieces: readonly Line[]): number {
  const sizes = pieces.map(({ size }) => size).sort((a, b) => a - b)
  return sizes[sizes.length >> 1] ?? 0
}
