import { middleOf, type Run } from './sheet.ts'

/** Runs that stand on one line, from left to right. */
export interface Line {
  readonly runs: readonly Run[]
  readonly left: number
  readonly right: number
  readonly base: number
  /** Of most of its characters. */
  readonly size: number
}

/** Wider than a character: two pieces of text, whatever stands between. Parts of the size. */
const PIECE_GAP = 1.1
/** Wider than any space inside a sentence. Parts of the size. */
const WORD_GAP = 0.8
/** Between Latin letters a narrower gap is a space. Parts of the size. */
const LATIN_GAP = 0.12

/** What spreads a line out further parts its pieces. Parts of the size. */
const WIDEST_SPREAD = 2.2

/** Runs by the line they stand on, from the top; raised and lowered ones stay with theirs. */
export function toLines(runs: readonly Run[]): Line[] {
  const lines: Run[][] = []
  let middle = 0
  for (const run of [...runs].sort((a, b) => middleOf(a) - middleOf(b) || a.left - b.left)) {
    const line = lines.at(-1)
    const size = Math.min(run.size, line?.[0]?.size ?? 0)
    if (line && middleOf(run) - middle < size * 0.5) line.push(run)
    else {
      lines.push([run])
      middle = middleOf(run)
    }
  }
  return lines.map(makeLine)
}

function makeLine(unsorted: readonly Run[]): Line {
  const runs = [...unsorted].sort((a, b) => a.left - b.left)
  const main = mainRun(runs)
  return {
    runs,
    left: runs[0]?.left ?? 0,
    right: runs.reduce((right, run) => Math.max(right, run.right), Number.NEGATIVE_INFINITY),
    base: main?.base ?? 0,
    size: main?.size ?? 0,
  }
}

/** One that has the size of most characters. */
function mainRun(runs: readonly Run[]): Run | undefined {
  const lengths = new Map<number, number>()
  for (const { size, text } of runs) {
    const step = Math.round(size * 2)
    lengths.set(step, (lengths.get(step) ?? 0) + text.length)
  }
  const [[most = 0] = []] = [...lengths].sort((a, b) => b[1] - a[1])
  return runs.find(({ size }) => Math.round(size * 2) === most)
}

/** The pieces of a line that wide gaps part. */
export function piecesOf(line: Line): Line[] {
  const pieces: Run[][] = []
  let right = Number.NEGATIVE_INFINITY
  const spread = spreadRuns(line.runs)
  line.runs.forEach((run, at) => {
    const last = pieces.at(-1)
    const isNear = run.left - right < Math.max(run.size, line.size) * PIECE_GAP
    if (last && (isNear || spread.has(at))) last.push(run)
    else pieces.push([run])
    right = Math.max(right, run.right)
  })
  return pieces.length === 1 ? [line] : pieces.map(makeLine)
}

/** What a line says: Chinese has no spaces between words, whatever its setting spreads. */
export function textOf({ runs }: Pick<Line, 'runs'>): string {
  let text = ''
  const spread = spreadRuns(runs)
  runs.forEach((run, at) => {
    const before = runs[at - 1]
    if (before && !spread.has(at)) text += spaceBetween(before, run)
    text += withoutSetting(run.text)
  })
  return text
}

/**
 * Runs that stand as far from the one before as others around them do: a line of few characters
 * spread out to the margin, since what follows could not be broken. Their places in the line.
 */
function spreadRuns(runs: readonly Run[]): ReadonlySet<number> {
  const spread = new Set<number>()
  const gapAt = (at: number): number => {
    const [before, run] = [runs[at - 1], runs[at]]
    return before && run ? (run.left - before.right) / run.size : 0
  }
  for (let start = 1; start < runs.length; ) {
    const first = gapAt(start)
    let end = start + 1
    while (end < runs.length && Math.abs(gapAt(end) - first) < first * 0.15) end += 1
    const han = runs.slice(start, end).filter(({ text }) => /[\u3400-\u9fff]/.test(text)).length
    const isSpread = first >= LATIN_GAP && first < WIDEST_SPREAD && end - start >= 4
    if (isSpread && han >= (end - start) / 2) for (; start < end; start += 1) spread.add(start)
    start = end
  }
  return spread
}

function spaceBetween(before: Run, run: Run): string {
  const gap = (run.left - before.right) / Math.max(before.size, run.size)
  if (gap >= WORD_GAP) return ' '
  const words = isNarrow(before.text.at(-1)) && isNarrow(run.text[0])
  return words && gap >= LATIN_GAP ? ' ' : ''
}

/** Spaces that only the setting of a line made: beside a full-width character. */
function withoutSetting(text: string): string {
  if (!text.includes(' ')) return text
  return text.replace(/ +/g, (_, at: number, all: string) => {
    const after = /[^ ]/.exec(all.slice(at, at + 100))?.[0]
    return isNarrow(all[at - 1]) && isNarrow(after) ? ' ' : ''
  })
}

/** A character of half width: Latin letters, figures, their punctuation. */
function isNarrow(character: string | undefined): boolean {
  return (
    character !== undefined && character < '\u2e80' && !/[\u2010-\u203f—…“”‘’·]/.test(character)
  )
}

/** A paragraph whose lines were broken: only two Latin words need a space between them. */
export function joinBroken(lines: readonly string[]): string {
  return lines
    .map((line, at) => {
      const before = lines[at - 1]?.at(-1) ?? ''
      return /[A-Za-z,;]/.test(before) && /^[A-Za-z]/.test(line) ? ` ${line}` : line
    })
    .join('')
}
