import {
  columnsIn,
  filesOf,
  gramsIn,
  type PackedPart,
  POSITIONS,
  REPORT_OF,
  REPORTS,
  SUGGESTIONS,
  TEXT_STARTS,
  TEXTS,
  u32,
  wordsIn,
} from '../files.ts'
import { type Given, giveReports, giveTexts, type ReadFile } from '../generations/given.ts'
import type { GenerationFiles } from '../generations/manifest.ts'
import { Merge, type Side } from '../merge/merged-columns.ts'
import { mergeWords } from '../merge/merged-words.ts'
import { unpackMerged } from '../merge/unpacked-grams.ts'
import { linesIn, viewOf } from '../report-lines.ts'
import { addedName, CHANGED, CHANGED_LINES, layersOf, TAKEN } from './layer-files.ts'
import { mergedLines } from './merged-lines.ts'

/** What the reports are made of. */
const LINES = [REPORTS, ...[REPORTS, TAKEN, CHANGED, CHANGED_LINES].map(addedName)]
/** The texts of what was added are given as they are. */
const ADDED_TEXTS = [TEXTS, TEXT_STARTS].map(addedName)

/**
 * Reads a generation in two layers and gives what is searched of both as if it were one: the same as of a generation
 * into which they were merged, but for the displayed texts, which stay where they are (`textsOfLayers`).
 *
 * @param names of its files.
 */
export async function giveLayers(
  names: readonly string[],
  read: ReadFile,
  give: (given: Given) => void,
): Promise<void> {
  const files = new Map<string, Uint8Array>()
  /** @returns whether all of them are there. */
  const readAll = async (wanted: readonly string[]) => {
    for (const name of wanted) {
      const bytes = files.get(name) ?? (await read(name))
      if (bytes !== null) files.set(name, bytes)
    }
    return wanted.every((name) => files.has(name))
  }
  const giveFile = (name: string, bytes: Uint8Array) => {
    // Of a pool nothing is to be given away.
    const isOwn = bytes.byteLength === bytes.buffer.byteLength
    give({ kind: 'file', name, values: isOwn ? bytes : new Uint8Array(bytes) })
  }

  if (await readAll(LINES)) giveReports(mergedLines(layersOf(files)), give)
  await giveTexts(read, give)
  if (!(await readAll(names.filter((name) => !isText(name))))) return
  giveFile(SUGGESTIONS, files.get(addedName(SUGGESTIONS)) as Uint8Array)
  for (const name of ADDED_TEXTS) giveFile(name, files.get(name) as Uint8Array)
  const { base, added, taken } = layersOf(files)
  files.clear()
  const layers = [base, added ?? new Map<string, Uint8Array>()] as const
  /** What was made of files is given, and they are let go. */
  const givePart = (part: PackedPart, but: (name: string) => boolean) => {
    for (const [name, bytes] of filesOf(part)) {
      if (!but(name)) giveFile(name, bytes)
      for (const layer of layers) layer.delete(name)
    }
  }
  const moves = giveColumns()
  const { positions, ...grams } = unpackMerged([gramsIn(base), gramsIn(layers[1])], moves.positions)
  give({ kind: 'positions', values: positions })
  givePart({ kind: 'grams', values: { ...grams, positions: NONE } }, (name) => name === POSITIONS)
  const words = await mergeWords([wordsIn(base), wordsIn(layers[1])], moves.sections)
  givePart({ kind: 'words', values: words }, () => false)

  function giveColumns() {
    const merge = new Merge([sideOf(layers[0]), sideOf(layers[1])], taken)
    give({ kind: 'text places', values: merge.sectionOrigins })
    givePart({ kind: 'columns', values: merge.columns([]) }, isText)
    return { sections: merge.sectionMoves, positions: merge.positionMoves }
  }
}

const NONE = new Uint8Array()

/** The texts of what was added, among what was given. */
export function addedTexts(files: GenerationFiles): [texts: Buffer, starts: Uint32Array] {
  const [texts = NONE, starts = NONE] = ADDED_TEXTS.map((name) => files.get(name))
  return [viewOf(texts), u32(starts)]
}

/** All but the texts of a layer. */
function sideOf(files: GenerationFiles): Side {
  const sections = (files.get(REPORT_OF)?.length ?? 0) / Uint32Array.BYTES_PER_ELEMENT
  const texts = new Map([
    [TEXTS, NONE],
    [TEXT_STARTS, new Uint8Array(Uint32Array.BYTES_PER_ELEMENT * (sections + 1))],
  ])
  const lines = viewOf(files.get(REPORTS) ?? NONE)
  const columns = columnsIn(new Map([...files, ...texts]))
  return { ...columns, reports: { length: [...linesIn(lines)].length } }
}

function isText(name: string): boolean {
  return name === TEXTS || name === TEXT_STARTS
}
