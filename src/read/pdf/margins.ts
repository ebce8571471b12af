import type { Flow } from './blocks.ts'
import type { Line } from './lines.ts'

/** Between which lines of a flow are set. Points. */
export interface Margins {
  readonly left: number
  readonly right: number
  /** From line to line inside a paragraph. */
  readonly pitch: number
  /** Of most of its characters. */
  readonly size: number
}

/** A right margin is where several lines end. Full-width characters. */
const RAGGED = 1.3
/** A paragraph narrower than this breaks its lines by chance. Full-width characters. */
const NARROWEST = 8
/** First lines are set in by two characters, and nothing by more than four. */
const DEEPEST = 4.5

/**
 * The margins of each flow, from its own lines or, where it has few, from flows of the same name.
 * Null when too few lines reach anywhere to tell.
 */
export function findMargins(flows: readonly Flow[]): readonly (Margins | null)[] {
  const own = flows.map((flow) => rightOf(linesOf(flow)))
  const kin = new Map<string, { right: number; lines: Line[] }[]>()
  flows.forEach((flow, at) => {
    const right = own[at]
    if (right === null || right === undefined) return
    const groups = kin.get(flow.name) ?? []
    kin.set(flow.name, groups)
    const lines = linesOf(flow)
    const size = lines[0]?.size ?? 0
    const group = groups.find((other) => Math.abs(other.right - right) < size * RAGGED)
    if (group) {
      for (const line of lines) group.lines.push(line)
      group.right = Math.max(group.right, right)
    } else groups.push({ right, lines: [...lines] })
  })
  for (const [name, lines] of shortFlows(flows, kin)) {
    const right = rightOf(lines)
    if (right !== null) kin.set(name, [{ right, lines }])
  }
  const known = new Map<object, Margins | null>()
  return flows.map((flow, at) => {
    const groups = kin.get(flow.name) ?? []
    const lines = linesOf(flow)
    const right = own[at]
    const size = lines[0]?.size ?? 0
    const group =
      right === null || right === undefined
        ? groups.toSorted((a, b) => b.lines.length - a.lines.length)[0]
        : groups.find((other) => Math.abs(other.right - right) < size * RAGGED)
    if (!group) return null
    if (!known.has(group)) known.set(group, marginsOf(group.right, group.lines))
    return known.get(group) ?? null
  })
}

/** The lines of flows that are all too short to tell, by their name. */
function shortFlows(
  flows: readonly Flow[],
  kin: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, Line[]> {
  const short = new Map<string, Line[]>()
  for (const flow of flows) {
    if (!kin.has(flow.name))
      short.set(flow.name, [...(short.get(flow.name) ?? []), ...linesOf(flow)])
  }
  return short
}

function linesOf(flow: Flow): readonly Line[] {
  return flow.blocks.filter((block): block is Line => 'runs' in block)
}

/** Where the longest lines end, when at least two do and more than chance would have it. */
function rightOf(lines: readonly Line[]): number | null {
  const rights = lines.map(({ right, size }) => ({ right, size })).sort((a, b) => b.right - a.right)
  for (const [at, { right, size }] of rights.entries()) {
    const near = rights.slice(at, at + 3).filter((other) => right - other.right < size * RAGGED)
    if (near.length >= Math.min(3, Math.max(2, Math.ceil(rights.length / 4)))) return right
    if (at > rights.length / 3) break
  }
  return null
}

function marginsOf(right: number, lines: readonly Line[]): Margins | null {
  const size = median(lines.map((line) => line.size))
  const lefts = lines.map(({ left }) => left).sort((a, b) => a - b)
  const enough = Math.min(3, Math.max(2, Math.ceil(lefts.length / 10)))
  const at = lefts.findIndex(
    (left, place) => (lefts[place + enough - 1] ?? Infinity) - left < size * 0.5,
  )
  const left = lefts[at]
  if (left === undefined || right - left < NARROWEST * size) return null
  const full = lines.filter(
    (line) => right - line.right < size * RAGGED && line.left - left < size * DEEPEST,
  )
  if (full.length < 2) return null
  const steps = lines.slice(1).flatMap((line, place) => {
    const step = line.base - (lines[place]?.base ?? 0)
    return step > 0 && step < size * 4 ? [step] : []
  })
  return { left, right, size, pitch: steps.length > 0 ? median(steps) : size * 1.8 }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
