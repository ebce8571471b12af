// Documents of our own, for machines that have no laws beside the checkout: words of the sample and made-up
// compounds of them, as frequent as words of a language are, in sentences, articles and chapters.
import { readdirSync, readFileSync } from 'node:fs'
import nodejieba from 'nodejieba'
import OpenCC from 'opencc-js'
import { pick, random, seedOf, shuffled } from '../../random.mjs'

const SAMPLE = new URL('../../../index-data/sample/', import.meta.url)
const VOCABULARY = 60_000
/** Documents of one round: about 100,000 sections. */
const DOCUMENTS = { hans: 8_000, hant: 4_300 }
const NUMERALS = '一二三四五六七八九十'

/** As `laws`: both scripts, in seeded order; made when they are asked for. */
export function invented(seed) {
  const words = vocabulary(seed)
  const toHant = OpenCC.Converter({ from: 'cn', to: 'tw' })
  return Object.fromEntries(
    Object.entries(DOCUMENTS).map(([script, count]) => [
      script,
      {
        length: count,
        at: (place) => {
          const made = document(`invented-${script}-${place}`, words, seed)
          if (script === 'hans') return { ...made, script }
          return { id: made.id, title: toHant(made.title), text: toHant(made.text), script }
        },
      },
    ]),
  )
}

/** Most frequent first: words of the sample by their number there, then compounds that stand nowhere. */
export function vocabulary(seed) {
  const counts = new Map()
  for (const path of readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!path.endsWith('.txt')) continue
    for (const word of nodejieba.cut(readFileSync(new URL(path, SAMPLE), 'utf8'))) {
      if (/^\p{Script=Han}{1,4}$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  const known = [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([word]) => word)
  const next = random(seed)
  const stems = known.filter((word) => word.length === 2)
  const words = new Set(known)
  while (words.size < VOCABULARY) words.add(pick(next, stems) + pick(next, stems))
  return [...known, ...shuffled(next, [...words].slice(known.length))]
}

function document(id, words, seed) {
  const next = random(seedOf(id, seed))
  // Zipf: the r-th word is r times as rare as the first.
  const word = () => words[Math.floor(words.length ** (next(1 << 24) / (1 << 24))) - 1]
  const run = (count) => Array.from({ length: count }, word).join('')
  const clause = () => run(3 + next(7))
  const sentence = () =>
    `${Array.from({ length: 1 + next(4) }, clause).join('，')}${next(3) === 0 ? `，共${1 + next(9_999)}件` : ''}。`
  const article = (number) =>
    `第${number}条 ${Array.from({ length: 1 + next(4) }, sentence).join('')}`
  const parts = []
  let number = 0
  const chapters = 3 + next(8)
  for (let chapter = 0; chapter < chapters; chapter++) {
    parts.push(`## 第${NUMERALS[chapter]}章 ${run(2)}`)
    for (let i = 1 + next(6); i > 0; i--) parts.push(article(++number))
  }
  return { id, title: `${run(3)}条例`, text: parts.join('\n\n') }
}
