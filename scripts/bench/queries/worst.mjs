// What costs most, as parameters of the server's address.
const ALL_FACETS = 'agency,region,level,year,kind'
const TERMS = 32
const COMMON = 5

/**
 * @param common the most frequent `words` and `characters`.
 * @param pages gives the number of the last page of a query.
 * @returns `[name, parameters]` of each.
 */
export async function worstQueries({ words, characters }, pages) {
  const asked = { facets: ALL_FACETS }
  const deep = await pages(words[0])
  return [
    ['all-common terms', { ...asked, q: words.slice(0, COMMON).join(' ') }],
    ['all-common characters', { ...asked, q: characters.slice(0, COMMON).join(' ') }],
    ['most frequent single character', { ...asked, q: characters[0] }],
    // Exclusion alone finds every other section.
    ['maximal facets: every section', { ...asked, q: '-龘龘', per_page: '50' }],
    ['deepest page', { ...asked, q: words[0], page: String(deep) }],
    // The first to ask for part of a name pays for what is kept of all names.
    ['part of an agency name', { ...asked, q: words[0], agency: '财政局' }],
    ['title and heading', { ...asked, q: `title:${words[0]} OR heading:${words[1]}` }],
    ['longest OR', { ...asked, q: words.slice(0, TERMS).join(' OR ') }],
  ]
}
