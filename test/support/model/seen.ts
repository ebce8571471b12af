import { searchForm, wordsOf } from '../../../src/analyze.ts'
import { BREAK } from '../../../src/model/break.ts'
import type { MappedText } from '../../../src/model/mapped-text.ts'
import type { Report } from '../../../src/model/report.ts'
import type { Section } from '../../../src/model/section.ts'

/** A stretch of a form: from `from` up to, not including, `to`. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A text as the model reads it: nothing of it is looked up, all is worked out from the text. */
export interface Seen {
  readonly text: string
  readonly map: MappedText
  readonly form: string
  /** Places of the form at which a word, a break or the end stands. */
  readonly wordStarts: Pick<ReadonlySet<number>, 'has'>
  /** Script of the report, for words of one script. */
  readonly script: Report['script']
}

export interface SeenSection extends Seen {
  readonly report: Report
  readonly section: Section
  readonly sentences: readonly Stretch[]
  readonly paragraphs: readonly Stretch[]
  readonly title: Seen | null
  /** The headings it stands under, its own too. */
  readonly headings: readonly Seen[]
}

const LINE_END = /[\n\r\v\f\u0085\u2028\u2029]/
const SENTENCE_END = /[。！？!?；;…\n\r\v\f\u0085\u2028\u2029\t]/

export function see(text: string, script: Report['script']): Seen {
  const map = searchForm(text)
  const form = map.text
  // One byte a place: of a hundred thousand texts, sets would fill the memory.
  const starts = new Uint8Array(form.length + 1)
  starts[form.length] = 1
  for (const { at } of wordsOf(form)) starts[at] = 1
  for (let at = 0; at < form.length; at++) if (form[at] === BREAK) starts[at] = 1
  return { text, map, form, wordStarts: { has: (at) => starts[at] === 1 }, script }
}

/** All sections of some reports, in order. */
export function seeAll(reports: readonly Report[]): SeenSection[] {
  return reports.flatMap((report) => {
    const title = report.title === null ? null : see(report.title, report.script)
    const known = new Map<string, Seen>()
    const seenHeading = (heading: string) => {
      const seen = known.get(heading) ?? see(heading, report.script)
      known.set(heading, seen)
      return seen
    }
    return report.sections.map((section) => {
      const seen = see(section.text, report.script)
      return {
        ...seen,
        report,
        section,
        sentences: parts(seen, SENTENCE_END),
        paragraphs: parts(seen, LINE_END),
        title,
        headings: section.headings.map(seenHeading),
      }
    })
  })
}

/** The form between the breaks whose displayed characters hold one that ends a part. */
function parts({ text, map, form }: Seen, end: RegExp): Stretch[] {
  const found: Stretch[] = []
  let from = 0
  for (let at = 0; at < form.length; at++) {
    if (form[at] !== BREAK || !end.test(text.slice(map.starts[at], map.ends[at]))) continue
    found.push({ from, to: at })
    from = at + 1
  }
  return [...found, { from, to: form.length }]
}
