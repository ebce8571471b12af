import { chmod, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SourceError } from '../../src/errors.ts'
import { firstInvalidByte } from '../../src/read/charset/utf8.ts'
import { readSource } from '../../src/read/read-source.ts'
import { docx, p } from '../support/docx.ts'
import { encoded } from '../support/encoded.ts'
import { makePdf } from '../support/pdf.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baosou-read-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function refusal(bytes: Uint8Array | string, name = 'a.txt'): Promise<SourceError> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return readSource(path, name).then(
    () => expect.unreachable('it was read'),
    (error) => error,
  )
}

describe('a text file', () => {
  test('gives its text, its name and the id it was given', async () => {
    const path = join(folder, '年报.txt')
    await writeFile(path, '水价已经公示。\n')
    expect(await readSource(path, '2013/年报.txt')).toEqual({
      id: '2013/年报.txt',
      fileName: '年报.txt',
      url: null,
      text: '水价已经公示。\n',
    })
  })

  test('may begin with a byte order mark, which is no part of the text', async () => {
    const path = join(folder, 'bom.txt')
    await writeFile(path, '\ufeff公示')
    expect((await readSource(path, 'bom.txt')).text).toBe('公示')
  })

  test('may hold a few stray NUL bytes: they are left to the repairs', async () => {
    const path = join(folder, 'nul.txt')
    await writeFile(path, '水\0价')
    expect((await readSource(path, 'nul.txt')).text).toBe('水\0价')
  })
})

describe('what cannot be read is refused with file, reason and remedy', () => {
  test.each([
    ['an empty file', '', 'is empty'],
    ['white space', ' \n\u3000\ufeff\t', 'holds nothing but white space'],
    ['what only begins like a PDF', '%PDF-1.7\n…', 'is a damaged PDF'],
    ['an image', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'is an image, not text'],
    ['many NULs', `ab${'\0'.repeat(40)}`, 'is binary data, not text'],
    ['no text at all', new Uint8Array([0x61, 0xff, 0xff, 0x61]), 'is no UTF-8 text: at byte 1'],
    ['a text over 20 MB', 'a'.repeat(20 * 1024 * 1024 + 1), 'a text may have at most 20 MB'],
  ])('%s', async (_what, bytes, reason) => {
    const error = await refusal(bytes)
    expect(error).toBeInstanceOf(SourceError)
    expect(error.source).toBe(join(folder, 'a.txt'))
    expect(error.reason).toContain(reason)
    expect(error.advice).not.toBe('')
  })

  test('a file over 100 MB is not even opened', async () => {
    const path = join(folder, 'large.txt')
    await writeFile(path, '')
    await truncate(path, 100 * 1024 * 1024 + 1)
    await expect(readSource(path, 'large.txt')).rejects.toThrow('a file may have at most 100 MB')
  })

  test('a folder, and a file that does not exist', async () => {
    await expect(readSource(folder, 'x')).rejects.toThrow('is a folder')
    await expect(readSource(join(folder, 'no.txt'), 'x')).rejects.toThrow('does not exist')
  })

  test.skipIf(process.getuid?.() === 0)(
    'a file that may not be read (skipped for root, who may read any)',
    async () => {
      const path = join(folder, 'secret.txt')
      await writeFile(path, '公示')
      await chmod(path, 0)
      await expect(readSource(path, 'x')).rejects.toThrow('may not be read')
    },
  )

  test('any bytes give a text or a SourceError', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
        const path = join(folder, 'any.txt')
        await writeFile(path, bytes)
        const outcome = await readSource(path, 'any').catch((error: unknown) => error)
        if (!(outcome instanceof SourceError)) expect(outcome).toHaveProperty('text')
      }),
      { numRuns: 200 },
    )
  })
})

