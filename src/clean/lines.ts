import { isHan } from '../model/code-units.ts'
import { continues, goesOn } from './going-on.ts'
import { glueLines, type Line } from './line.ts'
import { isFigure, isWrappedHeading } from './parted-lines.ts'
import { isCell } from './tables.ts'
import { wrapWidth } from './wrap-width.ts'

export interface Joined {
  readonly lines: readonly Line[]
  /** Line breaks that were undone. */
  readonly joins: number
  /** Each line that was joined, with the lines it was joined of. */
  readonly groups: ReadonlyMap<Line, readonly Line[]>
}

/** Cells written one character a line, and a number parted from its heading: 三、⏎本⏎年⏎度. */
export function joinVertical(lines: readonly Line[]): Joined {
  const narrow = running((line, place) => place === 0 || isNarrow(line), 'every')
  return joinWhere(lines, (group, next, at) => {
    const [first] = group
    if (!first) return false
    const marker = first.marker
    if (group.length === 1 && marker && !marker.loose && marker.length >= first.plain.length) {
      return next.marker === null && !isCell(next.plain)
    }
    const numbered = marker !== null && !marker.loose && marker.length >= first.plain.length
    if (numbered) return isNarrow(next) && narrow(group)
    if (!isSingle(next)) return false
    if (group.length > 1) return isSingle(group.at(-1))
    return isSingle(first) && isSingle(lines[at + 1])
  })
}

/** Hard line breaks inside a sentence; never between headings, list items or table cells. */
export function joinBroken(lines: readonly Line[], rows: readonly boolean[]): Joined {
  const wrap = wrapWidth(lines, rows)
  const someGoOn = running((line) => goesOn(line.plain), 'some')
  return joinWhere(lines, (group, next, at) => {
    const last = group.at(-1)
    if (!last) return false
    if (isFigure(lines, at) || isFigure(lines, at - 1)) return true
    if (rows[at - 1] || rows[at]) return false
    const going = group.length > 1 && someGoOn(group)
    return continues(last, next, wrap, going) || isWrappedHeading(lines, at, group)
  })
}

function joinWhere(
  lines: readonly Line[],
  belongs: (group: readonly Line[], next: Line, at: number) => boolean,
): Joined {
  const joined: Line[] = []
  const groups = new Map<Line, readonly Line[]>()
  let group: Line[] = []
  const close = (): void => {
    const [first, second] = group
    if (first && !second) joined.push(first)
    else if (second) {
      const line = glueAll(group)
      joined.push(line)
      groups.set(line, group)
    }
    group = []
  }
  lines.forEach((line, at) => {
    if (group.length > 0 && !belongs(group, line, at)) close()
    group.push(line)
  })
  close()
  return { lines: joined, joins: lines.length - joined.length, groups }
}

/** `every` or `some` of a group that only grows: each of its lines is looked at once. */
function running(
  test: (line: Line, place: number) => boolean,
  kind: 'every' | 'some',
): (group: readonly Line[]) => boolean {
  let known: readonly Line[] | null = null
  let seen = 0
  let answer = false
  return (group) => {
    if (group !== known) {
      known = group
      seen = 0
      answer = kind === 'every'
    }
    for (; seen < group.length; seen += 1) {
      const line = group[seen]
      if (line && test(line, seen) !== (kind === 'every')) answer = kind === 'some'
    }
    return answer
  }
}

/** Pairwise, so that a text wrapped into a million lines is not copied a million times. */
function glueAll(group: readonly Line[]): Line {
  let level = group
  while (level.length > 1) {
    const next: Line[] = []
    for (let at = 0; at < level.length; at += 2) {
      const [first, second] = [level[at], level[at + 1]]
      if (first) next.push(second ? glueLines(first, second) : first)
    }
    level = next
  }
  return level[0] as Line
}

function isNarrow(line: Line | undefined): boolean {
  return (
    line !== undefined &&
    line.text.length <= 2 &&
    isHan(line.text.charCodeAt(0)) &&
    (line.text.length === 1 || isHan(line.text.charCodeAt(1)))
  )
}

function isSingle(line: Line | undefined): boolean {
  return line !== undefined && line.text.length === 1 && isHan(line.text.charCodeAt(0))
}
