/** How often each kind of repair was made. */
export type RepairCounts = Record<string, number>

/** One place that a repair changes: `[start, end)` becomes `text`. UTF-16 offsets. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
  /** False for what nobody would call damage: line ends of another kind, a byte order mark. */
  readonly counted: boolean
}

/** A named rule that undoes one kind of damage. */
export interface Repair {
  readonly kind: string
  /** What it changes in a text, in order, no two overlapping. */
  readonly edits: (text: string) => readonly Edit[]
}

/** An edit for every match of a global pattern; `mend` says what it becomes, or null: it stays. */
export function editsOf(
  text: string,
  pattern: RegExp,
  mend: (match: RegExpExecArray) => string | null,
): Edit[] {
  const edits: Edit[] = []
  for (const match of text.matchAll(pattern)) {
    const mended = mend(match)
    if (mended === null) continue
    const end = match.index + match[0].length
    edits.push({ start: match.index, end, text: mended, counted: true })
  }
  return edits
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text
  const parts: string[] = []
  let from = 0
  for (const edit of edits) {
    parts.push(text.slice(from, edit.start), edit.text)
    from = edit.end
  }
  parts.push(text.slice(from))
  return parts.join('')
}
