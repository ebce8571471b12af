import { KINDS, type Suggestion, type SuggestionKind } from './suggestion.ts'

/** First line of the text; its number is raised when the columns change. */
const HEADER = 'suggestions 1'

/**
 * Suggestions as text, one a line in the order given: kind (`a`, `p`, `h`, `f` by its place in
 * `KINDS`), sections, text, form (empty when it is the text), readings, parted by tabs; several
 * readings by `/`. The same suggestions give the same text.
 */
export function formatSuggestions(suggestions: readonly Suggestion[]): string {
  const lines = suggestions.map(({ kind, sections, text, form, readings }) =>
    [
      LETTERS[KINDS.indexOf(kind)],
      sections,
      text,
      form === text ? '' : form,
      readings.join('/'),
    ].join('\t'),
  )
  return `${[HEADER, ...lines].join('\n')}\n`
}

const LETTERS = 'aphf'

/** The suggestions of such a text. @throws RangeError for a text of another shape. */
export function parseSuggestions(file: string): Suggestion[] {
  const lines = file.split('\n')
  if (lines[0] !== HEADER || lines.at(-1) !== '') throw new RangeError(`no ${HEADER}`)
  return lines.slice(1, -1).map((line) => {
    const [letter = '', sections = '', text = '', form = '', readings = ''] = line.split('\t')
    return {
      text,
      form: form === '' ? text : form,
      kind: kindOf(letter, line),
      sections: Number(sections),
      readings: readings.split('/'),
    }
  })
}

function kindOf(letter: string, line: string): SuggestionKind {
  const kind = letter.length === 1 ? KINDS[LETTERS.indexOf(letter)] : undefined
  if (kind === undefined) throw new RangeError(`no suggestion: ${line.slice(0, 80)}`)
  return kind
}
