import type { Collection, Contents, ReportRecord } from './collection.ts'
import { addReports, fromFiles, TEXTS } from './files.ts'
import { nodeDisk } from './generations/disk.ts'
import type { Given } from './generations/given.ts'
import { heldFile } from './generations/held-file.ts'
import { load } from './generations/load.ts'
import { readPointer } from './generations/pointer.ts'
import {
  type GoingReading,
  readPreparedInThread,
  type Taker,
} from './generations/prepared-in-thread.ts'
import { addedTexts } from './layers/give-layers.ts'
import { storedTexts, type Texts, textsInMemory, textsOfLayers } from './texts.ts'

/** A generation in memory, its texts aside: nothing here may hold those that are read from the disk. */
export interface Opened extends Pick<Contents, 'words'> {
  readonly id: string
  readonly columns: Omit<Collection, 'texts'>
  /** Why this is not the generation that should be served; null when it is. */
  readonly notice: string | null
  readonly texts: Texts
}

/** The reading of a generation that was begun before all is there that opening it takes. */
export interface Ahead extends GoingReading<Parts> {
  readonly id: string
}

/**
 * Begins to read the generation that is served, whoever may read it: files are read, verified and unpacked in a
 * thread of their own, and the reports become objects here as soon as they are read. Null when nothing is served, or
 * none can tell what.
 */
export async function readAhead(folder: string): Promise<Ahead | null> {
  const reading = await readPointer(nodeDisk, folder).catch(() => null)
  return reading?.kind === 'whole' ? begin(folder, reading.pointer.current) : null
}

function begin(folder: string, id: string): Ahead {
  const going = readPreparedInThread(folder, id, () => new Parts())
  // It may be given up before anybody waits for it.
  going.ended.catch(() => {})
  return { id, ...going }
}

/**
 * Opens the generation that is served.
 *
 * @param ahead what was begun of it.
 * @throws IndexError as `load` does.
 */
export async function openGeneration(
  folder: string,
  analysis: string,
  ahead: Ahead | null,
): Promise<Opened> {
  let begun = ahead
  let parts = new Parts()
  try {
    const { id, notice } = await load(folder, analysis, nodeDisk, async (_, id) => {
      const going = begun?.id === id ? begun : begin(folder, id)
      if (going === begun) begun = null
      const { taker, faults } = await going.ended
      parts = taker
      return { files: taker.files, faults }
    })
    return { id, notice, ...contentsOf(parts, folder, id) }
  } finally {
    begun?.stop()
  }
}

function contentsOf(
  parts: Parts,
  folder: string,
  id: string,
): Pick<Opened, 'columns' | 'words' | 'texts'> {
  const { collection, words } = fromFiles(parts.files, parts)
  const { texts, ...columns } = collection
  const { textStarts } = columns
  const held = heldFile(folder, id, TEXTS, parts.textChecks)
  const stored = held === null ? textsInMemory(texts, textStarts) : storedTexts(held, textStarts)
  if (parts.textPlaces === null) return { columns, words, texts: stored }
  const layers = [stored, textsInMemory(...addedTexts(parts.files))] as const
  return { columns, words, texts: textsOfLayers(layers, parts.textPlaces) }
}

/** What was read of a generation so far. */
class Parts implements Taker {
  readonly files = new Map<string, Uint8Array>()
  readonly reports: ReportRecord[] = []
  positions: Uint32Array = new Uint32Array(0)
  textChecks: Uint32Array = new Uint32Array(0)
  textPlaces: Uint32Array | null = null

  take(given: Given): void {
    if (given.kind === 'positions') this.positions = given.values
    else if (given.kind === 'text checks') this.textChecks = given.values
    else if (given.kind === 'text places') this.textPlaces = given.values
    else if (given.kind === 'reports') addReports(this.reports, given.values)
    else this.files.set(given.name, given.values)
  }
}