describe('the bytes say what a file is, before its name', () => {
  const TEXT = '水价已经公示。'
  const PAGE = `<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta charset="gb2312"></head><body><p>${TEXT}</p></body></html>`
  const pdf = () => makePdf([{ texts: [{ text: TEXT, x: 72, y: 72 }] }])
  const word = () => docx({ body: p(TEXT) })

  test.each([
    ['a.txt', pdf],
    ['a.html', pdf],
    ['a.docx', pdf],
    ['a.pdf', pdf],
    ['a', pdf],
    ['a.pdf.gz', () => gzipSync(pdf())],
    ['before.pdf', () => Buffer.concat([Buffer.from('junk\r\n'), pdf()])],
    ['a.docx', word],
    ['a.doc', word],
    ['a.pdf', word],
    ['a.docx.gz', async () => gzipSync(await word())],
    ['page.doc', () => encoded(PAGE, 'gb18030')],
    ['fragment.doc', () => encoded(`<meta charset="gbk"><p>${TEXT}</p>`, 'gb18030')],
    ['text.doc', () => encoded(TEXT, 'gb18030')],
  ])('%s is read', async (name, bytes) => {
    const path = join(folder, name)
    await writeFile(path, await bytes())
    const { text, fileName } = await readSource(path, name)
    expect(text.trim()).toContain(TEXT)
    expect(text).not.toMatch(/[<>]/)
    expect(fileName).toBe(name.replace('.gz', ''))
  })

  const ole = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(stream, 'utf16le')])
  test.each([
    ['a.doc', ole('WordDocument'), 'is an old Word file', 'Save it as .docx or PDF.'],
    ['a.wps', ole('WordDocument'), 'is an old Word file', 'Save it as .docx or PDF.'],
    ['a.txt', ole('WordDocument'), 'is an old Word file, not text', 'Save it as .docx or PDF.'],
    ['a.docx', ole('EncryptedPackage'), 'is a Word or Excel file with a password', 'without one'],
    ['a.doc', ole('Workbook'), 'is a spreadsheet', '.txt'],
    ['a.doc', '{\\rtf1\\ansi', 'is an RTF file', 'Save it as .docx or PDF.'],
    [
      'a.doc',
      '<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:a/>',
      '2003',
      '',
    ],
    ['a.doc', 'MIME-Version: 1.0\nContent-Type: multipart/related;\n', 'is a web archive', 'html'],
    ['a.docx', 'PK\u0003\u0004 xl/workbook.xml', 'is a spreadsheet', '.txt'],
    ['a.docx', 'PK\u0003\u0004 OFD.xml', 'is an OFD file', 'PDF'],
    ['a.docx', 'PK\u0003\u0004 a.txt', 'is an archive', 'Unpack it'],
    ['a.docx', TEXT, 'is no .docx file', 'Name it as what it is'],
    ['a.pdf', PAGE, 'is no PDF', 'Name it as what it is'],
    ['a.pdf', '', 'is empty', 'Download'],
    ['a.pdf', 'GIF89a…', 'is an image, no PDF', 'text in images is not recognised'],
  ])('%s is refused: %s', async (name, bytes, reason, advice) => {
    const error = await refusal(bytes, name)
    expect(error).toBeInstanceOf(SourceError)
    expect(error.reason).toContain(reason)
    expect(error.advice).toContain(advice)
  })
})

test('the first invalid byte is where strict decoding begins to fail', () => {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const fails = (bytes: Uint8Array): boolean => {
    try {
      strict.decode(bytes)
      return false
    } catch {
      return true
    }
  }
  const chunk = fc.oneof(
    fc.constantFrom(...['水', 'a', '𠀀', 'é'].map((text) => [...new TextEncoder().encode(text)])),
    fc.array(fc.integer({ min: 0x7f, max: 0xff }), { maxLength: 3 }),
  )
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 8 }), (chunks) => {
      const bytes = Uint8Array.from(chunks.flat())
      const invalid = firstInvalidByte(bytes)
      expect(invalid >= 0).toBe(fails(bytes))
      if (invalid >= 0) expect(fails(bytes.slice(0, invalid))).toBe(false)
    }),
    { numRuns: 1000 },
  )
})
