import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SourceError } from '../../src/errors.ts'
import { byteLines } from '../../src/read/byte-lines.ts'
import { readSource, readSources } from '../../src/read/read-source.ts'
import { readRecord } from '../../src/read/record.ts'
import { encoded } from '../support/encoded.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const TEXT = '汐山县供水站已经公示水价。'
const WHOLE = {
  id: 'x-1',
  title: '汐山县供水站年度报告',
  agency: '汐山县供水站',
  published: '2014-03-28',
  url: 'http://example.cn/a.html',
  text: TEXT,
}

function put(content: string | Uint8Array, name = 'crawl.jsonl'): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}

async function all(path: string) {
  const readings = []
  for await (const reading of readSources(path, '2013/crawl.jsonl')) readings.push(reading)
  return readings
}

const errorsOf = (readings: Awaited<ReturnType<typeof all>>) =>
  readings.flatMap((one) => (one instanceof SourceError ? [[one.source, one.reason]] : []))

describe('a file of JSON lines', () => {
  test('gives a report for each of them, with what it says of itself', async () => {
    const path = put(`${JSON.stringify(WHOLE)}\n\n${JSON.stringify({ text: TEXT })}\r\n`)
    expect(await all(path)).toEqual([
      {
        place: `${path}#L1`,
        source: {
          id: 'x-1',
          fileName: '',
          url: 'http://example.cn/a.html',
          text: TEXT,
          stated: [
            { kind: 'title', label: 'title', value: '汐山县供水站年度报告' },
            { kind: 'agency', label: 'agency', value: '汐山县供水站' },
            { kind: 'published', label: 'published', value: '2014-03-28' },
          ],
        },
      },
      {
        place: `${path}#L3`,
        source: { id: '2013/crawl.jsonl#L3', fileName: '', url: null, text: TEXT, stated: [] },
      },
    ])
  })

  test.each([
    ['compressed', 'crawl.ndjson.gz', gzipSync(`${JSON.stringify(WHOLE)}\n`)],
    ['with a byte order mark', 'crawl.jsonl', `\ufeff${JSON.stringify(WHOLE)}`],
  ])('may be %s', async (_what, name, content) => {
    expect(await all(put(content, name))).toMatchObject([{ source: { id: 'x-1', text: TEXT } }])
  })

  test('goes on after a bad line, which is named', async () => {
    const lines = [
      encoded('{"text":\n', 'utf-8'),
      encoded(`${JSON.stringify(WHOLE)}\n`, 'utf-8'),
      encoded(`{"text":"水价"}\n`, 'gb18030'),
      encoded(`{"text":"${TEXT}"}`, 'utf-8'),
    ]
    const path = put(Buffer.concat(lines))
    const readings = await all(path)
    expect(readings.map((one) => one instanceof SourceError)).toEqual([true, false, true, false])
    // The first character's two bytes could be UTF-8.
    const offset = 9 + (lines[1]?.length ?? 0) + 11
    expect(errorsOf(readings)).toEqual([
      [`${path}#L1`, 'is no JSON'],
      [`${path}#L3`, `is no UTF-8 text: at byte ${offset} of the file (counted from 0)`],
    ])
  })

  test('of another kind is refused as a whole', async () => {
    const [pdf, log, blank] = [put('%PDF-1.7\n…'), put('line\n'.repeat(500)), put('\n \n')]
    expect(errorsOf(await all(pdf))).toEqual([[pdf, 'is a PDF, not JSON Lines']])
    const lines = errorsOf(await all(log))
    expect(lines).toHaveLength(101)
    expect(lines.at(-1)).toEqual([log, 'is no JSON Lines file: its first 100 lines are bad'])
    expect(errorsOf(await all(blank))).toEqual([[blank, 'holds no record']])
  })

  test('that cannot be opened or unpacked is an error, not an exception', async () => {
    const bomb = put(gzipSync(Buffer.alloc(200_000, ' ')), 'a.jsonl.gz')
    const reason = 'unpacks to more than 100 times its size'
    expect(errorsOf(await all(bomb))).toEqual([[bomb, reason]])
    expect(errorsOf(await all('/nowhere/a.jsonl'))).toEqual([
      ['/nowhere/a.jsonl', 'does not exist'],
    ])
  })

  test('is one source only when it holds one report', async () => {
    const line = JSON.stringify(WHOLE)
    expect((await readSource(put(line), 'r')).id).toBe('x-1')
    await expect(readSource(put(`${line}\n${line}`), 'r')).rejects.toThrow('more than one report')
  })
})

