import { searchForm, wordsOf } from '../../src/analyze.ts'
import type { Pattern, QueryTerm, Spelling } from '../../src/model/query.ts'
import type { Report } from '../../src/model/report.ts'

/** A form in which a term may stand in a text, and its runs that must pass a guard there. */
export interface FormOfTerm {
  readonly form: string
  readonly guarded: readonly Spelling[]
}

/** Every form of a term, one by one: its own and each other pattern, each as it may be spelled. */
export function formsOf(term: QueryTerm): FormOfTerm[] {
  return [term, ...term.others].flatMap(spelled)
}

/** Whether a text of a report of that script holds the term in any of its forms. */
export function finds(term: QueryTerm, text: string, script: Report['script']): boolean {
  const { text: form } = searchForm(text)
  const starts = new Set(wordsOf(form).map(({ at }) => at))
  const bounds = (at: number) => starts.has(at) || at === form.length || form[at] === '|'
  const passes = ({ offset, text: run, guard }: Spelling, at: number) =>
    (guard?.script == null || script === null || guard.script === script) &&
    (!guard?.wholeWords || (bounds(at + offset) && bounds(at + offset + run.length)))
  return formsOf(term).some((shown) => {
    for (let at = form.indexOf(shown.form); at >= 0; at = form.indexOf(shown.form, at + 1)) {
      if (shown.guarded.every((run) => passes(run, at))) return true
    }
    return false
  })
}

/** A pattern with any of its spellings that lie within it and do not overlap. */
function spelled({ form, spellings, guarded = [] }: Pattern): FormOfTerm[] {
  const inside = spellings
    .filter(({ offset, text }) => offset >= 0 && offset + text.length <= form.length)
    .sort((a, b) => a.offset - b.offset)
  let begun: { form: string; end: number; guarded: readonly Spelling[] }[] = [
    { form, end: 0, guarded },
  ]
  for (const spelling of inside) {
    const { offset, text } = spelling
    const end = offset + text.length
    const more = begun
      .filter((before) => before.end <= offset)
      .map((before) => ({
        form: before.form.slice(0, offset) + text + before.form.slice(end),
        end,
        guarded: spelling.guard === undefined ? before.guarded : [...before.guarded, spelling],
      }))
    begun = [...begun, ...more]
  }
  return begun
}
