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
    ['{"text":["a"]}', 'has a text that is no text'],
    ['{"text":"a","published":20140328}', 'has a published that is no text'],
    ['{"text":"a","id":" "}', 'has an id that is empty'],
    ['{"text":"a","id":"a\\nb"}', 'has an id that is'],
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
