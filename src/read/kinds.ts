/** How the content of a file is read; `office` is decided by its bytes. */
type Content = 'text' | 'markdown' | 'html' | 'records' | 'json' | 'pdf' | 'docx' | 'office'

export interface FileKind {
  readonly content: Content
  /** The file is that content, compressed. */
  readonly gzip: boolean
}

const READABLE: ReadonlyMap<string, Content> = new Map([
  ['txt', 'text'],
  ['md', 'markdown'],
  ['html', 'html'],
  ['htm', 'html'],
  ['shtml', 'html'],
  ['xhtml', 'html'],
  ['jsonl', 'records'],
  ['ndjson', 'records'],
  ['json', 'json'],
  ['pdf', 'pdf'],
  ['docx', 'docx'],
])

/** Names that are given to anything: a page saved as .doc is common, and so is a .docx. */
const UNDECIDED: ReadonlyMap<string, Content> = new Map([
  ['doc', 'office'],
  ['wps', 'office'],
])

/** What people keep beside their reports. */
const OTHERS: readonly (readonly [RegExp, string, string])[] = [
  [
    /\.(?:png|jpe?g|gif|bmp|tiff?|webp|svg|heic)$/i,
    'is an image',
    'Give the page, PDF or Word file the text is in; text in images is not recognised.',
  ],
  [/\.(?:xlsx?|xlsm|et|ods|csv)$/i, 'is a spreadsheet', 'Save its text as a .txt file.'],
  [/\.(?:pptx?|dps|odp)$/i, 'is a slide show', 'Save it as a PDF.'],
  [/\.(?:rtf|odt|ofd|ceb|caj)$/i, 'is a document of another kind', 'Save it as .docx or PDF.'],
  [/\.(?:mht|mhtml|eml)$/i, 'is a web archive', 'Save the page as .html.'],
  [/\.(?:zip|rar|7z|tar|tgz|bz2|xz|tar\.gz)$/i, 'is an archive', 'Unpack it.'],
]

/** For messages: what a person may give. */
const READABLE_KINDS = `${[...READABLE.keys()].map((name) => `.${name}`).join(' ')}, and .gz of these`

/** What kind of source a file is by its name; null when it is none that can be read. */
export function kindOf(name: string): FileKind | null {
  const [, given = '', gz] = /\.([a-z]{2,6})(\.gz)?$/i.exec(name) ?? []
  const ending = given.toLowerCase()
  const content = READABLE.get(ending) ?? UNDECIDED.get(ending)
  return content ? { content, gzip: gz !== undefined } : null
}

/** Why a file of no readable kind is not read, by its name, and what to do about it. */
export function otherKind(name: string): { readonly reason: string; readonly advice: string } {
  const known = OTHERS.find(([ending]) => ending.test(name))
  if (known) return { reason: known[1], advice: known[2] }
  const advice = `Save its text as a .txt file. Readable are ${READABLE_KINDS}.`
  return { reason: 'is of no kind that can be read', advice }
}

/** The name a compressed file had before: what its content is called. */
export function nameOfContent(name: string): string {
  return name.replace(/\.gz$/i, '')
}
