import { lexiconRows } from '../lexicon.ts'

let forms: ReadonlyMap<string, readonly string[]> | undefined

/** Full forms of a department's short name (发改委), without its place; null when it is none. */
export function fullForms(short: string): readonly string[] | null {
  forms ??= new Map(
    lexiconRows('agencies.tsv').map(([key = '', full = '']) => [key, full.split('|')]),
  )
  return forms.get(short) ?? null
}

/** 委 and 办 end full names only where they are the whole word: 市委, 纪委, 党工委. */
const CLIPPED = /(?:[^党市县省区州盟旗工纪镇乡]委|[^市县区]办|管委会|政府办)$/

/** Whether the part of a name after its place is a short form, known or by its ending. */
export function isShortForm(unit: string): boolean {
  return fullForms(unit) !== null ? !fullForms(unit)?.includes(unit) : CLIPPED.test(unit)
}

/**
 * Whether `full` can be what `short` shortens: every character of the short name in the same order,
 * and the same kind of body at the end. 编办 is 机构编制委员会办公室, 文广新局 is 文化广电新闻出版局.
 */
export function shortens(short: string, full: string): boolean {
  const forms = fullForms(short)
  if (forms?.includes(full)) return true
  if (full.length <= short.length || bodyOf(short) !== bodyOf(full)) return false
  let at = 0
  for (const character of full) if (character === short[at]) at += 1
  return at === short.length
}

/** 办 for 办公室 and 办公厅, 委 for 委员会, else the last character. */
function bodyOf(name: string): string {
  if (/办公[室厅]$/.test(name)) return '办'
  if (/委员会$/.test(name) || /管委会$/.test(name)) return '委'
  return name.slice(-1)
}
