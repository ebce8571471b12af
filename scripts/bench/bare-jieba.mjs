// Loads jieba and cuts every n-th section of a file, nothing else: the yardstick of indexing.
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import nodejieba from 'nodejieba'

const [file, part, parts] = process.argv.slice(2)
nodejieba.load()
let number = 0
let words = 0
for await (const line of createInterface({ input: createReadStream(file) })) {
  if (number++ % Number(parts) === Number(part))
    words += nodejieba.cut(JSON.parse(line).text).length
}
console.log(words)
