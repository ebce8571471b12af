import mammoth from 'mammoth'
import { SourceError } from '../../errors.ts'
import type { SourceText } from '../../model/source-text.ts'
import { readHtml } from '../html/read-html.ts'
import { type Archive, openArchive } from './archive.ts'
import { readLists } from './list-levels.ts'
import { refuseOthers } from './other-documents.ts'
import { ParagraphNumbers } from './paragraph-numbers.ts'
import { findParts, USUAL } from './parts.ts'
import { notesIn, shownText } from './shown-text.ts'
import { readStyles } from './styles.ts'
import { beginningOf, titleIn } from './words.ts'
import { parseXml, type XmlElement } from './xml.ts'

/** Paragraphs are paragraphs, whatever their style: numbers and levels are read from the text. */
const STYLE_MAP = ["br[type='page'] => br:fresh", "br[type='column'] => br:fresh"]
const HEAD_OR_FOOT = /^word\/(?:header|footer)\d{0,4}\.xml$/
const PROPERTIES = 'docProps/core.xml'
/** The arrow back from a note to its place. */
const BACK = /<a href="#(?:foot|end)note-ref-[^"]{1,40}">↑<\/a>/g
/** A title of the properties stands among the first words of the text, or is another document's. */
const HEAD = 1_000
const LONGEST_TITLE = 200

/**
 * Reads a Word document (.docx): its text with the numbers that Word counts, its tables a row a line,
 * its notes at the end; heads and feet of its pages are furniture; without deleted and hidden text, and
 * pictures.
 *
 * @throws SourceError when it is none, damaged, protected by a password, a trap, or without text.
 */
export async function readDocx(
  path: string,
  bytes: Uint8Array,
): Promise<Pick<SourceText, 'text' | 'stated' | 'pageTitle' | 'furniture' | 'notes'>> {
  refuseOthers(path, bytes)
  const archive = await openArchive(path, bytes)
  const parts = await findParts(path, archive)
  const part = async (name: string): Promise<XmlElement | null> =>
    archive.has(name) ? parseXml(path, name, await archive.read(name)) : null
  const styles = readStyles(await part(parts.styles))
  const lists = readLists(await part(parts.numbering), styles)
  const notes = new Set<string>()
  for (const name of [parts.footnotes, parts.endnotes]) {
    const root = await part(name)
    if (root) for (const note of notesIn(root)) notes.add(note)
  }
  const contents: string[] = []
  let unread = 0
  const shown = async (name: string): Promise<Uint8Array> => {
    const numbers = new ParagraphNumbers(lists, styles)
    const root = parseXml(path, name, await archive.read(name))
    const { xml, furniture, embedded } = shownText(path, name, root, numbers, styles, notes)
    unread += embedded
    contents.push(...furniture)
    return new TextEncoder().encode(xml)
  }
  const given = new Map(
    (['main', 'footnotes', 'endnotes'] as const).flatMap((kind) => {
      const name = parts[kind]
      return archive.has(name) ? [[USUAL[kind], () => shown(name)] as const] : []
    }),
  )
  const html = await toHtml(path, given)
  const read = textOf(path, html)
  const title = await titleOf(path, archive)
  const furniture = [...(read.furniture ?? []), ...contents, ...(await headsAndFeet(path, archive))]
  return {
    text: read.text,
    ...(title !== null && standsIn(title, read.text) ? { pageTitle: title } : {}),
    ...(furniture.length > 0 ? { furniture } : {}),
    ...(unread > 0 ? { notes: [`embedded in it and not read: ${unread}`] } : {}),
  }
}

/**
 * Mammoth is given the parts whose words are shown, each as we have written it, at the places where it
 * looks without relationships. So it finds no part that we have not looked over, and none as it was:
 * numbers are in the text by now, links and pictures are words or nothing.
 */
async function toHtml(
  path: string,
  parts: ReadonlyMap<string, () => Promise<Uint8Array>>,
): Promise<string> {
  const read = async (name: string, encoding?: string): Promise<string | Uint8Array> => {
    const bytes = (await parts.get(name)?.()) ?? new Uint8Array()
    return encoding ? new TextDecoder().decode(bytes) : bytes
  }
  const file = { exists: (name: string): boolean => parts.has(name), read }
  const options = {
    styleMap: STYLE_MAP,
    includeDefaultStyleMap: false,
    includeEmbeddedStyleMap: false,
  }
  try {
    // An open file is what mammoth makes of any other input; its types do not name it.
    const input = { file } as unknown as Parameters<typeof mammoth.convertToHtml>[0]
    return (await mammoth.convertToHtml(input, options)).value.replace(BACK, '')
  } catch (cause) {
    if (cause instanceof SourceError) throw cause
    const said = (cause instanceof Error ? cause.message : String(cause)).replace(/\s+/g, ' ')
    const advice = 'Open it in Word and save it again, or save its text as a .txt file.'
    throw new SourceError(path, `is a damaged Word document (${said.slice(0, 200)})`, advice, {
      cause,
    })
  }
}

/** What stands above and below the text of every page, each once. */
async function headsAndFeet(path: string, archive: Archive): Promise<readonly string[]> {
  const words = new Set<string>()
  for (const name of archive.names.filter((one) => HEAD_OR_FOOT.test(one)).sort()) {
    words.add(beginningOf(parseXml(path, name, await archive.read(name))))
  }
  return [...words].filter((line) => line !== '')
}

function textOf(path: string, html: string): ReturnType<typeof readHtml> {
  if (html.replace(/<[^<>]{0,2000}>/g, '').trim() === '') {
    const advice = 'If it holds scanned pages, recognise their text first.'
    throw new SourceError(path, 'is a Word document without text', advice)
  }
  return readHtml(path, html)
}

async function titleOf(path: string, archive: Archive): Promise<string | null> {
  if (!archive.has(PROPERTIES)) return null
  const title = titleIn(parseXml(path, PROPERTIES, await archive.read(PROPERTIES)))
  return title !== null && title.length <= LONGEST_TITLE ? title : null
}

/** Whether a title is one of this text: documents are made from older ones, titles and all. */
function standsIn(title: string, text: string): boolean {
  const bare = (words: string): string => words.replace(/\s/g, '')
  return /\p{Script=Han}{4}/u.test(bare(title)) && bare(text.slice(0, HEAD)).includes(bare(title))
}
