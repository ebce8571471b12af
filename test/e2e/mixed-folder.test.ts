import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { openIndex } from '../../src/index.ts'
import { docx, p } from '../support/docx.ts'
import { encoded } from '../support/encoded.ts'
import { fakeIo } from '../support/fake-io.ts'
import { makePdf } from '../support/pdf.ts'
import { typeset } from '../support/pdf-typeset.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

// What a newcomer has on the disk: everything in one folder.

/** The same report for each format, told apart by one word. */
function paragraphs(word: string): string[] {
  return [
    `岚江省${word}县水利局2013年政府信息公开年度报告`,
    '一、概述',
    `本局在${word}地公示了水价，抄表员准时到户，水费没有变动。`,
    '二、收费情况',
    `本局在${word}地没有收取任何费用。`,
  ]
}

const text = (word: string) => paragraphs(word).join('\n')
const page = (word: string) =>
  `<!doctype html><meta charset="utf-8"><title>${paragraphs(word)[0]}</title><body>${paragraphs(
    word,
  )
    .map((line) => `<p>${line}</p>`)
    .join('')}</body>`
const picture = { texts: [], picture: true }
const OLE = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(600),
  Buffer.from('WordDocument', 'utf16le'),
])

async function mixed() {
  const folder = join(temporaryFolder(), '报告')
  mkdirSync(join(folder, '2013', '.svn'), { recursive: true })
  const outside = join(temporaryFolder(), 'outside.txt')
  writeFileSync(outside, text('外'))
  const lock = { cipher: 'aes', user: '水价', owner: 'x' } as const
  const files: Record<string, string | Uint8Array> = {
    'a.txt': encoded(text('甲'), 'gb18030'),
    'b.html': page('乙'),
    'c.md': `# ${text('丙')}`,
    'd.pdf': makePdf(typeset(paragraphs('丁'))),
    'e.docx': await docx({
      body: paragraphs('戊')
        .map((line) => p(line))
        .join(''),
    }),
    'f.jsonl': `${JSON.stringify({ id: 'f-1', text: text('己') })}\nno JSON\n`,
    'g.txt.gz': gzipSync(text('庚')),
    '2013/h.doc': page('辛'),
    '2013/i.txt': makePdf(typeset(paragraphs('壬'))),
    '加密.pdf': makePdf(typeset(paragraphs('癸')), { lock }),
    '扫描.pdf': makePdf([picture, picture]),
    '空.pdf': '',
    '空.txt': '',
    '旧.doc': OLE,
    '旧.wps': OLE,
    '图.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
    '图.txt': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2),
    '表.xlsx': 'PK\u0003\u0004',
    '断.docx': (await docx({ body: p('水价') })).slice(0, 300),
    '.hidden.txt': text('隐'),
    '2013/.svn/j.txt': text('隐'),
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  symlinkSync(outside, join(folder, '外.txt'))
  return folder
}

test('a folder of everything: one clear line for each that cannot be read, and the rest is indexed', async () => {
  const folder = await mixed()
  const out = join(temporaryFolder(), 'index')
  const io = fakeIo()
  expect(await run(['index', folder, '--out', out], io)).toBe(0)
  expect(io.written.err).toBe('')
  const events = io.written.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const refused = events.filter(({ event }) => event === 'refused')
  expect(
    Object.fromEntries(
      refused.map(({ source, reason }) => [source.slice(folder.length + 1), reason]),
    ),
  ).toEqual({
    '图.png': 'is an image',
    '外.txt': 'is a link that leads out of the folder',
    '表.xlsx': 'is a spreadsheet',
    'f.jsonl#L2': 'is no JSON',
    '加密.pdf': 'is a PDF that needs a password',
    '图.txt': 'is an image, not text',
    '扫描.pdf': expect.stringContaining('scanned or unreadable PDF'),
    '断.docx': expect.stringMatching(/cut short|archive/),
    '旧.doc': 'is an old Word file',
    '旧.wps': 'is an old Word file',
    '空.pdf': 'is empty',
    '空.txt': 'is empty',
  })
  for (const { reason, advice } of refused) {
    expect(advice).not.toBe('')
    expect(`${reason} ${advice}`).not.toMatch(/[\n\r]|undefined|\bat Object\b/)
  }
  expect(events.at(-1)).toMatchObject({ event: 'done', reports: 9, refused: 12 })

  const index = await openIndex(out)
  for (const word of '甲乙丙丁戊己庚辛壬') {
    const { hits } = index.search(`"本局在${word}地公示了水价，抄表员准时到户，水费没有变动"`)
    expect([word, hits.length]).toEqual([word, 1])
    expect(hits[0]?.report).toMatchObject({ year: 2013 })
  }
  for (const word of '癸外隐') {
    expect(index.search(`"${word}地公示了"`).total.sections).toBe(0)
  }
})

test('people get a table of them, and are told when nothing at all could be read', async () => {
  const folder = join(temporaryFolder(), 'x')
  mkdirSync(folder)
  writeFileSync(join(folder, '空.pdf'), '')
  writeFileSync(join(folder, '旧.doc'), OLE)
  const io = fakeIo({ isTerminal: true, columns: 120 })
  expect(await run(['index', folder, '--out', join(folder, 'index')], io)).toBe(1)
  expect(io.written.out).toContain('is an old Word file')
  expect(io.written.out).toContain('Save it as .docx or PDF.')
  expect(io.written.err).toContain('2 of 2 sources could not be read')
})
