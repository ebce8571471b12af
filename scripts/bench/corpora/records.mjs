// The records of a corpus, one after the other, for ever: whoever asks stops.
import OpenCC from 'opencc-js'
import { random, seedOf } from '../../random.mjs'
import { agencies, described } from './agencies.mjs'
import { varied } from './varied.mjs'

/** Characters of a hundred that are simplified. */
const SIMPLIFIED = 65

/**
 * Records of JSON Lines, the same for the same seed; a longer corpus begins with every shorter one. When
 * the documents of a script are used up, all come again with other names and numbers.
 *
 * @param documents `{ hans, hant }`, each with `length` and `at`.
 */
export function* records(documents, seed) {
  const names = agencies(seed)
  const toHant = OpenCC.Converter({ from: 'cn', to: 'tw' })
  for (let round = 0; ; round++) {
    for (const document of interleaved(documents)) {
      const { id, title, text, script } = varied(document, round, seed)
      const about = described(random(seedOf(id, seed)), names, title)
      const written = (name) => (script === 'hant' ? toHant(name) : name)
      const ours = about.title.slice(0, about.title.indexOf('（'))
      const full = `${written(ours)}（${title}）`
      yield {
        base: document.id,
        record: {
          id,
          title: full,
          agency: written(about.agency),
          published: about.published,
          text: `${full}\n${text}`,
        },
      }
    }
  }
}

/** Whichever script is behind its share comes next, until one is used up. */
function* interleaved(documents) {
  const used = { hans: 0, hant: 0 }
  const characters = { hans: 0, hant: 0 }
  for (;;) {
    const isBehind = characters.hans * (100 - SIMPLIFIED) <= characters.hant * SIMPLIFIED
    const script = isBehind ? 'hans' : 'hant'
    if (used[script] >= documents[script].length) return
    const document = documents[script].at(used[script]++)
    characters[script] += document.text.length
    yield document
  }
}
