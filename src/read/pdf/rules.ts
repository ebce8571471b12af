import { drawingOperations, type Page } from './engine.ts'
import type { Rule } from './sheet.ts'

type Matrix = readonly [number, number, number, number, number, number]

/** Borders are thinner. Points. */
const THICKEST = 3
/** Shorter strokes belong to drawings and signs. Points. */
const SHORTEST = 4
/** A page with more is a map or a chart, not a table. */
const MOST_RULES = 5_000

const MOVE = 0
const LINE = 1
const CURVE = 2
const QUADRATIC = 3

/** The lines a page draws, level and upright ones, as `view` places them; none when there are too many. */
export async function readRules(page: Page, view: Matrix): Promise<readonly Rule[]> {
  const ops = await drawingOperations()
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 })
  const strokes = new Set<number>([ops.stroke, ops.closeStroke])
  const fills = new Set<number>([ops.fill, ops.eoFill])
  const both = [ops.fillStroke, ops.eoFillStroke, ops.closeFillStroke, ops.closeEOFillStroke]
  for (const op of both) strokes.add(op)
  const rules: Rule[] = []
  const saved: Matrix[] = []
  let matrix = view
  for (let at = 0; at < fnArray.length; at += 1) {
    const op = fnArray[at] as number
    const args: unknown = argsArray[at]
    if (op === ops.save) saved.push(matrix)
    else if (op === ops.restore || op === ops.paintFormXObjectEnd) matrix = saved.pop() ?? matrix
    else if (op === ops.transform) matrix = times(matrix, args)
    else if (op === ops.paintFormXObjectBegin) {
      saved.push(matrix)
      matrix = times(matrix, (args as unknown[] | null)?.[0])
    } else if (op === ops.constructPath) {
      const [paint, [path]] = args as [number, [Float32Array | null]]
      if (!path) continue
      if (strokes.has(paint)) stroked(path, matrix, rules)
      else if (fills.has(paint)) filled(path, matrix, rules)
      if (rules.length > MOST_RULES) return []
    }
  }
  return rules
}

/** Each side of a path that is level or upright. */
function stroked(path: Float32Array, matrix: Matrix, rules: Rule[]): void {
  for (const corners of outlines(path, matrix)) {
    corners.forEach(([x, y], at) => {
      const [px, py] = corners[at - 1] ?? [x, y]
      addRule(
        { x1: Math.min(px, x), y1: Math.min(py, y), x2: Math.max(px, x), y2: Math.max(py, y) },
        rules,
      )
    })
  }
}

/** A filled box that is as thin as a line: how most programs draw the borders of cells. */
function filled(path: Float32Array, matrix: Matrix, rules: Rule[]): void {
  for (const corners of outlines(path, matrix)) {
    const xs = corners.map(([x]) => x)
    const ys = corners.map(([, y]) => y)
    if (corners.length < 4 || corners.length > 6) continue
    addRule(
      { x1: Math.min(...xs), y1: Math.min(...ys), x2: Math.max(...xs), y2: Math.max(...ys) },
      rules,
    )
  }
}

function addRule({ x1, y1, x2, y2 }: Rule, rules: Rule[]): void {
  const [width, height] = [x2 - x1, y2 - y1]
  if (Math.max(width, height) < SHORTEST || Math.min(width, height) > THICKEST) return
  if (!Number.isFinite(width + height)) return
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2]
  rules.push(width > height ? { x1, x2, y1: y, y2: y } : { x1: x, x2: x, y1, y2 })
}

/** The corners of each part of a path; parts with curves are none of a border. */
function* outlines(path: Float32Array, matrix: Matrix): Generator<[number, number][]> {
  let corners: [number, number][] = []
  let straight = true
  const point = (at: number): [number, number] => place(matrix, path[at] ?? 0, path[at + 1] ?? 0)
  for (let at = 0; at < path.length; ) {
    const step = path[at]
    if (step === MOVE) {
      if (corners.length > 1 && straight) yield corners
      corners = [point(at + 1)]
      straight = true
      at += 3
    } else if (step === LINE) {
      corners.push(point(at + 1))
      at += 3
    } else if (step === CURVE || step === QUADRATIC) {
      straight = false
      at += step === CURVE ? 7 : 5
    } else {
      const [first] = corners
      if (first) corners.push(first)
      at += 1
    }
  }
  if (corners.length > 1 && straight) yield corners
}

function place([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** First `inner`, then `outer`; what is no matrix changes nothing. */
function times(outer: Matrix, inner: unknown): Matrix {
  const values = inner as ArrayLike<number> | null | undefined
  if (values?.length !== 6) return outer
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(values)
  const [ox, oy] = place(outer, e, f)
  const [m0, m1, m2, m3] = outer
  return [m0 * a + m2 * b, m1 * a + m3 * b, m0 * c + m2 * d, m1 * c + m3 * d, ox, oy]
}
