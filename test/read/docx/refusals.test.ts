import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SourceError } from '../../../src/errors.ts'
import { readDocx } from '../../../src/read/docx/read-docx.ts'
import { docx, item, list, p, pattern, zipped } from '../../support/docx.ts'

const BODY = p('汐山县供水站年度报告') + p('水价不变，水质良好。')
const bytesOf = (text: string) => new TextEncoder().encode(text)
const CONTAINER = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)
const container = (stream: string) =>
  Buffer.concat([CONTAINER, Buffer.alloc(500), Buffer.from(stream, 'utf16le')])

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await readDocx('a.docx', bytes)
  } catch (error) {
    if (error instanceof SourceError && error.source === 'a.docx') return error.reason
    throw error
  }
  return expect.unreachable('it was read')
}

/** The document with four bytes changed behind the central header of its main part. */
async function patched(offset: number, value: number, fill = '水'): Promise<Uint8Array> {
  const bytes = Buffer.from(await docx({ body: p(fill.repeat(500)) }))
  const name = bytes.lastIndexOf('word/document.xml')
  bytes.writeUInt32LE(value, name - 46 + offset)
  return bytes
}

describe('what is called a Word document and is none', () => {
  test.each([
    ['nothing', new Uint8Array(), 'is empty'],
    ['text', bytesOf('水价不变'), 'is no Word document'],
    ['RTF', bytesOf('{\\rtf1 a}'), 'is an RTF file, no Word document'],
    ['a PDF', bytesOf('%PDF-1.7'), 'is a PDF, no Word document'],
    [
      'a password',
      container('EncryptedPackage'),
      'is a Word or Excel file with a password, no Word document',
    ],
    ['an old document', container('WordDocument'), 'is an old Word file, no Word document'],
    ['an old table', container('Workbook'), 'is a spreadsheet, no Word document'],
  ])('%s', async (_what, bytes, reason) => {
    expect(await refusal(bytes)).toBe(reason)
  })

  test.each([
    ['xl/workbook.xml', 'is a spreadsheet, no Word document'],
    ['ppt/presentation.xml', 'is a slide show, no Word document'],
    ['OFD.xml', 'is an OFD file, no Word document'],
    ['a.txt', 'is an archive, no Word document'],
    ['word/document.txt', 'is a damaged Word document'],
  ])('%s', async (name, reason) => {
    expect(await refusal(await zipped({ [name]: 'a' }))).toContain(reason)
  })
})

