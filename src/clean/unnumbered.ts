import { isSentence, type Line } from './line.ts'
import { isCountedPoint, RANKS } from './numbering.ts'
import { isOfficialSection } from './official.ts'
import type { RankedHeading } from './outline.ts'
import { isSigner } from './signature.ts'
import { isCell } from './tables.ts'
import { isDateLine } from './timestamp.ts'

const LONGEST = 40
/** Words that are a heading wherever they stand alone. */
const ALWAYS =
  /^(?:概\s*述|概\s*况|前\s*言|引\s*言|导\s*言|序\s*言|结\s*语|结束语|附\s*件\s*[\d一二三四五六七八九十]{0,2}[：:]?|附\s*表\s*[\d一二三四五六七八九十]{0,2}|附\s*录|名词解释|名词注释|术语解释|注\s*释|附件(?:\s*\d{1,2})?\s+名词解释)$/
const STOP = /[。；;：:！!？?…|｜]/
const ANNEX = /^(?:附|名词|术语|注)/

/**
 * Headings without a number: short lines with no punctuation that label the paragraphs below.
 * One such line may be anything; so they count when a list names them, when their words are
 * headings everywhere, or when at least two stand side by side.
 */
export function findUnnumbered(
  lines: readonly Line[],
  rows: readonly boolean[],
  numbered: readonly RankedHeading[],
  known: ReadonlyMap<number, number>,
  signature: readonly number[],
): RankedHeading[] {
  const taken = new Map(numbered.map((heading) => [heading.line, heading.rank]))
  const outer = numbered.some(({ rank }) => rank <= RANKS.han)
  const labels = lines.map(looksLikeLabel)
  const candidates: { readonly line: number; readonly end: number; readonly sure: boolean }[] = []
  lines.forEach((line, index) => {
    if (taken.has(index)) return
    const listed = known.get(index)
    if (listed !== undefined) {
      candidates.push({ line: index, end: listed, sure: true })
      return
    }
    if (!isBareWords(line) || rows[index] || signature.includes(index)) return
    const sure = ALWAYS.test(line.plain) || isOfficialSection(line.plain)
    if (sure || (labels[index] && isLabel(lines, rows, labels, index)))
      candidates.push({ line: index, end: line.text.length, sure })
  })
  const scopes = scopesOf(lines.length, numbered)
  const counts = new Map<number, number>()
  for (const { line } of candidates) {
    const scope = scopes[line] ?? 0
    counts.set(scope, (counts.get(scope) ?? 0) + 1)
  }
  const scopeRanks = new Map<number, number>()
  const found: RankedHeading[] = []
  for (const { line, end, sure } of candidates) {
    const scope = scopes[line] ?? 0
    if (!sure && ((counts.get(scope) ?? 0) < 2 || (outer && scope === 0))) continue
    const annex = ANNEX.test(lines[line]?.plain ?? '')
    const outermost = annex || scope === 0
    const rank = outermost
      ? RANKS.han
      : (scopeRanks.get(scope) ?? innermostBefore(numbered, line) + 1)
    if (!outermost) scopeRanks.set(scope, rank)
    found.push({ line, end: heading(lines[line], end), rank })
  }
  return found
}

/** For each line the number of outermost headings before it. */
function scopesOf(count: number, numbered: readonly RankedHeading[]): Uint32Array {
  const scopes = new Uint32Array(count)
  const starts = new Set(numbered.filter(({ rank }) => rank <= RANKS.han).map(({ line }) => line))
  let scope = 0
  for (let line = 0; line < count; line += 1) {
    if (starts.has(line)) scope += 1
    scopes[line] = scope
  }
  return scopes
}

function innermostBefore(numbered: readonly RankedHeading[], line: number): number {
  const before = numbered.findLast((heading) => heading.line < line)
  return before?.rank ?? RANKS.han
}

function heading(line: Line | undefined, end: number): number {
  return line ? line.text.slice(0, end).replace(/(?<![。：:\s])[。：:\s]+$/, '').length : end
}

function isBareWords({ plain, marker }: Line): boolean {
  return (
    plain.length >= 2 &&
    plain.length <= LONGEST &&
    marker === null &&
    !STOP.test(/[：:]$/.test(plain) ? plain.slice(0, -1) : plain)
  )
}

/** Labels what follows: words of some length, a paragraph or another label below. */
function isLabel(
  lines: readonly Line[],
  rows: readonly boolean[],
  labels: readonly boolean[],
  index: number,
): boolean {
  for (let below = index + 1; below <= index + 2; below += 1) {
    const next = lines[below]
    if (!next || rows[below]) return false
    if (isSentence(next) || next.marker !== null || isCountedPoint(next.plain)) return true
    if (!labels[below]) return false
  }
  return false
}

function looksLikeLabel(line: Line): boolean {
  const { plain } = line
  if (!isBareWords(line) || /[，,、：:]/.test(plain.slice(-1)) || isCountedPoint(plain))
    return false
  if (isCell(plain) || isDateLine(plain) || isSigner(line)) return false
  if (/^(?:图|表|注|单位|电话|地址|邮编|传真|联系|—|－|-)/.test(plain)) return false
  return /(?:[\u4e00-\u9fff][^\u4e00-\u9fff]*){4}/.test(plain)
}
