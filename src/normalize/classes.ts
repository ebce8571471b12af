/**
 * What a folded character is in the search form: kept as itself, ignored, a break, or a
 * separator that its neighbours decide (see `normalize`).
 *
 * The classes and the reason for each stand in the table of ARCHITECTURE.md. Compatibility and
 * full-width forms need no rows of their own: they are decomposed before they come here.
 */
export type CharacterClass = 'kept' | 'ignored' | 'break' | 'separator'

const BREAKS = new Set('。、;!?⋯●■◆★→|¦‖∣∥│┃║❘❙❚⏐\n\r\t\v\f\u0085\u2028\u2029')
/** Between digits a comma is nothing; between ASCII letters or digits a point or colon is kept. */
const SEPARATORS = new Set(',.:')
/** Quotes and brackets that Unicode does not call opening or closing punctuation, and dots. */
const IGNORED = new Set('"\'`´<>′″‴‵‶‷ʹʺʼ〝〞〟·•・‧∙⋅')
const IGNORED_CATEGORIES = /^[\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Z}\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{M}]$/u
const NONCHARACTER = /^\p{Noncharacter_Code_Point}$/u

export function classOf(character: string): CharacterClass {
  if (BREAKS.has(character)) return 'break'
  if (SEPARATORS.has(character)) return 'separator'
  if (IGNORED.has(character) || IGNORED_CATEGORIES.test(character)) return 'ignored'
  return NONCHARACTER.test(character) ? 'ignored' : 'kept'
}

const WAVES = new Set('〜〰')
const DASHES = new Set('−─━')
const DASH = /^\p{Pd}$/u

/** Hyphens and dashes of every kind are `-`, wave dashes `~`. Other characters stay. */
export function unifyDash(character: string): string {
  if (WAVES.has(character)) return '~'
  return DASHES.has(character) || DASH.test(character) ? '-' : character
}