describe('a record', () => {
  test.each([
    ['[]', 'is no JSON object'],
    ['null', 'is no JSON object'],
    ['{"text":"  "}', 'has no text'],
    ['{"title":"a"}', 'has no text'],
    ['{"text":["a"]}', 'gives no text as "text"'],
    ['{"text":"a","published":20140328}', 'gives no text as "published"'],
    ['{"text":"a","id":" "}', 'has an id that is empty'],
    ['{"text":"a","id":"a\\nb"}', 'has an id that is'],
    ['{"text":"a","id":"r\\ud800"}', 'has an id that is'],
    ['{"text":"a","id":"."}', 'has an id that is'],
    ['{"text":"a","id":"../../b"}', 'has an id that is'],
    [`{"text":"a","id":"${'x'.repeat(301)}"}`, 'too long'],
    [`${'['.repeat(200_000)}`, 'is no JSON'],
  ])('%s', (json, reason) => {
    expect(readRecord(json)).toContain(reason)
  })

  test('may have null for what it does not know, a number as its id, and other members', () => {
    const json =
      '{"id":7,"title":null,"url":" ","text":"甲","site":{"a":1},"__proto__":{"url":"b"}}'
    expect(readRecord(json)).toEqual({ id: '7', url: null, stated: [], text: '甲' })
  })
})

test('the offset of a bad byte counts the mark, the lines before, and what was unpacked', async () => {
  const good = `${JSON.stringify(WHOLE)}\r\n`
  const start = encoded(`\ufeff${good}${good}{"text":"水价`, 'utf-8')
  const bytes = Uint8Array.of(...start, 0xe6, 0xb0, 0x22, 0x7d)
  for (const [name, content] of [
    ['a.jsonl', bytes],
    ['a.jsonl.gz', gzipSync(bytes)],
  ] as const) {
    const path = put(content, name)
    expect(errorsOf(await all(path))).toEqual([
      [`${path}#L3`, `is no UTF-8 text: at byte ${start.length} of the file (counted from 0)`],
    ])
  }
})

