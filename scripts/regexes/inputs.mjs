// Hostile texts for one pattern: those that any pattern may dislike, and those made from its parts.
import { charactersOf, parsePattern, write } from './pattern.mjs'

const GENERAL = [
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\u3000',
  '0',
  '2024',
  '中',
  '一',
  '国家',
  '(',
  '（',
  ')',
  '[',
  '〔',
  '【',
  '《',
  '"',
  "'",
  '“',
  '|',
  '｜',
  '| ',
  '<',
  '<a ',
  '<a href="',
  '&',
  '&#',
  '&amp',
  '-',
  '—',
  '.',
  '…',
  '，',
  '。',
  '：',
  '、',
  'a',
  'a@',
  'http://',
  '\u0000',
  '\ud840\udc00',
]
const WRITTEN = 16

/**
 * @param {number} length UTF-16 units of each text.
 */
export function* hostileInputs({ source, flags }, length) {
  for (const unit of GENERAL) yield* filled('', unit, length)
  const alternatives = parsePattern(source, flags)
  for (const char of [...charactersOf(alternatives)].slice(0, 40)) {
    yield* filled('', char, length)
  }
  const random = generator(source)
  for (let i = 0; i < WRITTEN; i++) {
    const text = write(alternatives, random, [1, 2, 8, 60][i % 4])
    if (text === '') continue
    const cut = Math.ceil(random() * text.length)
    yield* filled('', text, length)
    yield* filled('', text.slice(0, -1) || text, length)
    yield* filled('', text.slice(0, cut), length)
    yield* filled(text.slice(0, cut - 1), text.charAt(cut - 1), length)
  }
}

function* filled(start, unit, length) {
  const text = (start + unit.repeat(Math.ceil(length / unit.length))).slice(0, length)
  yield text
  // What a pattern that asks for the end of the text or line must give up on.
  yield `${text.slice(0, -2)}\u0001\n`
}

/** The same numbers for the same pattern. */
function generator(text) {
  let state = 2166136261
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 16777619)
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296
  }
}
