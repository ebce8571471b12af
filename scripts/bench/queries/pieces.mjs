// Where the queries of a log come from: words and runs of words of sections.
import nodejieba from 'nodejieba'
import OpenCC from 'opencc-js'
import { pick } from '../../random.mjs'

const HAN = /^\p{Script=Han}+$/u
const toHant = OpenCC.Converter({ from: 'cn', to: 't' })
const toHans = OpenCC.Converter({ from: 't', to: 'cn' })

export const wordsOf = (text) => nodejieba.cut(text)

/** Words by the number of sections they stand in, most first; of one character, and of two to four. */
export function spread(texts) {
  const characters = new Map()
  const words = new Map()
  const count = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const text of texts) {
    for (const character of new Set(text)) if (HAN.test(character)) count(characters, character)
    for (const word of new Set(wordsOf(text))) {
      if (word.length >= 2 && word.length <= 4 && HAN.test(word)) count(words, word)
    }
  }
  const ordered = (counts) => [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return { characters: ordered(characters), words: ordered(words) }
}

/** A run of neighbouring words of Han characters, or null. */
export function run(next, text, length) {
  const words = wordsOf(text)
  const at = next(words.length)
  const found = words.slice(at, at + length)
  return found.length === length && found.every((word) => HAN.test(word)) ? found : null
}

/** The end of one word and the beginning of the next: 息公 of 信息公开. */
export function fragment(next, text) {
  const found = run(next, text, 2)
  if (found === null || found[0].length < 2) return null
  const [left, right] = found
  return left.slice(-1) + (right.length > 1 && next(2) === 0 ? right.slice(0, 1) : right)
}

/** Words of one section that stand apart. */
export function several(next, text) {
  const words = wordsOf(text).filter((word) => word.length >= 2 && HAN.test(word))
  if (words.length === 0) return null
  const wanted = 2 + next(2)
  const found = new Set(Array.from({ length: wanted }, () => pick(next, words)))
  return found.size === wanted ? [...found].join(' ') : null
}

/** A run of words in the script its section is not in; null when both scripts write it alike. */
export function crossScript(next, text) {
  const found = run(next, text, 1 + next(3))?.join('') ?? ''
  if (found.length < 2 || found.length > 8) return null
  const [hans, hant] = [toHans(found), toHant(found)]
  if (hans === hant) return null
  return found === hans ? hant : found === hant ? hans : null
}
