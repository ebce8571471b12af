import { LEVELS, type Level, type List } from './list-levels.ts'
import { formatted } from './number-format.ts'
import { lineage, type Style } from './styles.ts'
import { attributeOf, childOf, type XmlElement } from './xml.ts'

/** Behind these a number needs no space. */
const WIDE_END = /[\u2460-\u24ff\u3000-\u9fff\uff01-\uff60]$/

/**
 * The numbers that Word puts before paragraphs and does not write into them: 一、（一）1. Counts as Word
 * does: a list's levels restart under those above, lists of one pattern count on from each other, and a
 * list that names a start begins with it (ECMA-376 part 1, 17.9).
 */
export class ParagraphNumbers {
  readonly #lists: ReadonlyMap<string, List>
  readonly #styles: ReadonlyMap<string, Style>
  readonly #counts = new Map<string, (number | undefined)[]>()
  readonly #started = new Set<string>()

  constructor(lists: ReadonlyMap<string, List>, styles: ReadonlyMap<string, Style>) {
    this.#lists = lists
    this.#styles = styles
  }

  /** What stands before the next paragraph, given its properties; empty when it has no number. */
  next(properties: XmlElement | null): string {
    const found = this.#placeOf(properties)
    const list = found && this.#lists.get(found.numId)
    const level = list?.levels.get(found?.level ?? 0)
    if (!found || !list || !level) return ''
    const counts = this.#counted(found.numId, list, found.level, level)
    return shown(list, level, counts)
  }

  /** The list and the level a paragraph belongs to: by what it says itself, else by its style. */
  #placeOf(properties: XmlElement | null): { numId: string; level: number } | null {
    const own = childOf(properties, 'numPr')
    const styleId = attributeOf(childOf(properties, 'pStyle'))
    const ancestors = [...lineage(this.#styles, styleId)]
    const stated = attributeOf(childOf(own, 'numId'))
    const numId = stated ?? ancestors.find(([, style]) => style.numId !== null)?.[1].numId ?? null
    if (numId === null || numId === '0') return null
    const byStyle = stated === null ? this.#levelByStyle(numId, ancestors) : null
    const level = Number(attributeOf(childOf(own, 'ilvl')) ?? byStyle ?? 0)
    return level >= 0 && level < LEVELS ? { numId, level } : null
  }

  /** The level that names the style, or that the style names, or one that it is based on. */
  #levelByStyle(
    numId: string,
    ancestors: readonly (readonly [string, Style])[],
  ): number | string | null {
    const levels = [...(this.#lists.get(numId)?.levels ?? [])]
    for (const [id, style] of ancestors) {
      const linked = levels.find(([, level]) => level.style === id)?.[0] ?? style.level
      if (linked !== null) return linked
    }
    return null
  }

  #counted(numId: string, list: List, at: number, level: Level): readonly (number | undefined)[] {
    const counts = this.#counts.get(list.pattern) ?? []
    this.#counts.set(list.pattern, counts)
    const start = list.starts.get(at)
    const place = `${numId} ${at}`
    if (start !== undefined && !this.#started.has(place)) counts[at] = start
    else counts[at] = (counts[at] ?? (start ?? level.start) - 1) + 1
    this.#started.add(place)
    for (let deeper = at + 1; deeper < LEVELS; deeper += 1) {
      const restart = list.levels.get(deeper)?.restart ?? null
      if (restart === null || at < restart) counts[deeper] = undefined
    }
    return counts
  }
}

function shown(list: List, level: Level, counts: readonly (number | undefined)[]): string {
  if (level.format === 'bullet') return ''
  const words = level.text.replace(/%([1-9])/g, (_, place: string) => {
    const at = Number(place) - 1
    const other = list.levels.get(at)
    const value = counts[at] ?? other?.start ?? 1
    return formatted(value, level.inDigits ? 'decimal' : (other?.format ?? 'decimal'))
  })
  return words === '' || level.isTight || WIDE_END.test(words) ? words : `${words} `
}
