// PDFs and Word documents to damage: small, whole, and different in what a reader has to do for them.
import { deflateSync } from 'node:zlib'
import { ZipFile } from 'yazl'

const LINES = [
  '岚江省汐山县水利局2013年政府信息公开年度报告',
  '一、概述',
  '本局公示了水价，抄表员准时到户，主动公开信息12条。',
  '二、收费情况',
  '没有收取任何费用。',
]

/** @returns {Uint8Array[]} */
export function wholePdfs() {
  return [
    pdf({ pages: 1, deflate: false }),
    pdf({ pages: 3, deflate: true }),
    pdf({ pages: 2, deflate: true, xrefStream: true }),
  ]
}

function pdf({ pages, deflate, xrefStream = false }) {
  const objects = [
    '<</Type /Catalog /Pages 2 0 R>>',
    `<</Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_, at) => `${6 + at * 2} 0 R`).join(' ')}]>>`,
    '<</Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R]>>',
    '<</Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 0>>>>',
    '<</Type /FontDescriptor /FontName /STSong-Light /Flags 4 /Ascent 880 /Descent -120 /CapHeight 880 /ItalicAngle 0 /StemV 80 /FontBBox [0 -120 1000 880]>>',
  ].map((text) => Buffer.from(text, 'latin1'))
  for (let page = 0; page < pages; page++) {
    objects.push(
      Buffer.from(
        `<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F1 3 0 R>>>> /Contents ${7 + page * 2} 0 R>>`,
        'latin1',
      ),
    )
    const drawn = LINES.map(
      (line, at) =>
        `BT /F1 12 Tf 72 ${770 - at * 20} Td <${Buffer.from(line, 'utf16le').swap16().toString('hex')}> Tj ET`,
    ).join('\n')
    objects.push(stream('', Buffer.from(drawn, 'latin1'), deflate))
  }
  return xrefStream ? withXrefStream(objects) : withXrefTable(objects)
}

function stream(entries, data, deflate) {
  const body = deflate ? deflateSync(data) : data
  const filter = deflate ? '/Filter /FlateDecode' : ''
  return Buffer.concat([
    Buffer.from(`<<${entries} ${filter} /Length ${body.length}>>\nstream\n`, 'latin1'),
    body,
    Buffer.from('\nendstream', 'latin1'),
  ])
}

function numbered(objects) {
  const parts = [Buffer.from('%PDF-1.5\n', 'latin1')]
  const offsets = []
  let length = parts[0].length
  objects.forEach((object, at) => {
    offsets.push(length)
    const part = Buffer.concat([
      Buffer.from(`${at + 1} 0 obj\n`),
      object,
      Buffer.from('\nendobj\n'),
    ])
    parts.push(part)
    length += part.length
  })
  return { parts, offsets, length }
}

function withXrefTable(objects) {
  const { parts, offsets, length } = numbered(objects)
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const tail = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1} /Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(tail, 'latin1')])
}

function withXrefStream(objects) {
  const { parts, offsets, length } = numbered(objects)
  const rows = Buffer.alloc((objects.length + 2) * 7)
  ;[...offsets, length].forEach((at, index) => {
    rows.writeUInt8(1, (index + 1) * 7)
    rows.writeUInt32BE(at, (index + 1) * 7 + 1)
  })
  const entries = `/Type /XRef /Size ${objects.length + 2} /W [1 4 2] /Root 1 0 R`
  const tail = Buffer.concat([
    Buffer.from(`${objects.length + 1} 0 obj\n`),
    stream(entries, rows, true),
    Buffer.from(`\nendobj\nstartxref\n${length}\n%%EOF\n`),
  ])
  return Buffer.concat([...parts, tail])
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const paragraph = (text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const cell = (text) => `<w:tc>${paragraph(text)}</w:tc>`

/** The parts of a Word document: paragraphs, a list, a table, a note. */
export function wholeDocxParts() {
  const table = `<w:tbl><w:tr>${cell('项目')}${cell('件数')}</w:tr><w:tr>${cell('申请')}${cell('12')}</w:tr></w:tbl>`
  const item = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>概述</w:t></w:r></w:p>`
  const body = `${LINES.map(paragraph).join('')}${item}${table}`
  return new Map([
    [
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    ],
    [
      '_rels/.rels',
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r0" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ],
    ['word/document.xml', `<w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>`],
    [
      'word/_rels/document.xml.rels',
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r0" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>',
    ],
    [
      'word/numbering.xml',
      `<w:numbering xmlns:w="${W}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
    ],
  ])
}

/** @param {ReadonlyMap<string, string | Uint8Array>} parts */
export async function zipped(parts) {
  const zip = new ZipFile()
  for (const [name, content] of parts) {
    zip.addBuffer(Buffer.from(content), name, { mtime: new Date(0) })
  }
  zip.end()
  const chunks = []
  for await (const chunk of zip.outputStream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
