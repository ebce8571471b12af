import { pick, random, shuffled } from '../../random.mjs'
import { crossScript, fragment, run, several, spread } from './pieces.mjs'

/** In a thousand. */
const SHARES = {
  frequent: 120,
  rare: 120,
  phrase: 200,
  'multi-term': 150,
  'cross-script': 120,
  fragment: 120,
  'single character': 50,
  filtered: 70,
  faceted: 50,
}
/** Classes that are asked with filters, which only a whole answer knows. */
const FILTERED = new Set(['filtered', 'faceted'])
const FREQUENT = 300
const TRIES = 100_000

export const isPlain = (query) => !FILTERED.has(query.class)

/**
 * The queries that are measured, in an order in which every beginning has some of each class.
 *
 * @param samples sections `{ text, about }` from all over the collection; `about` is `{ agency, region, year, kind }`
 *   of their report, null where unknown. A rare word is one that one of them has.
 * @returns `{ queries, common }`: queries `{ class, text, filters }`, and the most frequent words and characters.
 */
export function queryLog(samples, { count, seed }) {
  const next = random(seed)
  const { characters, words } = spread(samples.map(({ text }) => text))
  const names = (counts) => counts.map(([name]) => name)
  const frequent = names(words.slice(0, FREQUENT))
  const rare = names(words.filter(([, found]) => found === 1))
  const single = names(characters)
  const one = () => pick(next, samples)
  const make = {
    frequent: () => plain(pick(next, frequent)),
    rare: () => plain(pick(next, rare)),
    phrase: () => plain(phrase(next, one().text)),
    'multi-term': () => plain(several(next, one().text)),
    'cross-script': () => plain(crossScript(next, one().text)),
    fragment: () => plain(fragment(next, one().text)),
    // Half of them among the twenty that stand nearly everywhere.
    'single character': () => plain(pick(next, next(2) === 0 ? single.slice(0, 20) : single)),
    filtered: () => filtered(next, one()),
    faceted: () => ({ text: pick(next, frequent), filters: chosen(next, samples) }),
  }
  const queries = Object.entries(SHARES).flatMap(([name, share]) =>
    distinct(Math.max(1, Math.round((share * count) / 1_000)), make[name]).map((query) => ({
      class: name,
      ...query,
    })),
  )
  const common = { words: frequent.slice(0, 60), characters: single.slice(0, 20) }
  return { queries: shuffled(next, queries), common }
}

/** As many as can be found: a small collection has few phrases in another script. */
function distinct(wanted, make) {
  const found = new Map()
  for (let tries = 0; found.size < wanted && tries < TRIES; tries++) {
    const query = make()
    if (query !== null && query.text !== undefined) found.set(JSON.stringify(query), query)
  }
  return [...found.values()]
}

function plain(text) {
  return text === null || text === undefined ? null : { text, filters: {} }
}

function phrase(next, text) {
  const found = run(next, text, 2 + next(3))?.join('') ?? ''
  return found.length >= 3 && found.length <= 14 ? found : null
}

/** A word of a section, and one or two things that hold of its report. */
function filtered(next, { text, about }) {
  const [word] = run(next, text, 1) ?? []
  const known = Object.entries(about).filter(([, value]) => value !== null)
  if (word === undefined || word.length < 2 || known.length < 2) return null
  const filters = shuffled(next, known).slice(0, 1 + next(2))
  return {
    text: word,
    filters: Object.fromEntries(filters.map(([field, value]) => [field, [value]])),
  }
}

/** Two to four values of one facet, as ticked on the page. */
function chosen(next, samples) {
  const field = pick(next, ['agency', 'region', 'year', 'kind'])
  const values = Array.from({ length: 2 + next(3) }, () => pick(next, samples).about[field])
  return { [field]: [...new Set(values.filter((value) => value !== null))] }
}