describe('a trap, or damage', () => {
  test('cut short anywhere', async () => {
    const bytes = Buffer.from(await docx({ body: BODY }))
    const named = bytes.indexOf('word/document')
    for (let length = 4; length < bytes.length; length += 97) {
      const reason = length > named + 20 ? 'is cut short or no zip file' : 'is an archive'
      expect(await refusal(bytes.subarray(0, length))).toContain(reason)
    }
  })

  test('too many entries', async () => {
    const entries = Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`${at}`, '']))
    expect(await refusal(await docx({ entries }))).toBe(
      'holds 2005 entries; a document may have at most 2000',
    )
  })

  test('entries that unpack too far, also those that are never read', async () => {
    const entries = { 'word/media/a.png': Buffer.alloc(1_000_000) }
    const reason = 'unpacks to more than 100 times its size'
    expect(await refusal(await docx({ body: BODY, entries }))).toBe(reason)
    const large = { a: randomBytes(300_000), 'word/document.xml': Buffer.alloc(21_000_000) }
    expect(await refusal(await docx({ entries: large }))).toMatch(
      /^has 20\.0 MB; unpacked, its part word\/document\.xml may have at most 20 MB/,
    )
  })

  test('a declared size that lies, either way, and a checksum', async () => {
    for (const size of [10, 900_000])
      expect(await refusal(await patched(24, size))).toMatch(/^(is damaged|unpacks)/)
    expect(await refusal(await patched(16, 1))).toBe(
      'is damaged: its part word/document.xml has changed',
    )
  })

  test('an entry that is locked, or leads out of the archive', async () => {
    expect(await refusal(await patched(8, 0x0808_0001))).toMatch(/protected by a password/)
    const bytes = Buffer.from(await docx({ body: BODY, entries: { 'xx/aa.xml': 'a' } }))
    for (let at = bytes.indexOf('xx/aa.xml'); at >= 0; at = bytes.indexOf('xx/aa.xml')) {
      bytes.write('../aa.xml', at)
    }
    expect(await refusal(bytes)).toMatch(/^holds an entry whose name leads out of it/)
  })

  const many = (part: string, count: number) => part.repeat(count)
  test.each([
    ['no XML', '<w:p>', 'its part word/document.xml is no XML'],
    ['a document type', '<!DOCTYPE a>', 'declares a document type'],
    ['deep nesting', many('<w:p>', 600) + many('</w:p>', 600), 'nests deeper than 512 elements'],
    [
      'text boxes',
      many('<w:pict>', 600) + many('</w:pict>', 600),
      'nests deeper than 512 elements',
    ],
    [
      'kinds of elements',
      Array.from({ length: 2_001 }, (_, at) => `<a${at}/>`).join(''),
      'has more than 2000 kinds of elements',
    ],
    [
      'attributes',
      `<w:p ${Array.from({ length: 5_001 }, (_, at) => `a${at}=""`).join(' ')}/>`,
      'has an element of more than 5000 attributes',
    ],
  ])('%s', async (_what, body, reason) => {
    expect(await refusal(await docx({ body }))).toContain(reason)
  })

  test('a part behind a long comment is bounded all the same', async () => {
    const part = (inner: string) => ({
      entries: { 'word/document.xml': `<!-- ${'x'.repeat(5_000)} -->${inner}` },
    })
    const deep = many('<p>', 600) + many('</p>', 600)
    expect(await refusal(await docx(part(deep)))).toContain('nests deeper than 512 elements')
    const typed = part('<!doctype a [<!ENTITY b "水价">]><document>&b;</document>')
    expect(await refusal(await docx(typed))).toContain('declares a document type')
  })

  test('no text', async () => {
    expect(await refusal(await docx({ body: p('') }))).toBe('is a Word document without text')
  })
})

test('any changed bytes give a text or a SourceError', async () => {
  const numbering = pattern(0, ['chineseCounting', '%1、']) + list(1, 0)
  const whole = await docx({ body: BODY + item('概述'), numbering, title: '汐山县供水站年度报告' })
  const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }))
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const bytes = Uint8Array.from(whole)
      for (const [at, value] of changes) bytes[at] = value
      try {
        expect((await readDocx('a.docx', bytes)).text.length).toBeGreaterThan(0)
      } catch (error) {
        expect(error).toBeInstanceOf(SourceError)
        expect((error as SourceError).message).not.toContain('\n')
      }
    }),
    { numRuns: 300 },
  )
})

test('any elements in any order give a text or a SourceError', async () => {
  const names = ['p', 'r', 't', 'pPr', 'rPr', 'numPr', 'tbl', 'tr', 'tc', 'tcPr', 'trPr', 'sdt']
  names.push('sdtContent', 'pict', 'txbxContent', 'ruby', 'rubyBase', 'hyperlink', 'fldSimple')
  const tree = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom('水价', '<w:br/>', '<w:vMerge/>', '<w:gridSpan w:val="3"/>', '<w:fldChar/>'),
      fc
        .tuple(fc.constantFrom(...names), fc.array(tie('node'), { maxLength: 4 }))
        .map(([name, inner]) => `<w:${name} w:val="1">${inner.join('')}</w:${name}>`),
    ),
  })).node
  await fc.assert(
    fc.asyncProperty(fc.array(tree, { maxLength: 5 }), async (nodes) => {
      try {
        const { text } = await readDocx('a.docx', await docx({ body: nodes.join('') }))
        expect(text.trim()).not.toBe('')
      } catch (error) {
        expect(error).toBeInstanceOf(SourceError)
      }
    }),
    { numRuns: 200 },
  )
})
