import { ZipFile } from 'yazl'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** What a document is made of; all of it XML without its root. */
export interface DocxParts {
  readonly body?: string
  readonly numbering?: string
  readonly styles?: string
  readonly footnotes?: string
  readonly title?: string
  /** Further entries by their names, or others in place of the usual ones; null leaves one out. */
  readonly entries?: Readonly<Record<string, string | Uint8Array | null>>
}

/** The bytes of a Word document. */
export function docx(parts: DocxParts): Promise<Uint8Array> {
  const root = (name: string, inner = ''): string =>
    `${HEAD}<w:${name} xmlns:w="${W}" xmlns:r="${OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${inner}</w:${name}>`
  const related = (...kinds: string[]): string =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${kinds
      .map((kind, at) => {
        const [name = '', target = ''] = kind.split(' ')
        return `<Relationship Id="r${at}" Type="${OFFICE}/${name}" Target="${target}"/>`
      })
      .join('')}</Relationships>`
  return zipped({
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': related('officeDocument word/document.xml'),
    'word/document.xml': root('document', `<w:body>${parts.body ?? ''}<w:sectPr/></w:body>`),
    'word/_rels/document.xml.rels': related(
      'styles styles.xml',
      'numbering numbering.xml',
      'footnotes footnotes.xml',
    ),
    'word/styles.xml': parts.styles === undefined ? null : root('styles', parts.styles),
    'word/numbering.xml': parts.numbering === undefined ? null : root('numbering', parts.numbering),
    'word/footnotes.xml': parts.footnotes === undefined ? null : root('footnotes', parts.footnotes),
    'docProps/core.xml':
      parts.title === undefined
        ? null
        : `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${parts.title}</dc:title></cp:coreProperties>`,
    ...parts.entries,
  })
}

/** A zip file of these entries; null ones are left out. */
export async function zipped(
  entries: Readonly<Record<string, string | Uint8Array | null>>,
): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(entries)) {
    if (content !== null) zip.addBuffer(Buffer.from(content), name, { mtime: new Date(0) })
  }
  zip.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** A paragraph of plain words, with properties as XML. */
export function p(words: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${words && `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`}</w:p>`
}

/** A paragraph of a list. */
export function item(words: string, level = 0, list = 1): string {
  return p(words, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
}

/** A pattern with its levels, each `format text more…`: `chineseCounting %1、 <w:suff …/>`. */
export function pattern(
  id: number,
  ...levels: readonly (readonly [string, string, string?])[]
): string {
  const inner = levels.map(
    ([format, text, more = ''], at) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`,
  )
  return `<w:abstractNum w:abstractNumId="${id}">${inner.join('')}</w:abstractNum>`
}

/** A list of a pattern, with overrides as XML. */
export function list(id: number, of: number, overrides = ''): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`
}
