/** Sections longer than this are split. UTF-16 units. */
export const SECTION_LENGTH = 800

/**
 * Splits a section's paragraphs into parts of at most `limit` units: at paragraph ends, and
 * inside a paragraph that is too long at sentence ends, never elsewhere: a run without a
 * sentence end stays whole.
 */
export function packParagraphs(
  paragraphs: readonly string[],
  limit: number = SECTION_LENGTH,
): readonly string[] {
  const total = paragraphs.reduce((sum, { length }) => sum + length + 1, -1)
  if (total <= limit) return paragraphs.length === 0 ? [] : [paragraphs.join('\n')]
  const parts: string[] = []
  let part: string[] = []
  let length = 0
  const close = (): void => {
    const text = part.join('').trim()
    if (text !== '') parts.push(text)
    part = []
    length = 0
  }
  const add = (piece: string): void => {
    if (length > 0 && length + piece.length > limit) close()
    part.push(length === 0 ? piece.trimStart() : piece)
    length += piece.length
  }
  for (const [index, paragraph] of paragraphs.entries()) {
    const end = index < paragraphs.length - 1 ? '\n' : ''
    // A heading is not left alone: what follows it fills its part, sentence by sentence.
    const alone = index === 1 && length < limit / 4
    if (paragraph.length > limit || (alone && length + paragraph.length > limit)) {
      const sentences = sentencesOf(paragraph)
      for (const [place, sentence] of sentences.entries()) {
        add(place === sentences.length - 1 ? sentence + end : sentence)
      }
    } else add(paragraph + end)
  }
  close()
  return parts
}

/** Sentences with the marks and quotes that close them; joined they are the paragraph. */
function sentencesOf(paragraph: string): string[] {
  return paragraph.match(/[^。！？；]*[。！？；]+[”’」』）)》\]】]*|[^。！？；]+$/g) ?? [paragraph]
}
