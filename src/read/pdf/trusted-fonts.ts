import { likeness } from '../charset/likeness.ts'
import type { PageText } from './sheets.ts'

/** Right text has at least 0.69, in rare words less; glyph numbers as characters have hardly any. */
const LEAST_LIKE = 0.3
/** Fewer characters outside ASCII are rare by chance. */
const ENOUGH = 8
const SAMPLE = 2_000

/**
 * Fonts whose text looks like none: perhaps glyph numbers that stand for no characters, perhaps
 * rare characters (`enough` of them). Only the font itself can tell.
 */
export function suspectFonts(
  pages: readonly PageText[],
  enough: number = ENOUGH,
): ReadonlySet<string> {
  const suspects = new Set<string>()
  const samples = new Map<string, string>()
  for (const { placed, odd } of pages) {
    for (const font of odd) suspects.add(font)
    for (const { run } of placed) {
      const sample = samples.get(run.font) ?? ''
      if (sample.length < SAMPLE) samples.set(run.font, sample + run.text)
    }
  }
  for (const [font, sample] of samples) {
    const wide = sample.replace(/[\u0000-\u007f]/g, '').length
    if (wide >= enough && likeness(sample) < LEAST_LIKE) suspects.add(font)
  }
  return suspects
}
