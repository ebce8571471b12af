import type { Page } from './engine.ts'
import { hasOddGlyphs, readGlyphs } from './glyphs.ts'
import type { Rule, Run, Sheet } from './sheet.ts'

/** Which way the lines of a text run: to the right, down, to the left, up; or askew. */
type Turn = 0 | 90 | 180 | 270 | 'askew'

interface Placed {
  readonly turn: Turn
  readonly run: Run
}

export interface PageText {
  readonly width: number
  readonly height: number
  /** From the page's own coordinates to the upright page. */
  readonly view: readonly [number, number, number, number, number, number]
  readonly placed: readonly Placed[]
  /** Fonts with codes that no character has. */
  readonly odd: ReadonlySet<string>
}

/** What the text layer of a page says, and where. */
export async function readPage(page: Page): Promise<PageText> {
  const viewport = page.getViewport({ scale: 1 })
  const view = viewport.transform as [number, number, number, number, number, number]
  const { items, styles } = await page.getTextContent({ disableNormalization: true })
  const placed: Placed[] = []
  const odd = new Set<string>()
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue
    if (hasOddGlyphs(item.str)) odd.add(item.fontName)
    const text = readGlyphs(item.str).trim()
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform as number[]
    const scale = Math.hypot(view[0], view[1])
    const across = [view[0] * a + view[2] * b, view[1] * a + view[3] * b] as const
    const up = [view[0] * c + view[2] * d, view[1] * c + view[3] * d] as const
    const x = view[0] * e + view[2] * f + view[4]
    const y = view[1] * e + view[3] * f + view[5]
    const vertical = styles[item.fontName]?.vertical ?? false
    const size = Math.hypot(...up)
    const length = (vertical ? item.height : item.width) * scale
    if (text === '' || !Number.isFinite(x + y + size + length) || size <= 0) continue
    // In a vertical font lines run down, and the pen stands over the middle of the characters.
    const angle = (Math.atan2(across[1], across[0]) * 180) / Math.PI + (vertical ? 90 : 0)
    const turn = turnOf(angle)
    const lift = vertical ? size * 0.38 : 0
    const [left, base] = turned(turn, x, y, viewport.width, viewport.height)
    placed.push({
      turn,
      run: { text, left, right: left + length, base: base + lift, size, font: item.fontName },
    })
  }
  return {
    width: viewport.width,
    height: viewport.height,
    view,
    placed: placed.filter(once()),
    odd,
  }
}

function turnOf(angle: number): Turn {
  const nearest = Math.round(angle / 90) * 90
  if (Math.abs(angle - nearest) > 4) return 'askew'
  return (((nearest % 360) + 360) % 360) as Turn
}

function turned(turn: Turn, x: number, y: number, width: number, height: number): [number, number] {
  if (turn === 90) return [y, width - x]
  if (turn === 180) return [width - x, height - y]
  if (turn === 270) return [height - y, x]
  return [x, y]
}

/** Each direction of a page as a sheet of its own; text askew is a stamp or a watermark. */
export function sheetsOf(
  number: number,
  { width, height, placed }: PageText,
  rules: readonly Rule[],
): readonly Sheet[] {
  return ([0, 90, 180, 270] as const).flatMap((turn) => {
    const runs = placed.filter((one) => one.turn === turn).map(({ run }) => run)
    if (runs.length === 0) return []
    const lies = turn === 90 || turn === 270
    return {
      page: number,
      width: lies ? height : width,
      height: lies ? width : height,
      runs,
      rules: rules.map((rule) => turnedRule(turn, rule, width, height)),
    }
  })
}

function turnedRule(turn: Turn, rule: Rule, width: number, height: number): Rule {
  const [ax, ay] = turned(turn, rule.x1, rule.y1, width, height)
  const [bx, by] = turned(turn, rule.x2, rule.y2, width, height)
  return { x1: Math.min(ax, bx), y1: Math.min(ay, by), x2: Math.max(ax, bx), y2: Math.max(ay, by) }
}

/** Bold print without a bold font is the same text drawn twice, a hair apart. */
function once(): (placed: Placed) => boolean {
  const seen = new Map<string, Run[]>()
  return ({ turn, run }) => {
    const key = `${turn} ${run.text}`
    const others = seen.get(key)
    const near = Math.min(1, run.size * 0.12)
    // It is drawn again at once, or after the few pieces of its line.
    const again = others
      ?.slice(-8)
      .some(
        (other) =>
          Math.abs(other.left - run.left) <= near && Math.abs(other.base - run.base) <= near,
      )
    if (others) others.push(run)
    else seen.set(key, [run])
    return !again
  }
}
