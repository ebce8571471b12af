import type { Archive } from './archive.ts'
import { attributeOf, elementsOf, parseXml } from './xml.ts'

/** Where the parts of a document are that we read ourselves; they need not be there. */
export interface Parts {
  readonly main: string
  readonly styles: string
  readonly numbering: string
  readonly footnotes: string
  readonly endnotes: string
}

/** Where Word writes them, and where readers look that are told nothing else. */
export const USUAL: Parts = {
  main: 'word/document.xml',
  styles: 'word/styles.xml',
  numbering: 'word/numbering.xml',
  footnotes: 'word/footnotes.xml',
  endnotes: 'word/endnotes.xml',
}

/** Follows the relationships of a document to its parts; most have them at the usual places. */
export async function findParts(path: string, archive: Archive): Promise<Parts> {
  const main = await target(path, archive, '', '_rels/.rels', 'officeDocument', USUAL.main)
  const slash = main.lastIndexOf('/') + 1
  const folder = main.slice(0, slash)
  const own = `${folder}_rels/${main.slice(slash)}.rels`
  const find = (kind: Exclude<keyof Parts, 'main'>): Promise<string> =>
    target(path, archive, folder, own, kind, USUAL[kind])
  return {
    main,
    styles: await find('styles'),
    numbering: await find('numbering'),
    footnotes: await find('footnotes'),
    endnotes: await find('endnotes'),
  }
}

async function target(
  path: string,
  archive: Archive,
  folder: string,
  relationships: string,
  kind: keyof Parts | 'officeDocument',
  usual: string,
): Promise<string> {
  if (!archive.has(relationships)) return usual
  const root = parseXml(path, relationships, await archive.read(relationships))
  for (const element of elementsOf(root)) {
    const given = attributeOf(element, 'Target')
    if (given === null || !attributeOf(element, 'Type')?.endsWith(`/${kind}`)) continue
    const name = given.startsWith('/') ? given.slice(1) : folder + given
    if (archive.has(name)) return name
  }
  return usual
}
