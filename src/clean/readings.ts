import { pinyinLibrary } from '../pinyin-library.ts'
import { simplify } from './simplify.ts'

const known = new Map<string, ReadonlySet<string>>()

/** How a Han character is read: every reading, with its tone mark and without, ü also as v and u. */
export function readingsOf(character: string): ReadonlySet<string> {
  const cached = known.get(character)
  if (cached) return cached
  const readings = new Set<string>()
  for (const reading of spoken(character) ?? spoken(simplify(character)) ?? []) {
    for (const variant of [reading, withoutTone(reading)]) {
      readings.add(variant)
      readings.add(variant.replace('ü', 'v'))
    }
  }
  known.set(character, readings)
  return readings
}

/** Null for a character the library does not know. */
function spoken(character: string): readonly string[] | null {
  const readings = pinyinLibrary().pinyin(character, { multiple: true, type: 'array' })
  return readings.length === 0 || readings.includes(character) ? null : readings
}

/** jù → ju, lǜ → lü: the tone mark goes, the two dots stay. */
function withoutTone(reading: string): string {
  return reading
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC')
}
