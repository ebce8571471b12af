import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { docx, p, zipped } from './docx.ts'

/** A small file that is much to read. */
export interface Bomb {
  readonly name: string
  readonly bytes: Uint8Array
  /** What it is refused for; absent where it can be read as what little it is. */
  readonly refused?: RegExp
}

/** One that needs the limit of time; whatever else is refused is refused for what it is. */
export const TOO_LONG = /^takes more than 10 s of computing/

const MEGABYTE = 1024 * 1024
const LINE = '岚江省水利厅已经公示水价。'
const many = (text: string, times: number) => text.repeat(times)
const page = (body: string) => Buffer.from(`<html><body>${body}</body></html>`)

/** At least fifty of them, each made when it is asked for. */
export function bombs(): readonly (readonly [string, () => Promise<Bomb> | Bomb])[] {
  return [...gzips(), ...texts(), ...pages(), ...records(), ...words(), ...pdfs()]
}

type Row = readonly [string, () => Promise<Bomb> | Bomb]

function row(title: string, name: string, bytes: () => Uint8Array, refused?: RegExp): Row {
  return [title, () => ({ name, bytes: bytes(), ...(refused ? { refused } : {}) })]
}

function gzips(): Row[] {
  const ratio = /unpacks to more than 100 times its size/
  const zeros = () => gzipSync(Buffer.alloc(30 * MEGABYTE))
  return [
    ...['a.txt.gz', 'a.html.gz', 'a.md.gz', 'a.jsonl.gz', 'a.json.gz', 'a.pdf.gz', 'a.docx.gz'].map(
      (name) => row(`30 MB of nothing in ${name}`, name, zeros, ratio),
    ),
    row('a gzip in a gzip', 'a.txt.gz', () => gzipSync(zeros()), /gzip|100 times/),
    row('a gzip ten deep', 'a.txt.gz', () => deep(10), /gzip/),
    row(
      'a hundred parts of nothing',
      'a.txt.gz',
      () => Buffer.concat(Array.from({ length: 100 }, () => gzipSync(Buffer.alloc(MEGABYTE)))),
      /100 times|at most 20 MB/,
    ),
    row('a gzip that is called a text', 'a.txt', zeros, /is a gzip file/),
    row(
      'brotli that is called gzip',
      'a.txt.gz',
      () => brotliCompressSync(Buffer.alloc(MEGABYTE)),
      /gzip/,
    ),
  ]
}

function deep(levels: number): Uint8Array {
  let bytes: Uint8Array = Buffer.from(LINE)
  for (let level = 0; level < levels; level += 1) bytes = gzipSync(bytes)
  return bytes
}

function texts(): Row[] {
  const text = (content: string) => () => Buffer.from(content)
  return [
    row('a text of 21 MB', 'a.txt', () => Buffer.alloc(21 * MEGABYTE, 'a'), /at most 20 MB/),
    row('a line of 2 MB', 'a.txt', text(many('水', 700_000))),
    row('200,000 empty lines', 'a.txt', text(`${many('\n', 200_000)}${LINE}`)),
    row('200,000 spaces', 'a.txt', text(`${LINE}${many(' ', 200_000)}${LINE}`)),
    row('200,000 lines of a character', 'a.txt', text(many('水\n', 200_000))),
    row('20,000 headings', 'a.txt', text(many('一、概述\n', 20_000))),
    row('50,000 brackets that open', 'a.txt', text(`${LINE}${many('（', 50_000)}`)),
    row('50,000 quotes that open', 'a.txt', text(`${LINE}${many('“《', 25_000)}`)),
    row('100,000 entities', 'a.txt', text(`${LINE}${many('&amp;', 100_000)}`)),
    row('100,000 digits', 'a.txt', text(`${LINE}${many('9', 100_000)}`)),
    row('10,000 rows of a table', 'a.txt', text(many('申请\t12\t3\n', 10_000))),
    row('100,000 pipes', 'a.md', text(`|${many('a|', 100_000)}`)),
    row('50,000 marks of a quotation', 'a.md', text(`${many('>', 50_000)}${LINE}`)),
    row('50,000 stars', 'a.md', text(`${LINE}${many('*', 50_000)}`)),
  ]
}

