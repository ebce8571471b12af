import { mkdirSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { invented } from './invented.mjs'
import { laws } from './laws.mjs'
import { records } from './records.mjs'
import { sectionCount } from './sections.mjs'
import { LAWS, SEED } from './source.mjs'

const FILE_BYTES = 16 * 1024 * 1024

/**
 * Writes records until they make `sections` sections: files of 16 MB in a folder that is made anew. A
 * document that comes again counts as many sections as it did before; the index says the exact number.
 *
 * @returns `{ origin, sections, records, files, characters, bytes }`
 */
export async function writeCorpus({ sections, out, from = LAWS, seed = SEED }) {
  const found = await laws(from, seed)
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const made = { origin: found ? 'laws' : 'invented', sections: 0, records: 0, files: 0 }
  const text = { characters: 0, bytes: 0 }
  const known = new Map()
  let file = null
  let written = 0
  for (const { base, record } of records(found ?? invented(seed), seed)) {
    if (!known.has(base)) known.set(base, sectionCount(record))
    const count = known.get(base)
    if (count === 0) continue
    if (file === null) {
      file = await open(join(out, `part-${String(made.files++).padStart(4, '0')}.jsonl`), 'w')
    }
    const line = `${JSON.stringify(record)}\n`
    await file.write(line)
    made.sections += count
    made.records++
    text.characters += record.text.length
    text.bytes += Buffer.byteLength(record.text)
    written += Buffer.byteLength(line)
    if (made.sections >= sections) break
    if (written < FILE_BYTES) continue
    await file.close()
    file = null
    written = 0
  }
  await file?.close()
  return { ...made, ...text }
}
