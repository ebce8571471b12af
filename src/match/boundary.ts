import type { ComparedText } from './compared-text.ts'

/** How an occurrence sits among the jieba words of its text. */
export const Boundary = {
  /** It begins and ends where words do. */
  whole: 0,
  /** It is the beginning or the end of a longer word: 民政 in 民政局. */
  part: 1,
  /** It takes pieces of several words, or the inside of one: 开工 in 公开工作, 民政 in 人民政府. */
  across: 2,
} as const

/** The `Boundary` of what stands at a position. */
export function boundaryAt(
  text: Pick<ComparedText, 'startsWord'>,
  position: number,
  length: number,
): number {
  const begins = text.startsWord(position)
  const end = position + length
  const ends = text.startsWord(end)
  if (begins && ends) return Boundary.whole
  if (!begins && !ends) return Boundary.across
  for (let inside = position + 1; inside < end; inside++) {
    if (text.startsWord(inside)) return Boundary.across
  }
  return Boundary.part
}
