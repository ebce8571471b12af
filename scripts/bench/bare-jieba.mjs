// Loads jieba and cuts the displayed texts of an index, nothing else: the yardstick of indexing.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import nodejieba from 'nodejieba'

const generations = join(process.argv[2], 'generations')
const [id] = readdirSync(generations)
const text = readFileSync(join(generations, id, 'texts.u16'), 'utf16le')
nodejieba.load()
let words = 0
for (let at = 0; at < text.length; at += 800)
  words += nodejieba.cut(text.slice(at, at + 800)).length
console.log(words)
