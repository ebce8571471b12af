import {
  columnsIn,
  filesOf,
  gramsIn,
  POSITIONS,
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
const LINES = [TAKEN, REPORTS, ...[REPORTS, CHANGED, CHANGED_LINES].map(addedName)]
/** Files of what was added that are given as they are. */
const ADDED_TEXTS = [TEXTS, TEXT_STARTS].map(addedName)

/**
 * Reads a generation in two layers and gives what is searched of both as if it were one: the same as of a generation
 * into which they were merged, but for the displayed texts, which stay where they are (`layeredTexts`).
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
  const { base, added, taken } = layersOf(files)
  const layers = [base, added ?? new Map()] as const
  for (const name of ADDED_TEXTS) giveFile(name, files.get(name) as Uint8Array)
  giveFile(SUGGESTIONS, files.get(addedName(SUGGESTIONS)) as Uint8Array)

  const merge = new Merge([sideOf(layers[0]), sideOf(layers[1])], taken)
  give({ kind: 'text places', values: merge.sectionOrigins })
  for (const [name, bytes] of filesOf({ kind: 'columns', values: merge.columns([]) })) {
    if (!isText(name)) giveFile(name, bytes)
  }
  const grams = unpackMerged([gramsIn(layers[0]), gramsIn(layers[1])], merge.positionMoves)
  give({ kind: 'positions', values: grams.positions })
  const packed = { ...grams, positions: new Uint8Array() }
  for (const [name, bytes] of filesOf({ kind: 'grams', values: packed })) {
    if (name !== POSITIONS) giveFile(name, bytes)
  }
  const both = [wordsIn(layers[0]).words, wordsIn(layers[1]).words] as const
  const words = await mergeWords(both, merge.sectionMoves)
  for (const [name, bytes] of filesOf({ kind: 'words', values: words })) giveFile(name, bytes)
}

/** The texts of what was added, among what was given. */
export function addedTexts(files: GenerationFiles): [texts: Buffer, starts: Uint32Array] {
  const [texts, starts] = ADDED_TEXTS.map((name) => files.get(name) ?? new Uint8Array())
  return [viewOf(texts as Uint8Array), u32(starts as Uint8Array)]
}

/** All but the texts of a layer. */
function sideOf(files: GenerationFiles): Side {
  const sections = (files.get('report-of.u32')?.length ?? 0) / 4
  const none: GenerationFiles = new Map([
    [TEXTS, new Uint8Array()],
    [TEXT_STARTS, new Uint8Array(4 * (sections + 1))],
  ])
  const lines = viewOf(files.get(REPORTS) ?? new Uint8Array())
  const columns = columnsIn(new Map([...files, ...none]))
  return { ...columns, reports: { length: [...linesIn(lines)].length } }
}

function isText(name: string): boolean {
  return name === TEXTS || name === TEXT_STARTS
}
