import simplifiedTable from 'opencc-js/dict/STCharacters'
import characterTable from 'opencc-js/dict/TSCharacters'
import phraseTable from 'opencc-js/dict/TSPhrases'

interface Tables {
  /** Simplified code unit for each code unit; 0 where a unit stays as it is. */
  readonly units: Uint16Array
  /** By their first code unit, longest first: what a whole phrase becomes. */
  readonly phrases: ReadonlyMap<number, readonly (readonly [from: string, to: string])[]>
}

let loaded: Tables | undefined

/**
 * The text in simplified script, for recognising names and labels (never for display).
 * UTF-16 length is preserved, so an offset into the result is an offset into the text:
 * the 220 rare characters whose simplified form lies outside the BMP stay as they are.
 * Phrases go before characters, longest first (計畫 is 计划, 畫 alone 画), and what a phrase
 * becomes is stable, so that 乾县 stays 乾县 and simplifying twice equals once.
 * Linear: a place tries the few phrases that begin with its character.
 */
export function simplify(text: string): string {
  loaded ??= loadTables()
  const { units, phrases } = loaded
  let simplified = ''
  let copied = 0
  let at = 0
  while (at < text.length) {
    const unit = text.charCodeAt(at)
    const phrase = phrases.get(unit)?.find(([from]) => text.startsWith(from, at))
    if (phrase) {
      simplified += text.slice(copied, at) + phrase[1]
      at += phrase[0].length
      copied = at
      continue
    }
    const simple = units[unit] ?? 0
    if (simple !== 0) {
      simplified += text.slice(copied, at) + String.fromCharCode(simple)
      copied = at + 1
    }
    at += 1
  }
  return copied === 0 ? text : simplified + text.slice(copied)
}

/** The characters of one script that the other always writes otherwise: 后 may stay 后, 发 not. */
export function charactersOnlyIn(script: 'hans' | 'hant'): ReadonlySet<string> {
  const changed = new Set<string>()
  for (const entry of (script === 'hans' ? simplifiedTable : characterTable).split('|')) {
    const [from = '', ...to] = entry.split(' ')
    if (!to.includes(from)) changed.add(from)
  }
  return changed
}

function loadTables(): Tables {
  const units = new Uint16Array(0x10000)
  for (const [from, to] of entries(characterTable)) {
    if (from.length === 1 && to.length === 1 && from !== to) {
      units[from.charCodeAt(0)] = to.charCodeAt(0)
    }
  }
  const lists = new Map<number, [string, string][]>()
  const add = (from: string, to: string): void => {
    const first = from.charCodeAt(0)
    const list = lists.get(first) ?? []
    if (!list.some(([known]) => known === from)) list.push([from, to])
    lists.set(first, list)
  }
  const phrases = entries(phraseTable).filter(([from, to]) => from.length === to.length)
  for (const [from, to] of phrases) add(from, to)
  for (const [, to] of phrases) add(to, to)
  for (const list of lists.values()) list.sort((a, b) => b[0].length - a[0].length)
  return { units, phrases: lists }
}

function entries(table: string): (readonly [string, string])[] {
  return table.split('|').map((entry) => {
    const [from = '', to = ''] = entry.split(' ')
    return [from, to] as const
  })
}
