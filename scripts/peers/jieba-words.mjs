import nodejieba from 'nodejieba'

/** Words of a text, also those within longer words. */
export function wordsOfText(text) {
  return nodejieba.cutForSearch(text).filter(isWord)
}

/** Words of a query: no word within another, or it would ask for both. */
export function wordsOfQuery(text) {
  return nodejieba.cut(text).filter(isWord)
}

function isWord(word) {
  return /[\p{L}\p{N}]/u.test(word)
}
