import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SourceError } from '../../src/errors.ts'
import { charsetNamed, declaredIn } from '../../src/read/charset/declared.ts'
import { decode } from '../../src/read/charset/decode.ts'
import { likeness } from '../../src/read/charset/likeness.ts'
import { failsAt, readStrictly } from '../../src/read/charset/strict.ts'
import { readSource } from '../../src/read/read-source.ts'
import { type Encoding, encoded } from '../support/encoded.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const HANS = '汐山县供水站2013年公开的水价，已经公示。水质每月公布一次。'
const HANT = '汐山縣供水站2013年公開的水價，已經公示。水質每月公布一次。'
const MARKS: Readonly<Partial<Record<Encoding, string>>> = {
  'utf-8': '\ufeff',
  gb18030: '\ufeff',
  'utf-16le': '\ufeff',
  'utf-16be': '\ufeff',
}

const read = (bytes: Uint8Array, declared: string | null = null) =>
  decode('a.html', bytes, declared)

function refusal(bytes: Uint8Array, declared: string | null = null): SourceError {
  try {
    read(bytes, declared)
  } catch (error) {
    if (error instanceof SourceError) return error
  }
  return expect.unreachable('it was read')
}

describe('a text without a declaration is read by what it looks like', () => {
  test.each([
    ['utf-8', HANS],
    ['utf-8', HANT],
    ['gb18030', HANS],
    ['gb18030', HANT],
    ['gb18030', `${HANS}𠀀`],
    ['big5', HANT],
    ['utf-16le', HANS],
    ['utf-16be', HANT],
    ['utf-16le', `a${'0'.repeat(60)}\n${HANS}`],
  ] as const)('%s: %s', (encoding, text) => {
    expect(read(encoded(text, encoding))).toEqual({ text, notes: [] })
  })

  test.each(Object.keys(MARKS) as Encoding[])('%s with a byte order mark', (encoding) => {
    const bytes = encoded(MARKS[encoding] + HANS, encoding)
    expect(read(bytes)).toEqual({ text: HANS, notes: [] })
  })

  test('two characters are enough when the other readings are unlike Chinese', () => {
    expect(read(encoded('水价', 'gb18030')).text).toBe('水价')
    expect(read(encoded('水價', 'big5')).text).toBe('水價')
  })

  test('text that is not Chinese is UTF-8', () => {
    for (const text of ['Zürich', 'Отчёт', 'plain', '鑫淼']) {
      expect(read(encoded(text, 'utf-8')).text).toBe(text)
    }
  })
})

test('GB18030 and Big5 that both read strictly are told apart by frequent characters', () => {
  for (const [encoding, other, text] of [
    ['gb18030', 'big5', '水价已经公示水质公布'],
    ['big5', 'gb18030', '水價已經公示水質公布'],
  ] as const) {
    const bytes = encoded(text, encoding)
    const wrong = readStrictly(bytes, other)
    expect(wrong).not.toBeNull()
    expect(likeness(text)).toBeGreaterThan(0.6)
    expect(likeness(wrong ?? '')).toBeLessThan(0.25)
    expect(read(bytes).text).toBe(text)
  }
})

describe('a declaration', () => {
  test.each([
    ['<meta charset="gbk">', 'gbk'],
    ["<META http-equiv='Content-Type' content='text/html; charset=gb2312' />", 'gb2312'],
    ['<html><head>\n<meta content="text/html;charset = big5" http-equiv=x>', 'big5'],
    ['<?xml version="1.0" encoding="UTF-8"?><meta charset="gbk">', 'UTF-8'],
    ['<p>charset=gbk</p>', null],
    ['', null],
  ])('is found in %s', (start, declared) => {
    expect(declaredIn(encoded(start, 'utf-8'))).toBe(declared)
  })

  test.each([
    ['gb2312', 'gb18030'],
    ['GBK', 'gb18030'],
    ['utf8', 'utf-8'],
    ['Big5-HKSCS', 'big5'],
    ['iso-8859-1', null],
    ['nonsense', null],
  ])('%s means %s', (label, charset) => {
    expect(charsetNamed(label)).toBe(charset)
  })

  test('decides between readings that look the same', () => {
    const bytes = encoded('鑫淼', 'gb18030')
    expect(read(bytes, 'gbk')).toEqual({ text: '鑫淼', notes: [] })
  })

  test.each([
    ['gb2312', 'utf-8', 'UTF-8'],
    ['utf-8', 'gb18030', 'GB18030'],
    ['iso-8859-1', 'utf-8', 'UTF-8'],
    ['big5', 'gb18030', 'GB18030'],
    ['utf-8', 'utf-16le', 'UTF-16'],
  ] as const)('of %s for %s is overruled and noted', (declared, encoding, name) => {
    expect(read(encoded(HANS, encoding), declared)).toEqual({
      text: HANS,
      notes: [`declared ${declared}, read as ${name}`],
    })
  })

  test('of any kind is right about ASCII', () => {
    expect(read(encoded('plain', 'utf-8'), 'shift_jis')).toEqual({ text: 'plain', notes: [] })
  })
})

