import { KINDS, type Suggestion, type SuggestionKind } from './suggestion.ts'

/** First line of the text; its number is raised when the columns change. */
const HEADER = 'suggestions 1'

/**
 * Suggestions as text, one a line in the order given: kind (`a`, `p`, `h`, `f` by its place in
 * `KINDS`), sections, text, form (empty when it is the text), readings, parted by tabs; several
 * readings by `/`. The same suggestions give the same text.
 */
export function formatSuggestions(suggestions: readonly Suggestion[]): string {
  return fileOf(suggestions.map(lineOf))
}

/** The suggestions of such a text. @throws RangeError for a text of another shape. */
export function parseSuggestions(file: string): Suggestion[] {
  return linesIn(file).map(suggestionIn)
}

/** A text of such lines. */
export function fileOf(lines: readonly string[]): string {
  return `${[HEADER, ...lines].join('\n')}\n`
}

/** The lines of such a text. @throws RangeError for a text of another shape. */
export function linesIn(file: string): string[] {
  const lines = file.split('\n')
  if (lines[0] !== HEADER || lines.at(-1) !== '') throw new RangeError(`no ${HEADER}`)
  return lines.slice(1, -1)
}

export function lineOf({ kind, sections, text, form, readings }: Suggestion): string {
  const shown = form === text ? '' : form
  return [LETTERS[KINDS.indexOf(kind)], sections, text, shown, readings.join('/')].join('\t')
}

/** @throws RangeError for a line of another shape. */
export function suggestionIn(line: string): Suggestion {
  const [letter = '', sections = '', text = '', form = '', readings = ''] = line.split('\t')
  return {
    text,
    form: form === '' ? text : form,
    kind: kindOf(letter, line),
    sections: Number(sections),
    readings: readings.split('/'),
  }
}

/** The form of a line's suggestion, without a look at the rest. */
export function formIn(line: string): string {
  const text = line.indexOf('\t', line.indexOf('\t') + 1) + 1
  const form = line.indexOf('\t', text) + 1
  const end = line.indexOf('\t', form)
  return end === form ? line.slice(text, form - 1) : line.slice(form, end)
}

const LETTERS = 'aphf'

function kindOf(letter: string, line: string): SuggestionKind {
  const kind = letter.length === 1 ? KINDS[LETTERS.indexOf(letter)] : undefined
  if (kind === undefined) throw new RangeError(`no suggestion: ${line.slice(0, 80)}`)
  return kind
}
