/** Sections longer than this are split. UTF-16 units. */
export const SECTION_LENGTH = 800

/** A table is split where it is longer: the forms of yearly reports are some 900 units. */
const LONGEST_TABLE = 2 * SECTION_LENGTH

/** Paragraphs from `first` up to `end`. */
export interface ParagraphRange {
  readonly first: number
  readonly end: number
}

/** A part of a section. */
export interface Part {
  readonly text: string
  /** The rows of tables that stand in it, in order, and where they begin. */
  readonly rows: readonly { readonly paragraph: number; readonly start: number }[]
}

/**
 * Splits a section's paragraphs into parts of at most `limit` units: at paragraph ends, and
 * inside a paragraph that is too long at sentence ends, never elsewhere: a run without a
 * sentence end stays whole. The paragraphs of a table stay together; one that is too long is
 * split between rows. A table follows its heading also where both together are too long, and may
 * itself be somewhat longer.
 */
export function packParagraphs(
  paragraphs: readonly string[],
  tables: readonly ParagraphRange[] = [],
  limit: number = SECTION_LENGTH,
): readonly Part[] {
  const total = paragraphs.reduce((sum, { length }) => sum + length + 1, -1)
  const most = total <= limit ? Number.POSITIVE_INFINITY : limit
  const parts: Part[] = []
  let part: string[] = []
  let rows: Part['rows'][number][] = []
  let length = 0
  let cut = 0
  const close = (): void => {
    const text = part.join('').trim()
    if (text !== '') parts.push({ text, rows })
    part = []
    rows = []
    length = 0
  }
  const put = (piece: string): void => {
    const shown = length === 0 ? piece.trimStart() : piece
    if (length === 0) cut = piece.length - shown.length
    part.push(shown)
    length += piece.length
  }
  const add = (piece: string): void => {
    if (length > 0 && length + piece.length > most) close()
    put(piece)
  }
  const endOf = (index: number): string => (index < paragraphs.length - 1 ? '\n' : '')
  // A heading is not left alone: what follows it fills its part, sentence by sentence.
  const isAlone = (index: number): boolean => index === 1 && length < limit / 4
  const addTable = ({ first, end }: ParagraphRange): void => {
    const lines = paragraphs.slice(first, end)
    const size = lines.reduce((sum, line) => sum + line.length + 1, 0)
    const whole = size <= most || (size <= LONGEST_TABLE && !lines.some(hasSentence))
    if (whole && length > 0 && length + size > most && !isAlone(first)) close()
    lines.forEach((line, at) => {
      const piece = line + endOf(first + at)
      if (!whole && length > 0 && length + piece.length > most) close()
      rows.push({ paragraph: first + at, start: length - (length === 0 ? 0 : cut) })
      put(piece)
    })
  }
  let next = 0
  for (let index = 0; index < paragraphs.length; index += 1) {
    const table = tables[next]
    if (table?.first === index) {
      addTable(table)
      index = table.end - 1
      next += 1
      continue
    }
    const paragraph = paragraphs[index] ?? ''
    const apart = isAlone(index) && length + paragraph.length > most
    if (paragraph.length > most || apart) {
      const sentences = sentencesOf(paragraph)
      for (const [place, sentence] of sentences.entries()) {
        add(place === sentences.length - 1 ? sentence + endOf(index) : sentence)
      }
    } else add(paragraph + endOf(index))
  }
  close()
  return parts
}

function hasSentence(line: string): boolean {
  return /[。！？；]/.test(line)
}

/** Sentences with the marks and quotes that close them; joined they are the paragraph. */
function sentencesOf(paragraph: string): string[] {
  return paragraph.match(/[^。！？；]*[。！？；]+[”’」』）)》\]】]*|[^。！？；]+$/g) ?? [paragraph]
}
