/** What ends a line or a cell: a name does not go on past it. */
const LINE_END = /[\t\n\v\f\r\u0085\u2028\u2029]/

/**
 * Where the 《title》 that opens at a place ends; undefined when none does. It may hold spaces and
 * other titles, and closes on its own line.
 */
export function titleEnd(plain: string, open: number): number | undefined {
  if (plain.charAt(open) !== '《') return undefined
  let depth = 0
  for (let at = open; at < plain.length; at++) {
    const character = plain.charAt(at)
    if (character === '《') depth++
    else if (character === '》' && --depth === 0) return at + 1
    else if (LINE_END.test(character)) return undefined
  }
  return undefined
}

const HAN = '[\\u3400-\\u9fff〇]'
const GAP = '[ \\u00a0\\u2000-\\u200a\\u202f\\u3000]{0,3}'
const NUMBER = `第?${GAP}\\d{1,12}${GAP}[号號]`
/** 国办发 〔2012〕 26 号: brackets of every kind; the issuer may stand apart from them. */
const BRACKETED = `(?:${HAN}{2,20}${GAP})?[〔\\[(【〖﹝]${GAP}\\d{4}${GAP}[〕\\])】〗﹞]${GAP}${NUMBER}`
/** 国务院令 第 706 号, 華總一義字第 8900028440 號. */
const ORDERED = `${HAN}{1,20}[令字]${GAP}(?=第)${NUMBER}`
const DOCUMENT_NUMBER = new RegExp(`${BRACKETED}|${ORDERED}`, 'y')

/** Where the document number (文号) that begins at a place ends, spaces in it or not. */
export function documentNumberEnd(plain: string, at: number): number | undefined {
  DOCUMENT_NUMBER.lastIndex = at
  return DOCUMENT_NUMBER.test(plain) ? DOCUMENT_NUMBER.lastIndex : undefined
}
