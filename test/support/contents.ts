import { nodeDisk } from '../../src/engine/embedded/generations/disk.ts'
import { readPrepared } from '../../src/engine/embedded/generations/prepared.ts'
import { openGeneration } from '../../src/engine/embedded/opening.ts'

const hex = (bytes: Uint8Array = new Uint8Array()) => Buffer.from(bytes).toString('hex')

/** All that an engine is made of but suggestions, and the texts as they are shown. */
export async function contentsOf(folder: string, analysis: string) {
  const { id, columns, texts, notice } = await openGeneration(folder, analysis, null)
  const parts: Record<string, string> = {}
  const faults = await readPrepared(nodeDisk, folder, id, (given) => {
    const name = given.kind === 'file' ? given.name : given.kind
    const { buffer, byteOffset, byteLength } = given.values
    parts[name] = (parts[name] ?? '') + hex(new Uint8Array(buffer, byteOffset, byteLength))
  })
  // Displayed texts stay where they are, and are found there.
  const searched = Object.entries(parts).filter(
    ([name]) => !/text|^suggest|^inputs|^sketches|^policies/.test(name),
  )
  const sections = [...columns.reportOf.keys()]
  return {
    told: { notice, faults },
    searched: Object.fromEntries(searched),
    reports: columns.reports,
    texts: sections.map((section) => texts.read(section)),
    units: sections.map((section) => [...texts.units(section)]),
  }
}