function pages(): Row[] {
  const deepest = /nests deeper than 512 elements/
  const fake = (body: string) => () => page(body)
  return [
    row('100,000 boxes, one in another', 'a.html', fake(many('<div>', 100_000)), deepest),
    row('tables 600 deep', 'a.html', fake(many('<table><tr><td>', 600)), deepest),
    row('a page 100,000 deep in a .doc', 'a.doc', fake(many('<span>', 100_000)), deepest),
    row('600,000 elements', 'a.html', fake(many('<br>', 600_000)), /more than 500,000 elements/),
    row('an attribute of 10 MB', 'a.html', fake(`<p title="${many('水', 3_000_000)}">${LINE}</p>`)),
    row(
      '30,000 attributes',
      'a.html',
      fake(`<p ${Array.from({ length: 30_000 }, (_, at) => `a${at}`).join(' ')}>${LINE}</p>`),
      /a tag of more than 20000 parts/,
    ),
    row(
      'a picture of 10 MB inside',
      'a.html',
      fake(`<img src="data:image/png;base64,${many('A', 10 * MEGABYTE)}">${LINE}`),
    ),
    row('a comment without end', 'a.html', fake(`${LINE}<!--${many('-', 1_000_000)}`)),
    row(
      'a million columns',
      'a.html',
      fake(`<table><tr><td colspan=1000000 rowspan=1000000>${LINE}</td></tr></table>`),
    ),
    row(
      '2,000 cells over 65,534 rows each',
      'a.html',
      fake(
        `<table>${many('<tr><td rowspan=65534 colspan=1000>甲</td></tr>', 2_000)}</table>${LINE}`,
      ),
    ),
    row('20,000 links that never end', 'a.html', fake(`${many('<a href=x>甲', 20_000)}${LINE}`)),
    row(
      '20,000 tags that were never open',
      'a.html',
      fake(`${many('</p></b></a>', 20_000)}${LINE}`),
    ),
    row(
      'lists that count to the end',
      'a.html',
      fake(`<ol start=2147483647>${many(`<li>${LINE}`, 5_000)}</ol>`),
    ),
  ]
}

function records(): Row[] {
  const json = (content: string) => () => Buffer.from(content)
  return [
    row('JSON 200,000 deep', 'a.jsonl', json(many('[', 200_000)), /is no JSON|holds no record/),
    row('JSON 200,000 deep in a .json', 'a.json', json(many('{"a":', 200_000)), /./),
    row('a line of 21 MB', 'a.jsonl', () => Buffer.alloc(21 * MEGABYTE, 'a'), /at most 20 MB/),
    row('100,000 lines that are none', 'a.jsonl', json(many('x\n', 100_000)), /is no JSON/),
    row(
      'a page 100,000 deep in a record',
      'a.jsonl',
      json(JSON.stringify({ text: many('<div>', 100_000) })),
      /nests deeper than 512 elements/,
    ),
  ]
}

