import { isClosed, type Line } from './line.ts'

/** The width at which printed pages break their lines; infinite when the text is not wrapped. */
export function wrapWidth(lines: readonly Line[], rows: readonly boolean[]): number {
  const isText = (line: Line, at: number): boolean => !rows[at] && /[，,。；、]/.test(line.plain)
  const widths = lines
    .filter((line, at) => line.plain.length >= 12 && !isClosed(line) && isText(line, at))
    .map((line) => width(line.plain))
    .sort((a, b) => a - b)
  if (widths.length < 6) return Number.POSITIVE_INFINITY
  const median = widths[widths.length >> 1] ?? 0
  const near = widths.filter((value) => Math.abs(value - median) <= 3).length
  const wrapped = near >= widths.length * 0.6 && widths.length >= lines.filter(isText).length * 0.4
  return wrapped ? median - 3 : Number.POSITIVE_INFINITY
}

/** In full-width characters; half-width ones count half. */
export function width(plain: string): number {
  if (plain.length > 400) return plain.length
  let half = 0
  for (let at = 0; at < plain.length; at += 1) {
    const unit = plain.charCodeAt(at)
    if (unit >= 0x20 && unit <= 0x7e) half += 1
  }
  return plain.length - half / 2
}
