import { BREAK_UNIT } from '../model/break.ts'
import type { MappedText } from '../model/mapped-text.ts'

const LINE_END = /[\n\r\v\f\u0085\u2028\u2029]/
const SENTENCE_END = /[。！？!?；;…\t\n\r\v\f\u0085\u2028\u2029]/

/** Places of a form's breaks that end a sentence, and of those that end a paragraph too. */
export interface Ends {
  readonly sentenceEnds: readonly number[]
  readonly paragraphEnds: readonly number[]
}

/**
 * Which breaks end something, by what the displayed text has there: a break stands for a run, and
 * any end in the run counts. A cell's edge (a tab) ends a sentence; a comma does not.
 *
 * @param displayed what `form` was folded from.
 */
export function endsOf(displayed: string, { text: form, starts, ends }: MappedText): Ends {
  const sentenceEnds: number[] = []
  const paragraphEnds: number[] = []
  for (let at = 0; at < form.length; at++) {
    if (form.charCodeAt(at) !== BREAK_UNIT) continue
    const run = displayed.slice(starts[at], ends[at])
    if (!SENTENCE_END.test(run)) continue
    sentenceEnds.push(at)
    if (LINE_END.test(run)) paragraphEnds.push(at)
  }
  return { sentenceEnds, paragraphEnds }
}