function words(): Row[] {
  const entities = Array.from(
    { length: 12 },
    (_, at) => `<!ENTITY e${at + 1} "${many(`&e${at};`, 10)}">`,
  ).join('')
  const laughs = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "水">${entities}]>`
  const document = (xml: string) => docx({ entries: { 'word/document.xml': xml } })
  const open = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
  const body = (inner: string) => `${open}<w:body>${inner}</w:body></w:document>`
  const of = (title: string, bytes: () => Promise<Uint8Array>, refused?: RegExp): Row => [
    title,
    async () => ({ name: 'a.docx', bytes: await bytes(), ...(refused ? { refused } : {}) }),
  ]
  const zeros = { 'word/media/a.bin': Buffer.alloc(60 * MEGABYTE) }
  return [
    of('a picture of 60 MB of nothing', () => docx({ body: p(LINE), entries: zeros }), /100 times/),
    of('a text of nothing', () => document(body(many(' ', 30 * MEGABYTE))), /100 times|at most/),
    of(
      '2,500 entries',
      () =>
        docx({
          body: p(LINE),
          entries: Object.fromEntries(Array.from({ length: 2_500 }, (_, at) => [`a/${at}`, ''])),
        }),
      /holds 25\d\d entries/,
    ),
    of(
      'a billion laughs',
      () => document(`${laughs}${body('<w:p><w:r><w:t>&e12;</w:t></w:r></w:p>')}`),
      /./,
    ),
    of(
      'an entity from a file',
      () =>
        document(
          `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${body('<w:p><w:r><w:t>&x;</w:t></w:r></w:p>')}`,
        ),
      /./,
    ),
    of('XML 20,000 deep', () => document(body(many('<w:p>', 20_000))), /./),
    of(
      '100,000 attributes',
      () =>
        document(
          body(`<w:p ${Array.from({ length: 100_000 }, (_, at) => `w:a${at}="1"`).join(' ')}/>`),
        ),
      /./,
    ),
    of('lists of a million levels', () =>
      docx({
        body: `<w:p><w:pPr><w:numPr><w:ilvl w:val="1000000"/><w:numId w:val="999999999"/></w:numPr></w:pPr><w:r><w:t>${LINE}</w:t></w:r></w:p>`,
      }),
    ),
    of('no document in it', () => zipped({ 'a.txt': LINE }), /archive/),
    of(
      'a zip in a zip',
      async () => zipped({ 'a.zip': await zipped({ 'a.txt': Buffer.alloc(MEGABYTE) }) }),
      /archive/,
    ),
  ]
}

function pdfs(): Row[] {
  const of = (title: string, bytes: () => Uint8Array, refused: RegExp = /./): Row =>
    row(title, 'a.pdf', bytes, refused)
  const CATALOG = '<</Type /Catalog /Pages 2 0 R>>'
  const PAGES = '<</Type /Pages /Count 1 /Kids [3 0 R]>>'
  const PAGE = '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>'
  const squeezed = (data: Buffer, filter = '/FlateDecode') =>
    stream(`/Filter ${filter}`, deflateSync(data))
  return [
    of('a stream of 100 MB of spaces', () =>
      pdf([CATALOG, PAGES, PAGE, squeezed(Buffer.alloc(100 * MEGABYTE, ' '))]),
    ),
    of('a stream squeezed twice', () =>
      pdf([
        CATALOG,
        PAGES,
        PAGE,
        squeezed(deflateSync(Buffer.alloc(60 * MEGABYTE)), '[/FlateDecode /FlateDecode]'),
      ]),
    ),
    of('a page that is its own child', () =>
      pdf([CATALOG, '<</Type /Pages /Count 1 /Kids [2 0 R]>>']),
    ),
    of('pages that hold each other', () =>
      pdf([
        CATALOG,
        '<</Type /Pages /Count 9 /Kids [3 0 R]>>',
        '<</Type /Pages /Count 9 /Kids [2 0 R] /Parent 2 0 R>>',
      ]),
    ),
    of('a billion pages', () => pdf([CATALOG, '<</Type /Pages /Count 1000000000 /Kids []>>'])),
    of('the same page 5,000 times', () =>
      pdf([
        CATALOG,
        `<</Type /Pages /Count 5000 /Kids [${many('3 0 R ', 5000)}]>>`,
        PAGE,
        stream('', Buffer.from('')),
      ]),
    ),
    of('arrays 100,000 deep', () =>
      pdf([CATALOG, PAGES, `<</Type /Page /A ${many('[', 100_000)}>>`]),
    ),
    of('dictionaries 100,000 deep', () => pdf([CATALOG, PAGES, many('<</A ', 100_000)])),
    of('an object that is itself', () => pdf([CATALOG, '2 0 R'])),
    of('a stream as long as itself', () =>
      pdf([CATALOG, PAGES, PAGE, '<</Length 4 0 R>>\nstream\nx\nendstream']),
    ),
    of('a table of objects before itself', () =>
      pdf([CATALOG, PAGES, PAGE, stream('', Buffer.from(''))], (at) => `/Prev ${at}`),
    ),
    of('a table of ten million objects', () =>
      pdf([CATALOG, PAGES, PAGE, stream('', Buffer.from(''))], () => '', '0 10000000'),
    ),
    of('a million operators', () =>
      pdf([CATALOG, PAGES, PAGE, squeezed(Buffer.from(many('q Q ', 1_000_000)))]),
    ),
    of(
      'a million saved states',
      () => pdf([CATALOG, PAGES, PAGE, squeezed(Buffer.from(many('q ', 1_000_000)))]),
      TOO_LONG,
    ),
    of('a form that draws itself', () =>
      pdf([
        CATALOG,
        PAGES,
        '<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources <</XObject <</X 5 0 R>>>>>>',
        stream('', Buffer.from('/X Do')),
        stream(
          '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X 5 0 R>>>>',
          Buffer.from('/X Do /X Do'),
        ),
      ]),
    ),
    of('2 MB of digits', () => pdf([CATALOG, PAGES, many('9', 2 * MEGABYTE)])),
    of('nothing but a head', () => Buffer.from('%PDF-1.7\n')),
    of('3 MB of noise behind a head', () =>
      Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(3 * MEGABYTE, '1 0 obj ')]),
    ),
  ]
}

function stream(entries: string, data: Uint8Array): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${entries} /Length ${data.length}>>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ])
}

/** A PDF of these objects, from 1 on. */
function pdf(
  objects: readonly (string | Buffer)[],
  trailer: (xref: number) => string = () => '',
  range = `0 ${objects.length + 1}`,
): Uint8Array {
  const parts = [Buffer.from('%PDF-1.5\n')]
  const offsets: number[] = []
  let length = parts[0]?.length ?? 0
  objects.forEach((object, at) => {
    offsets.push(length)
    const part = Buffer.concat([
      Buffer.from(`${at + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ])
    parts.push(part)
    length += part.length
  })
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const tail = `xref\n${range}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1} /Root 1 0 R ${trailer(length)}>>\nstartxref\n${length}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(tail)])
}
