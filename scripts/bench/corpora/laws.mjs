// Law texts beside the checkout, as documents `{ id, title, text, script }`.
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { random, seedOf, shuffled } from '../../random.mjs'

const FILES = { hans: 'laws-hans.jsonl.gz', hant: 'laws-hant.jsonl.gz' }
/** In ten traditional laws: those printed with each article as one paragraph instead of line by line. */
const FLOWING = 7

/** Both scripts, each in seeded order; null where the folder has no laws. */
export async function laws(folder, seed) {
  const found = Object.entries(FILES).map(([script, name]) => [script, join(folder, name)])
  if (!found.every(([, path]) => existsSync(path))) return null
  const documents = {}
  for (const [script, path] of found) {
    documents[script] = shuffled(random(seed), await readLaws(path, script, seed))
  }
  return documents
}

async function readLaws(path, script, seed) {
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()) })
  const documents = []
  for await (const line of lines) {
    const { id, title, text } = JSON.parse(line)
    const flows = script === 'hant' && seedOf(id, seed) % 10 < FLOWING
    documents.push({ id, title, script, text: flows ? flowing(text) : text })
  }
  return documents
}

/**
 * Traditional laws come broken at a fixed width, every item on a line: 88 characters a section. With
 * articles as paragraphs, as the simplified ones have them, it is 455. The share above makes both
 * together 310, what the budgets are stated for.
 */
function flowing(text) {
  const paragraphs = []
  let isOpen = false
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue
    const isArticle = /^第 ?[\d-]+ ?條(?: ?之 ?\d+)?$/.test(line)
    const isHeading = /^第 .{1,4} [編章節款目]|^【/.test(line)
    if (isOpen && !isArticle && !isHeading) paragraphs.at(-1).push(line)
    else paragraphs.push([isArticle ? `${line} ` : line])
    isOpen = !isHeading
  }
  return paragraphs.map((lines) => lines.join('')).join('\n\n')
}
