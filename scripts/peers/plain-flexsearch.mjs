import { Index } from 'flexsearch'
import { wordsOfQuery, wordsOfText } from './jieba-words.mjs'

const FIRST = 20

export const plainFlexSearch = {
  label: 'FlexSearch, jieba',
  async build(sections) {
    let encode = wordsOfText
    const index = new Index({ tokenize: 'strict', encode: (text) => encode(text) })
    let count = 0
    for await (const { text } of sections) index.add(count++, text)
    encode = wordsOfQuery
    // It tells no total: everything is asked for and counted.
    const all = (query) => index.search(query, { limit: count })
    return {
      all,
      top(query) {
        const found = all(query)
        return { ids: found.slice(0, FIRST), total: found.length }
      },
      async bytes() {
        let bytes = 0
        await index.export((_key, data) => {
          bytes += Buffer.byteLength(data ?? '')
        })
        return bytes
      },
    }
  },
}
