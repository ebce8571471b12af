import MiniSearch from 'minisearch'
import { wordsOfQuery, wordsOfText } from './jieba-words.mjs'

const FIRST = 20

export const plainMiniSearch = {
  label: 'MiniSearch, jieba',
  async build(sections) {
    const index = new MiniSearch({
      fields: ['text'],
      tokenize: wordsOfText,
      searchOptions: { combineWith: 'AND', tokenize: wordsOfQuery },
    })
    let count = 0
    for await (const { text } of sections) index.add({ id: count++, text })
    const all = (query) => index.search(query).map(({ id }) => id)
    return {
      all,
      top(query) {
        const found = index.search(query)
        return { ids: found.slice(0, FIRST).map(({ id }) => id), total: found.length }
      },
      bytes: async () => Buffer.byteLength(JSON.stringify(index)),
    }
  },
}
