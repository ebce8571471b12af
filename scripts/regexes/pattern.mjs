// Reads a pattern as far as it takes to write texts that it matches, or nearly matches.

const CANDIDATES = [
  ...'a字é1２。,- ',
  ...Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code)),
  ...'　一二三十〇○年月日号第公开报告信息政府字市县区省局！，。、：；？（）【】〔〕《》“”‘’…—～｜％０５９Ａｚ①⑳㈠\u2003\u200b\u2028\u2e80\ufeff\ue000',
]

/** @returns the alternatives of a pattern: sequences of `{ node, min, max }`. */
export function parsePattern(source, flags) {
  let at = 0
  const names = []
  return alternatives()

  function alternatives() {
    const all = [[]]
    while (at < source.length && source[at] !== ')') {
      if (source[at] === '|') {
        at++
        all.push([])
        continue
      }
      const node = atom()
      const [min, max] = quantifier()
      if (node) all.at(-1).push({ node, min, max })
    }
    return all
  }

  function atom() {
    const char = source[at]
    if (char === '(') return group()
    if (char === '[') return characters(bracketed())
    if (char === '\\') return escaped()
    at++
    if (char === '^' || char === '$') return null
    if (char === '.') return characters('.')
    return { kind: 'literal', text: char }
  }

  function group() {
    const look = /^\(\?(?:<?[=!])/.exec(source.slice(at, at + 4))?.[0]
    const opening = look ?? /^\((?:\?:|\?<[^>]{1,60}>)?/.exec(source.slice(at, at + 64))[0]
    at += opening.length
    const inner = { kind: 'group', alternatives: [] }
    if (!look && opening !== '(?:') names.push([opening.slice(3, -1), inner])
    inner.alternatives = alternatives()
    at++
    return look?.endsWith('!') ? null : inner
  }

  function bracketed() {
    const start = at++
    while (source[at] !== ']') at += source[at] === '\\' ? 2 : 1
    return source.slice(start, ++at)
  }

  function escaped() {
    const text =
      /^\\(?:[pP]\{[^}]{1,40}\}|u\{[\da-f]{1,6}\}|u[\da-f]{4}|x[\da-f]{2}|k<[^>]{1,60}>|.)/is.exec(
        source.slice(at, at + 64),
      )[0]
    at += text.length
    if (/^\\[bB]/.test(text)) return null
    if (/^\\[1-9]/.test(text)) return names[Number(text[1]) - 1]?.[1] ?? null
    if (text.startsWith('\\k'))
      return names.find(([name]) => name === text.slice(3, -1))?.[1] ?? null
    return characters(text)
  }

  function quantifier() {
    const [text, , from, comma, to] = /^(?:([*+?])|\{(\d+)(,)?(\d+)?\})?\??/.exec(
      source.slice(at, at + 24),
    )
    if (text === '' || (text === '?' && source[at] !== '?')) return [1, 1]
    at += text.length
    if (from !== undefined) return [+from, to === undefined ? (comma ? Infinity : +from) : +to]
    return { '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] }[text[0]]
  }

  function characters(text) {
    const one = new RegExp(`^${text}$`, flags.replace(/[gym]/g, ''))
    const written = [...text].filter((char) => char > '\x7f')
    const members = [...new Set([...written, ...CANDIDATES])].filter((char) => one.test(char))
    return { kind: 'class', members: members.length > 0 ? members : rare(one) }
  }
}

/**
 * A text of the pattern.
 * @param {() => number} random in [0, 1).
 * @param {number} most repetitions written of what may repeat without end.
 */
export function write(alternatives, random, most) {
  let text = ''
  for (const { node, min, max } of alternatives[Math.floor(random() * alternatives.length)]) {
    const count = Math.min(max, Math.max(min, Math.floor(random() * (most + 1))))
    for (let i = 0; i < count && text.length < 2000; i++) {
      if (node.kind === 'literal') text += node.text
      else if (node.kind === 'class') text += pick(node.members, random)
      else text += write(node.alternatives, random, most)
    }
  }
  return text
}

/** The first characters of Unicode that a class takes: accents, radicals, halves of characters. */
function rare(one) {
  const members = []
  for (let code = 0; code < 0x110000 && members.length < 3; code++) {
    const char = String.fromCodePoint(code)
    if (one.test(char)) members.push(char)
  }
  return members
}

/** Mostly the first few: what the pattern spells out. */
function pick(members, random) {
  const few = random() < 0.7 ? Math.min(3, members.length) : members.length
  return members[Math.floor(random() * few)]
}

/** One of the characters that each part of the pattern takes. */
export function charactersOf(alternatives, found = new Set()) {
  for (const { node } of alternatives.flat()) {
    if (node.kind === 'literal') found.add(node.text)
    else if (node.kind === 'class') for (const char of node.members.slice(0, 2)) found.add(char)
    else charactersOf(node.alternatives, found)
  }
  return found
}
