import { encoded } from './encoded.ts'
import { type Encryption, encryption, type Lock } from './pdf-encryption.ts'

/** A piece of text where it stands: points from the upper left corner to its base line. */
export interface Drawn {
  readonly text: string
  readonly x: number
  readonly y: number
  /** Height of a character, 12 by default. */
  readonly size?: number
  /** Turned to the left. Degrees, 0 by default. */
  readonly turn?: number
}

export interface DrawnPage {
  readonly texts: readonly Drawn[]
  /** Lines from `[x1, y1]` to `[x2, y2]`. */
  readonly lines?: readonly (readonly [number, number, number, number])[]
  /** Boxes without text on top of all, as scanned pages have them. */
  readonly picture?: boolean
  /** How far the page is turned when it is shown. Degrees, 0 by default. */
  readonly rotate?: number
}

/** How codes become characters: by a CMap of the reader, or by a map in the file, or not at all. */
type Coding = 'UniGB-UCS2-H' | 'UniGB-UCS2-V' | 'GBK-EUC-H' | 'ETen-B5-H' | 'mapped' | 'unmapped'

export interface PdfOptions {
  /** `mapped` by default: what printers write. */
  readonly coding?: Coding
  readonly title?: string
  readonly lock?: Lock
}

export const PAGE = { width: 595, height: 842 } as const

/** A PDF of pages that say and draw what is given; fonts are named, none is in the file. */
export function makePdf(pages: readonly DrawnPage[], options: PdfOptions = {}): Uint8Array {
  const { coding = 'mapped', title, lock } = options
  const id = Buffer.from('0123456789abcdef', 'latin1')
  const locked = lock ? encryption(lock, id) : null
  const first = 10
  const objects = new Map<number, Buffer>()
  const kids = pages.map((_, at) => `${first + at * 2} 0 R`).join(' ')
  add(objects, 1, '<</Type /Catalog /Pages 2 0 R>>')
  add(objects, 2, `<</Type /Pages /Count ${pages.length} /Kids [${kids}]>>`)
  for (const [number, text] of fontObjects(coding, locked)) add(objects, number, text)
  if (coding === 'mapped') objects.set(7, stream(Buffer.from(TO_UNICODE, 'latin1'), 7, locked))
  if (title !== undefined) {
    const units = Buffer.concat([Buffer.from([0xfe, 0xff]), encoded(title, 'utf-16be')])
    add(objects, 6, `<</Title ${stringOf(6, units, locked)} /CreationDate (D:20200101000000Z)>>`)
  }
  pages.forEach((page, at) => {
    const number = first + at * 2
    add(
      objects,
      number,
      `<</Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Rotate ${page.rotate ?? 0}
/Resources <</Font <</F1 3 0 R>>>> /Contents ${number + 1} 0 R>>`,
    )
    const content = Buffer.from(contentOf(page, coding), 'latin1')
    objects.set(number + 1, stream(content, number + 1, locked))
  })
  if (locked) add(objects, 9, locked.dictionary)
  const more = `${title === undefined ? '' : '/Info 6 0 R'} ${locked ? '/Encrypt 9 0 R' : ''}`
  return assemble(
    objects,
    `/Root 1 0 R ${more} /ID [<${id.toString('hex')}> <${id.toString('hex')}>]`,
  )
}

/** Points a text takes: characters of full width, and of half for ASCII. */
export function widthOf(text: string, size = 12): number {
  return [...text].reduce((sum, character) => sum + (character < '\u0080' ? size / 2 : size), 0)
}

