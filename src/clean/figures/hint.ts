/** What a character may be to a sentence that states a figure. */
const NUMBER = 1
const BETWEEN = 2
const UNIT = 4
const NEGATION = 8
const DENIED = 16
const END = 32
const IS = 64
const ORDINAL = 128

const KINDS = new Uint8Array(0x10000)
function mark(characters: string, kind: number): void {
  for (const character of characters) {
    const unit = character.charCodeAt(0)
    KINDS[unit] = (KINDS[unit] ?? 0) | kind
  }
}
mark('0123456789０１２３４５６７８９〇○零一二三四五六七八九十百千万萬两兩', NUMBER)
mark('亿億余餘多来來 \t\u3000\u00a0\u200b\u00ad', BETWEEN)
mark('条條件项項份宗起例篇次人名位期场場班個个元%％分', UNIT)
mark('没沒未无無存', NEGATION)
mark('申诉訴讼訟议議费費报報收', DENIED)
mark('为為爲均都', IS)
mark('。；;！!？?\n', END)
mark('第', ORDINAL)

/** What a sentence may state; bits of one number. */
export const COUNTS = 1
export const DENIES = 2
/** 行政复议和行政诉讼均为零, without a unit. */
export const IS_ZERO = 4

/** What a number is: of digits, of numerals, or either where 第 is right before it. */
const ANY_RUN = 1
const DIGITS = 2
const NUMERALS = 3

/**
 * Sentences of the line `[from, to)` of a text that may state a figure: a number stands right before a
 * unit, or something that is measured is denied. The 第三条 of a law is no number of anything. One table
 * look-up a character: most of a report is passed over here.
 *
 * @param visit gets start and end of each, in the text, and what it may state.
 */
export function hintedSentences(
  text: string,
  from: number,
  to: number,
  visit: (start: number, end: number, hints: number) => void,
): void {
  let start = from
  let hints = 0
  let denied = 0
  /** Above 0 where a number stood with only what joins it to a unit behind. */
  let since = 0
  /** Not 0 within a number that 第 begins: what kind of number it is so far. */
  let ordinal = 0
  let before = 0
  for (let at = from; at <= to; at++) {
    const unit = text.charCodeAt(at)
    const kind = at === to ? END : (KINDS[unit] as number)
    if (kind === 0) {
      since = 0
      ordinal = 0
    } else if ((kind & END) !== 0) {
      if (denied === (NEGATION | DENIED)) hints |= DENIES
      if (hints !== 0) visit(start, at, hints)
      start = at + 1
      hints = 0
      denied = 0
      since = 0
      ordinal = 0
    } else if ((kind & NUMBER) !== 0) {
      if ((before & IS) !== 0) hints |= IS_ZERO
      since = 5
      const run = unit <= 0x39 || unit >= 0xff10 ? DIGITS : NUMERALS
      ordinal = ordinal === ANY_RUN || ordinal === run ? run : 0
    } else if ((kind & BETWEEN) !== 0) {
      if (since > 0) since--
      // 第 三 条 is one, of 第三余四条 the last is not.
      if (unit > 0x3000) ordinal = 0
    } else {
      // 百分之三 is a figure wherever it stands.
      if ((kind & UNIT) !== 0 && since > 0 && (ordinal === 0 || text[at] === '分')) hints |= COUNTS
      denied |= kind & (NEGATION | DENIED)
      since = 0
      ordinal = (kind & ORDINAL) === 0 ? 0 : ANY_RUN
    }
    // Spaces and what is invisible stand between nothing.
    if ((kind & BETWEEN) === 0) before = kind
  }
}