describe('a JSON file', () => {
  const other = { text: `${TEXT}二` }
  const lists = [[WHOLE, other], { total: 2, tags: ['a'], data: [WHOLE, other] }]
  test.each(lists)('that holds a list: %j', async (value) => {
    const path = put(JSON.stringify(value, null, 2), 'a.json')
    expect(await all(path)).toMatchObject([
      { place: `${path}#1`, source: { id: 'x-1', text: TEXT, stated: { length: 3 } } },
      { place: `${path}#2`, source: { id: '2013/crawl.jsonl#2', text: `${TEXT}二` } },
    ])
  })

  test.each([
    ['a record', WHOLE, { id: 'x-1', text: TEXT, stated: { length: 3 } }],
    ['a record without id', { text: TEXT }, { id: '2013/crawl.jsonl', text: TEXT }],
    ['a text under another name', { 正文: TEXT, title: '公示' }, { text: TEXT }],
    ['HTML', { zw: `<p>上</p><p>${TEXT}</p>` }, { text: `上\n\n${TEXT}` }],
    ['HTML somewhere in it', { a: { list: [{ x: `<p>${TEXT}</p>` }] } }, { text: TEXT }],
    ['a string of HTML', `<p>${TEXT}</p>`, { text: TEXT }],
    [
      'plain lines with a stray tag',
      { text: `上\n中\n下\n甲\n<p>${TEXT}` },
      { text: `上\n中\n下\n甲\n<p>${TEXT}` },
    ],
  ])('that holds %s', async (_what, value, source) => {
    const path = put(JSON.stringify(value), 'a.json')
    expect(await all(path)).toMatchObject([{ place: path, source }])
  })

  test('is the only record in what a site answers, with its title and day', async () => {
    const info = {
      title: '汐山县司法局2018年政府信息公开工作年度报告',
      content: '<p>全年公开信息三十条。</p>',
      pubDate: '2019-03-01',
    }
    const page = { code: 0, msg: 'ok', data: { info, next: null } }
    const [reading] = await all(put(JSON.stringify(page), 'page.json'))
    expect(reading).toMatchObject({
      source: {
        text: '全年公开信息三十条。',
        stated: [
          { kind: 'title', value: info.title },
          { kind: 'published', value: '2019-03-01' },
        ],
      },
    })
  })

  test('in another encoding, compressed, or in truth of lines', async () => {
    const json = JSON.stringify([WHOLE])
    expect(await all(put(gzipSync(json), 'a.json.gz'))).toMatchObject([{ source: { text: TEXT } }])
    expect(await all(put(encoded(json, 'gb18030'), 'a.json'))).toMatchObject([
      { source: { text: TEXT } },
    ])
    const lines = put(`${JSON.stringify(WHOLE)}\n{"a":1}\n${JSON.stringify(other)}`, 'a.json')
    expect(await all(lines)).toMatchObject([
      { place: `${lines}#L1` },
      { source: `${lines}#L2`, reason: 'has no text' },
      { place: `${lines}#L3` },
    ])
  })

  test('goes on after a bad record, which is named', async () => {
    const path = put(JSON.stringify([{ text: 1 }, other, null, { text: '<p></p>' }]), 'a.json')
    expect(errorsOf(await all(path))).toEqual([
      [`${path}#1`, 'gives no text as "text"'],
      [`${path}#3`, 'is no JSON object'],
      [`${path}#4`, 'is a page without text'],
    ])
  })

  test.each([
    ['no JSON', '{"text": 水价', 'is no JSON'],
    ['cut short', `${JSON.stringify([WHOLE]).slice(0, -9)}`, 'is no JSON'],
    ['blank', ' \n', 'holds no record'],
    ['an empty list', '[]', 'holds no record'],
    ['a number', '7', 'is no JSON object'],
    ['other things', '{"a":1}', 'has no text'],
    ['a PDF', '%PDF-1.7', 'is a PDF, not JSON'],
    ['bad bytes', Uint8Array.of(0x7b, 0xff, 0x7d), 'is no UTF-8 text: at byte 1 (counted from 0)'],
    [
      'too large',
      ' '.repeat(20 * 1024 * 1024 + 1),
      'has 20.0 MB; a JSON file may have at most 20 MB',
    ],
    ['deep nesting', '['.repeat(100_000), 'is no JSON'],
  ])('that is %s is refused', async (_what, content, reason) => {
    const path = put(content, 'a.json')
    expect(errorsOf(await all(path))).toEqual([[path, reason]])
  })

  test('of many things that are no records is given up', async () => {
    const path = put(JSON.stringify(Array.from({ length: 500 }, () => 7)), 'a.json')
    const errors = errorsOf(await all(path))
    expect(errors).toHaveLength(101)
    expect(errors.at(-1)).toEqual([path, 'is no list of records: its first 100 are bad'])
  })
})

test('a text file that is a string of JSON or of a script is read as the page it holds', async () => {
  const html = `<p align=\\"center\\">公示<\\/p><p>${TEXT.repeat(3)}<\\/p>`
  for (const [name, content, note] of [
    ['a.txt', `{"content":"${html}"}`, 'the page is a string of JSON'],
    ['a.htm', `var zw = '${html}';`, 'the page is a string of a script'],
  ] as const) {
    expect(await all(put(content, name))).toMatchObject([
      { source: { text: `公示\n\n${TEXT.repeat(3)}`, notes: [note] } },
    ])
  }
})

test('lines are the same however the bytes come, and a long one is not kept', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a', 'bb', 'cccccc', '')),
      fc.integer({ min: 1, max: 5 }),
      async (lines, step) => {
        const bytes = encoded(lines.join('\n'), 'utf-8')
        const chunks = async function* () {
          for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
        }
        const seen: string[] = []
        for await (const line of byteLines(chunks(), 5)) {
          expect(line.number).toBe(seen.length + 1)
          expect(line.offset).toBe(
            lines.slice(0, seen.length).join('\n').length + (seen.length && 1),
          )
          seen.push(line.bytes ? new TextDecoder().decode(line.bytes) : 'cccccc')
        }
        const expected = lines.join('\n') === '' ? [] : lines
        expect(seen).toEqual(expected.at(-1) === '' ? expected.slice(0, -1) : expected)
      },
    ),
  )
})
