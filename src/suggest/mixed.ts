import { typedReadings } from './pinyin.ts'

/**
 * Whether typed text begins what the characters of a name are: each typed as itself, as its
 * syllable or as the first letter of it; the last syllable may be cut. 政wu公k begins 政务公开.
 *
 * @param syllables one for each character, with v for ü, which may be typed as u.
 */
export function beginsMixed(
  typed: string,
  characters: readonly string[],
  syllables: readonly string[],
): boolean {
  // Places up to which the typed text is read, whichever way: few, so that nothing is tried twice.
  let reached = new Set([0])
  for (let i = 0; i < characters.length && reached.size > 0; i++) {
    const next = new Set<number>()
    for (const at of reached) {
      const rest = typed.slice(at)
      const spoken = typedReadings(syllables[i] ?? '')
      if (spoken.some((syllable) => syllable.startsWith(rest))) return true
      for (const way of [characters[i] ?? '', ...spoken, ...spoken.map((s) => s.slice(0, 1))]) {
        if (way !== '' && rest.startsWith(way)) next.add(at + way.length)
      }
      if (next.has(typed.length)) return true
    }
    reached = next
  }
  return false
}
