import type { Flow } from './blocks.ts'
import { joinBroken, type Line, textOf } from './lines.ts'
import { findMargins, type Margins } from './margins.ts'

/** Whether a line goes on with the next one; `unknown` where the page does not show it. */
type Verdict = 'goes on' | 'ends' | 'unknown'

interface Place {
  readonly line: Line
  readonly text: string
  readonly flow: Flow
  readonly margins: Margins | null
}

/** Less is left where a line is full, beside what the next one begins with. Full-width characters. */
const ROOM = 1.2
/** Lines that begin further in begin a paragraph. Full-width characters. */
const INDENT = 1.2
/** A larger step than inside a paragraph. Parts of the pitch. */
const APART = 1.4

const CLOSED = /[。！？!?；;：:…⋯][”’」』）)》】]{0,4}$/
const MARKER =
  /^(?:第[一二三四五六七八九十百]{1,4}[章节条部分]|[（(]?[一二三四五六七八九十]{1,3}[、.．)）]|[（(]?\d{1,3}[、.．)）])/
/** A line of a table of contents: leaders and a page. */
const LEADER = /[.．…⋯·‥]{3}\s{0,4}\d{1,4}$/

/**
 * The text of flows in reading order: a paragraph or a row on each line, a blank line between
 * paragraphs. Lines are joined where the page shows that they are one paragraph: the first one is
 * full and the next begins at the margin, also across columns and pages. That is no repair and is
 * not counted as one: the lines of a page are its layout, not what the report says, and nothing but
 * a space between two Latin words is added. Where it does not show, a line end is left, with a form
 * feed behind a column or a page, and cleaning judges and counts.
 */
export function writeText(flows: readonly Flow[]): string {
  const margins = findMargins(flows)
  const indents = usesIndents(flows, margins)
  /** Each with the lines of the page it was broken into. */
  const lines: string[][] = []
  let before: Place | null = null
  let goingOn = false
  let inTable = false
  flows.forEach((flow, at) => {
    for (const block of flow.blocks) {
      if ('rows' in block) {
        if (!inTable && lines.length > 0) lines.push([])
        for (const row of block.rows) lines.push([row])
        before = null
        inTable = true
        continue
      }
      const place: Place = { line: block, text: textOf(block), flow, margins: margins[at] ?? null }
      const verdict: Verdict = before ? judge(before, place, goingOn, indents) : 'ends'
      goingOn = verdict === 'goes on'
      if (goingOn) lines.at(-1)?.push(place.text)
      else {
        const sameFlow = before !== null && (before as Place).flow === flow
        if (verdict === 'ends' && lines.length > 0) lines.push([])
        lines.push([verdict === 'unknown' && !sameFlow ? `\f${place.text}` : place.text])
      }
      before = place
      inTable = false
    }
  })
  return lines.map(joinBroken).join('\n')
}

function judge(before: Place, next: Place, goingOn: boolean, indents: boolean): Verdict {
  const [a, b] = [before.line, next.line]
  const size = Math.max(a.size, b.size)
  if (Math.abs(a.size - b.size) > size * 0.12 || LEADER.test(before.text.slice(-60))) return 'ends'
  if (!before.margins || !next.margins) return 'unknown'
  const { margins } = before
  const room = firstWord(b) + ROOM * size
  // Headings are larger, and so is the step between their lines.
  const pitch = Math.max(margins.pitch * Math.max(1, size / margins.size), size * 1.1)
  if (before.flow === next.flow && b.base - a.base > pitch * APART) return 'ends'
  if (isCentred(a, margins) && isCentred(b, next.margins)) {
    return margins.right - margins.left - (a.right - a.left) > room ? 'ends' : 'goes on'
  }
  if (margins.right - a.right > room) return 'ends'
  const indent = b.left - next.margins.left
  if (indent >= INDENT * size) {
    // Set in as a whole, or behind a number that stands out; pages may have margins of their own.
    const shift = next.margins.left - margins.left
    const body = bodyLeft(a)
    const hangs = body > a.left && Math.abs(b.left - shift - body) < size * 0.6
    const block = goingOn && Math.abs(b.left - shift - a.left) < size * 0.3
    return hangs || block ? 'goes on' : 'ends'
  }
  if (CLOSED.test(before.text) && (!indents || MARKER.test(next.text))) return 'unknown'
  return 'goes on'
}

/** Set in from both sides alike. */
function isCentred({ left, right, size }: Line, margins: Margins): boolean {
  const [before, after] = [left - margins.left, margins.right - right]
  return before > size * 0.5 && Math.abs(before - after) < size * 0.5
}

/** What must not be broken at the beginning of a line, in points: a Latin word, a figure, or one character. */
function firstWord({ runs, size }: Line): number {
  const [text = ''] = runs.map((run) => run.text)
  const word = /^[\u0021-\u024f]{1,60}/.exec(text)?.[0].length ?? 0
  return Math.max(size, (word + 1) * size * 0.55)
}

/** Where the text of a line begins behind its number or bullet, when a gap shows it. */
function bodyLeft({ runs, left, size }: Line): number {
  const [first, second] = runs
  if (!first || !second || first.text.length > 6) return left
  return second.left - first.right > size * 0.2 ? second.left : left
}

/** Paragraphs begin set in: seen behind lines that certainly end one. */
function usesIndents(flows: readonly Flow[], margins: readonly (Margins | null)[]): boolean {
  let [seen, indented] = [0, 0]
  flows.forEach((flow, at) => {
    const own = margins[at]
    if (!own) return
    flow.blocks.forEach((block, place) => {
      const before = flow.blocks[place - 1]
      if (!before || 'rows' in before || 'rows' in block) return
      if (own.right - before.right < block.size * 3 || !CLOSED.test(textOf(before))) return
      seen += 1
      const indent = (block.left - own.left) / block.size
      if (indent >= INDENT && indent < 5) indented += 1
    })
  })
  return seen >= 2 && indented >= seen * 0.6
}
