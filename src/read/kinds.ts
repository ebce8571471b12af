/** How the content of a file is read. */
type Content = 'text' | 'markdown' | 'html' | 'records'

export interface FileKind {
  readonly content: Content
  /** The file is that content, compressed. */
  readonly gzip: boolean
}

const CONTENTS: ReadonlyMap<string, Content> = new Map([
  ['txt', 'text'],
  ['md', 'markdown'],
  ['html', 'html'],
  ['htm', 'html'],
  ['shtml', 'html'],
  ['xhtml', 'html'],
  ['jsonl', 'records'],
  ['ndjson', 'records'],
])

/** For messages: what a person may give. */
export const READABLE_KINDS = `${[...CONTENTS.keys()].map((name) => `.${name}`).join(' ')}, and .gz of these`

/** What kind of source a file is by its name; null when it is none that can be read. */
export function kindOf(name: string): FileKind | null {
  const [, ending = '', gz] = /\.([a-z]{2,6})(\.gz)?$/i.exec(name) ?? []
  const content = CONTENTS.get(ending.toLowerCase())
  return content ? { content, gzip: gz !== undefined } : null
}

/** The name a compressed file had before: what its content is called. */
export function nameOfContent(name: string): string {
  return name.replace(/\.gz$/i, '')
}
