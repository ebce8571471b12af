// What costs most, as parameters of the server's address.
const ALL_FACETS = 'agency,region,level,year,kind'
const TERMS = 32
const COMMON = 5
/** Stands in no text. */
const NOWHERE = '龘龘靐齉'

/**
 * @param common the most frequent `words` and `characters`.
 * @param pages gives the number of the last page of a query.
 * @returns `[name, parameters]` of each.
 */
export async function worstQueries({ words, characters }, pages) {
  const asked = { facets: ALL_FACETS }
  const deep = await pages(words[0])
  const many = words.slice(0, TERMS)
  // 或 alone is an operator.
  const frequent = characters.map((character) => `"${character}"`)
  const [first, second] = frequent
  const few = frequent.slice(0, COMMON)
  const pairs = frequent.slice(1).map((character, i) => [frequent[i], character])
  const exact = { ...asked, script: 'exact' }
  return [
    ['all-common terms', { ...asked, q: words.slice(0, COMMON).join(' ') }],
    ['all-common characters', { ...asked, q: few.join(' ') }],
    ['most frequent single character', { ...asked, q: first }],
    // Exclusion alone finds every other section.
    ['maximal facets: every section', { ...asked, q: `-${NOWHERE}`, per_page: '50' }],
    ['every section, newest first', { ...asked, q: `-${NOWHERE}`, sort: 'newest' }],
    ['deepest page', { ...asked, q: words[0], page: String(deep) }],
    // The first to ask for part of a name pays for what is kept of all names.
    ['part of an agency name', { ...asked, q: words[0], agency: '财政局' }],
    ['title and heading', { ...asked, q: `title:${words[0]} OR heading:${words[1]}` }],
    [
      'headings of frequent characters',
      { ...asked, q: either(frequent.map((c) => `heading:${c}`)) },
    ],
    ['longest OR', { ...asked, q: either(many) }],
    ['longest OR, characters', { ...asked, q: either(frequent) }],
    ['longest OR of exclusions', { ...asked, q: either(frequent.map((c) => `-${c}`)) }],
    ['all common words, nothing has them all', { ...asked, q: many.join(' ') }],
    [
      'all common words and one that is nowhere',
      { ...asked, q: [...many.slice(1), NOWHERE].join(' ') },
    ],
    ['in its own script: character', { ...exact, q: first }],
    ['in its own script: longest OR', { ...exact, q: either(many) }],
    ['in its own script: nothing', { ...exact, q: `${words[0]} ${words[1]} ${NOWHERE}` }],
    ['only as words: character', { ...asked, q: first, boundary: 'word' }],
    ['only as words: longest OR', { ...asked, q: either(many), boundary: 'word' }],
    ['near, a long stretch', { ...asked, q: few.join(' NEAR/1000 ') }],
    ['near, a short stretch', { ...asked, q: few.join(' NEAR/10 ') }],
    ['in one sentence', { ...asked, q: `同句(${few.join(' ')})` }],
    ['in one paragraph', { ...asked, q: `同段(${few.join(' ')})` }],
    ['in order', { ...asked, q: `${first}*${second}` }],
    [
      'OR of what is near',
      { ...asked, q: either(pairs.slice(0, 12).map(([a, b]) => `(${a} NEAR/100 ${b})`)) },
    ],
    [
      'OR of what is in order',
      { ...asked, q: either(pairs.slice(0, 12).map(([a, b]) => `${a}*${b}`)) },
    ],
    ['exclusions of what is near', { ...asked, q: `-(${first} NEAR/100 ${second})` }],
    [
      'groups of common words',
      { ...asked, q: [0, 8, 16, 24].map((i) => `(${either(many.slice(i, i + 8))})`).join(' ') },
    ],
    [
      'groups of frequent characters',
      { ...asked, q: either([0, 4, 8, 12].map((i) => `(${frequent.slice(i, i + 4).join(' ')})`)) },
    ],
  ]
}

function either(parts) {
  return parts.join(' OR ')
}