describe('bytes that cannot be read are refused with file and offset', () => {
  const cut = (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 1)
  const damaged = (bytes: Uint8Array) => Uint8Array.of(...bytes, 0xff, ...bytes)
  const length = encoded(HANS, 'gb18030').length

  test.each([
    ['UTF-8, damaged', damaged(encoded(HANS, 'utf-8')), 'UTF-8', encoded(HANS, 'utf-8').length],
    ['GBK, damaged', damaged(encoded(HANS, 'gb18030')), 'GB18030', length],
    ['UTF-16 cut short', cut(encoded(`\ufeff${HANS}`, 'utf-16le')), 'UTF-16', null],
    ['UTF-8 with a mark, damaged', damaged(encoded(`\ufeffa`, 'utf-8')), 'UTF-8', 4],
  ] as const)('%s', (_what, bytes, name, at) => {
    const { source, reason } = refusal(bytes)
    expect(source).toBe('a.html')
    expect(reason).toContain(`is no ${name} text: `)
    expect(reason).toContain(`byte ${at ?? bytes.length} (counted from 0)`)
  })

  test('a declaration says which reading failed', () => {
    expect(refusal(damaged(encoded(HANT, 'big5')), 'big5').reason).toContain('no Big5 text')
  })

  test('a wrong declaration does not', () => {
    expect(refusal(damaged(encoded(HANS, 'utf-8')), 'gb2312').reason).toContain('no UTF-8 text')
  })

  test('many NUL bytes are binary data', () => {
    expect(refusal(new Uint8Array(40)).reason).toBe('is binary data, not text')
  })
})

describe('the offset is that of the first byte of what is no character', () => {
  const good = HANT.repeat(400)
  /** A lead byte before a byte that follows none; bytes that no encoding has. */
  const FAULTS: readonly (readonly [Encoding, string, readonly number[]])[] = [
    ['utf-8', 'UTF-8', [0xe6, 0xb0, 0x20]],
    ['utf-8', 'UTF-8', [0xff]],
    ['gb18030', 'GB18030', [0xcb, 0x20]],
    ['gb18030', 'GB18030', [0x81, 0x30, 0xcb, 0xae]],
    ['gb18030', 'GB18030', [0xff]],
    ['big5', 'Big5', [0xa4, 0x20]],
    ['big5', 'Big5', [0xff]],
    ['utf-16le', 'UTF-16', [0x00, 0xd8, 0x34, 0x6c]],
    ['utf-16be', 'UTF-16', [0xdc, 0x00]],
  ]
  test.each(FAULTS)('%s: %s with %j', (encoding, name, fault) => {
    for (const before of [HANT, good]) {
      for (const mark of encoding === 'big5'
        ? ['']
        : encoding.startsWith('utf-16')
          ? ['\ufeff']
          : ['', '\ufeff']) {
        const start = encoded(mark + before, encoding)
        const bytes = Uint8Array.of(...start, ...fault, ...encoded(good, encoding))
        expect(refusal(bytes).reason).toBe(
          `is no ${name} text: at byte ${start.length} (counted from 0)`,
        )
      }
    }
  })

  test('when the fault stands early and other encodings get further', () => {
    for (const encoding of ['gb18030', 'big5'] as const) {
      const start = encoded('水價', encoding)
      const bytes = Uint8Array.of(...start, 0xff, ...encoded(good, encoding))
      expect(refusal(bytes).reason).toContain(`at byte ${start.length} (`)
    }
  })

  test('counted in what was unpacked', async () => {
    const folder = temporaryFolder()
    const start = encoded(HANS, 'gb18030')
    const path = join(folder, 'a.txt.gz')
    writeFileSync(path, gzipSync(Uint8Array.of(...start, 0xff, ...start)))
    await expect(readSource(path, 'a')).rejects.toThrow(
      `${path}: is no GB18030 text: at byte ${start.length} of the unpacked text (counted from 0)`,
    )
  })
})

test('the offset of a failure is where strict reading of what stands before still goes on', () => {
  const piece = fc.oneof(
    fc.constantFrom(...['水', 'a', '价格'].map((text) => [...encoded(text, 'gb18030')])),
    fc.array(fc.integer({ min: 0x80, max: 0xff }), { maxLength: 2 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const bytes = Uint8Array.from(pieces.flat())
      const at = failsAt(bytes, 'gb18030')
      expect(at >= 0).toBe(readStrictly(bytes, 'gb18030') === null)
      if (at < 0) return
      const ends = Array.from({ length: bytes.length + 1 }, (_, end) => bytes.subarray(0, end))
      const whole = ends.filter((part) => readStrictly(part, 'gb18030') !== null)
      const longest = whole.at(-1)?.length ?? 0
      if (at < bytes.length) expect(at).toBe(longest)
      else expect(longest).toBeLessThan(bytes.length)
    }),
  )
})

test('any bytes give a text or a SourceError', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(null, 'gbk', 'x'),
      (bytes, d) => {
        try {
          expect(typeof read(bytes, d).text).toBe('string')
        } catch (error) {
          expect(error).toBeInstanceOf(SourceError)
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('what is written in an encoding of ours is read back', () => {
  const encodings: readonly Encoding[] = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be']
  const pieces = ['水价已经公示，', '水質每月公布。', '2013年\n', '一、概述\n', 'QQ群', '收费0元；']
  fc.assert(
    fc.property(
      fc.constantFrom(...encodings),
      fc.array(fc.constantFrom(...pieces), { minLength: 3 }),
      (encoding, chosen) => {
        const text = `全年公开情况：${chosen.join('')}`
        expect(read(encoded(text, encoding)).text).toBe(text)
      },
    ),
  )
})
