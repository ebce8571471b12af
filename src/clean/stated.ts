import type { HeaderField } from '../model/header-field.ts'
import type { SourceText } from '../model/source-text.ts'
import { makeLine } from './line.ts'
import type { RepairCounts } from './repair.ts'
import type { RepairTrace } from './repair-trace.ts'
import { type RepairStep, repairText } from './repairs.ts'
import { bare, findTitle } from './title.ts'

/** What a source says of the report beside its text, repaired like the text. */
export interface Stated {
  readonly fields: readonly HeaderField[]
  readonly pageTitle: string | null
  readonly repairs: Readonly<RepairCounts>
}

export const NOTHING_STATED: Stated = { fields: [], pageTitle: null, repairs: {} }

/** Longer values are no titles, names or dates, whatever they are called. */
const LONGEST = 300

/** Fields and page title of a source as single lines; empty ones and overlong ones are left out. */
export function readStated(
  { stated = [], pageTitle }: SourceText,
  trace?: RepairTrace['stated'],
): Stated {
  const repairs: RepairCounts = {}
  const fields = stated.flatMap((field): readonly HeaderField[] => {
    const steps: RepairStep[] = []
    const written = field.value.slice(0, LONGEST * 4)
    const { text, counts } = repairText(written, (step) => steps.push(step))
    const value = oneLine(text)
    if (value === '' || value.length > LONGEST) return []
    for (const [kind, count] of Object.entries(counts)) repairs[kind] = (repairs[kind] ?? 0) + count
    trace?.push({ text: written, steps })
    return [{ ...field, value }]
  })
  const page = oneLine(repairText((pageTitle ?? '').slice(0, LONGEST)).text)
  return { fields, pageTitle: page === '' ? null : page, repairs }
}

/**
 * The title a source states, without what a site adds to it. Null when it states none, and when the
 * text's `own` title holds it: then the text says more. A page's title is a last resort, and only
 * when it is a report's.
 */
export function statedTitle({ fields, pageTitle }: Stated, own: string | null): string | null {
  const field = fields.find(({ kind }) => kind === 'title')
  if (!field) return own !== null || pageTitle === null ? null : withoutSite(pageTitle)
  const title = withoutSite(field.value) ?? field.value
  return own !== null && bare(own).includes(bare(title)) ? null : title
}

/** No line of the text is a title, and nothing beside it was found either. */
export function isOnlyStated(title: string | null, stated: Stated): boolean {
  return title === null || statedTitle(stated, null) === title
}

function withoutSite(title: string): string | null {
  return findTitle([makeLine(title)])?.text ?? null
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
