import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { gunzipped } from '../../src/read/gunzip.ts'
import { readSource } from '../../src/read/read-source.ts'
import { encoded } from '../support/encoded.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const TEXT = '汐山县供水站已经公示水价。'
const MEGABYTE = 1024 * 1024

function put(name: string, bytes: Uint8Array): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, bytes)
  return path
}

const reading = (path: string) => readSource(path, 'r')
/** Bytes that do not shrink. */
function noise(length: number): Buffer {
  let state = 1
  return Buffer.from(Uint8Array.from({ length }, () => (state = (state * 48271) % 2147483647)))
}

test('a compressed text is read like the text, in any encoding, under the name it had', async () => {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const path = put('年报.txt.gz', gzipSync(encoded(TEXT, encoding)))
    expect(await reading(path)).toEqual({ id: 'r', fileName: '年报.txt', url: null, text: TEXT })
  }
})

test('parts that were compressed one by one are one text', async () => {
  const parts = [TEXT, TEXT].map((part) => gzipSync(part))
  expect((await reading(put('a.txt.gz', Buffer.concat(parts)))).text).toBe(TEXT + TEXT)
})

test('what unpacks to more than a hundred times its size is refused', async () => {
  const path = put('a.txt.gz', gzipSync(Buffer.alloc(2 * MEGABYTE, 'a')))
  await expect(reading(path)).rejects.toThrow(`${path}: unpacks to more than 100 times its size`)
})

test('a text over 20 MB is refused before all of it is unpacked', async () => {
  const page = Buffer.concat([noise(MEGABYTE), Buffer.alloc(40 * MEGABYTE, 'a')])
  await expect(reading(put('a.txt.gz', gzipSync(page)))).rejects.toThrow(
    'has 20.0 MB; unpacked, a text may have at most 20 MB',
  )
})

test('no more than one chunk is unpacked beyond the limit', async () => {
  const path = put('a.txt.gz', gzipSync(noise(MEGABYTE)))
  let seen = 0
  const read = async () => {
    for await (const { length } of gunzipped(path, MEGABYTE, 100_000, 'a text')) seen += length
  }
  await expect(read()).rejects.toThrow('at most')
  expect(seen).toBeLessThanOrEqual(100_000)
})

test.each([
  ['no gzip', Buffer.from(TEXT), 'is damaged or no gzip file (incorrect header check)'],
  ['cut short', gzipSync(noise(400)).subarray(0, 200), 'is damaged or no gzip file'],
  ['a changed byte', changed(gzipSync(noise(400))), 'is damaged or no gzip file'],
  ['nothing at all', Buffer.alloc(0), 'is empty'],
  ['nothing inside', gzipSync(''), 'is empty'],
  ['a gzip inside', gzipSync(gzipSync(TEXT)), 'is a gzip file, not text'],
  ['a PDF inside', gzipSync('%PDF-1.7 …'), 'is a damaged PDF'],
])('%s is refused: %s', async (_what, bytes, reason) => {
  const path = put('a.txt.gz', bytes)
  await expect(reading(path)).rejects.toThrow(`${path}: ${reason}`)
})

test('a file over 100 MB is not opened; one that is not there is named', async () => {
  const path = put('a.txt.gz', Buffer.alloc(0))
  truncateSync(path, 100 * MEGABYTE + 1)
  await expect(reading(path)).rejects.toThrow('a file may have at most 100 MB')
  await expect(reading(`${path}.gz`)).rejects.toThrow('does not exist')
})

function changed(bytes: Buffer): Buffer {
  bytes[100] = (bytes[100] ?? 0) ^ 0xff
  return bytes
}