function fontObjects(coding: Coding, locked: Encryption | null): [number, string][] {
  const isOwn = coding === 'mapped' || coding === 'unmapped'
  const ordering = isOwn ? 'Identity' : coding === 'ETen-B5-H' ? 'CNS1' : 'GB1'
  // Half the width for ASCII, whatever numbers the collection gives it.
  const widths = isOwn
    ? '[32 126 500]'
    : ordering === 'GB1'
      ? '[1 95 500 814 907 500]'
      : '[1 98 500 13648 13742 500]'
  const name = isOwn ? 'AAAAAA+Invented' : ordering === 'CNS1' ? 'MSung-Light' : 'STSong-Light'
  const string = (text: string): string => stringOf(4, Buffer.from(text, 'latin1'), locked)
  return [
    [
      3,
      `<</Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /${isOwn ? 'Identity-H' : coding}
/DescendantFonts [4 0 R] ${coding === 'mapped' ? '/ToUnicode 7 0 R' : ''}>>`,
    ],
    [
      4,
      `<</Type /Font /Subtype /CIDFontType0 /BaseFont /${name} /DW 1000 /W ${widths} /FontDescriptor 5 0 R
/CIDSystemInfo <</Registry ${string('Adobe')} /Ordering ${string(ordering)} /Supplement 0>>>>`,
    ],
    [
      5,
      `<</Type /FontDescriptor /FontName /${name} /Flags 4 /Ascent 880 /Descent -120 /CapHeight 880
/ItalicAngle 0 /StemV 80 /FontBBox [0 -120 1000 880]>>`,
    ],
  ]
}

/** In fonts of the file's own glyphs have numbers of their own: here the code, shifted. */
function codesOf(text: string, coding: Coding): string {
  if (coding === 'GBK-EUC-H') return Buffer.from(encoded(text, 'gb18030')).toString('hex')
  if (coding === 'ETen-B5-H') return Buffer.from(encoded(text, 'big5')).toString('hex')
  if (coding === 'unmapped') {
    return [...text]
      .map((one) => (((one.codePointAt(0) ?? 0) % 9_000) + 0x1200).toString(16).padStart(4, '0'))
      .join('')
  }
  return Buffer.from(encoded(text, 'utf-16be')).toString('hex')
}

function contentOf({ texts, lines = [], picture }: DrawnPage, coding: Coding): string {
  const drawn = texts.map(({ text, x, y, size = 12, turn = 0 }) => {
    const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
    const matrix = [cos, sin, -sin, cos, x, PAGE.height - y].map((value) => value.toFixed(3))
    return `BT /F1 ${size} Tf ${matrix.join(' ')} Tm <${codesOf(text, coding)}> Tj ET`
  })
  const ruled = lines.map(
    ([x1, y1, x2, y2]) => `${x1} ${PAGE.height - y1} m ${x2} ${PAGE.height - y2} l S`,
  )
  const image = picture ? ['q 400 0 0 600 90 120 cm BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI Q'] : []
  return [...image, ...drawn, '0.5 w', ...ruled].join('\n')
}

function stringOf(object: number, data: Uint8Array, locked: Encryption | null): string {
  return `<${Buffer.from(locked ? locked.encrypt(object, data) : data).toString('hex')}>`
}

function stream(data: Uint8Array, number: number, locked: Encryption | null): Buffer {
  const body = locked ? locked.encrypt(number, data) : data
  return Buffer.concat([
    Buffer.from(`<</Length ${body.length}>>\nstream\n`, 'latin1'),
    body,
    Buffer.from('\nendstream', 'latin1'),
  ])
}

function add(objects: Map<number, Buffer>, number: number, text: string): void {
  objects.set(number, Buffer.from(text, 'latin1'))
}

function assemble(objects: ReadonlyMap<number, Buffer>, trailer: string): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.6\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const offsets = new Map<number, number>()
  let length = parts[0]?.length ?? 0
  const push = (part: Buffer): void => {
    parts.push(part)
    length += part.length
  }
  for (const [number, body] of [...objects].sort(([a], [b]) => a - b)) {
    offsets.set(number, length)
    push(Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]))
  }
  const start = length
  const size = Math.max(...objects.keys()) + 1
  const entries = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number)
    return offset === undefined
      ? '0000000000 65535 f \n'
      : `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  push(Buffer.from(`xref\n0 ${size}\n${entries.join('')}trailer\n<</Size ${size} ${trailer}>>\n`))
  push(Buffer.from(`startxref\n${start}\n%%EOF\n`))
  return Uint8Array.from(Buffer.concat(parts))
}

/** Codes are characters: what printers write beside a font they cut down. */
const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Invented def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfrange <0020> <ffff> <0020> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end`
