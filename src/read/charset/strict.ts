import { firstInvalidByte } from './utf8.ts'

/** Encodings that reports are found in; GB18030 holds GBK and GB2312. */
export type Charset = 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be'

/** How they are called in messages. */
export const NAMES: Readonly<Record<Charset, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030',
  big5: 'Big5',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
}

const STEP = 4096
/** Bytes of the longest character in any of them. */
const LONGEST = 4

/** The text of the bytes without its byte order mark; null when a single byte of it is no such text. */
export function readStrictly(bytes: Uint8Array, charset: Charset): string | null {
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes)
    return isSound(text, charset) ? text.replace(/^\ufeff/, '') : null
  } catch {
    return null
  }
}

/** Bytes that are nothing in Big5 are let through by its decoder as controls and as U+F8F8. */
function isSound(text: string, charset: Charset): boolean {
  return charset !== 'big5' || !/[\u0080-\u009f\uf8f8]/.test(text)
}

/**
 * Offset of the first character that strict reading cannot read, by its first byte, or -1; the number
 * of bytes when the text ends inside a character. Reads several times, so only for those that explain
 * a failure.
 */
export function failsAt(bytes: Uint8Array, charset: Charset): number {
  if (charset === 'utf-8') return firstInvalidByte(bytes)
  let sound = 0
  const steps = new TextDecoder(charset, { fatal: true })
  const goesOn = (
    decoder: InstanceType<typeof TextDecoder>,
    from: number,
    length: number,
  ): boolean => {
    try {
      const text = decoder.decode(bytes.subarray(from, from + length), { stream: true })
      return isSound(text, charset)
    } catch {
      return false
    }
  }
  while (sound < bytes.length && goesOn(steps, sound, STEP)) sound += STEP
  const single = new TextDecoder(charset, { fatal: true })
  single.decode(bytes.subarray(0, sound), { stream: true })
  for (let at = sound; at < bytes.length; at += 1) {
    if (!goesOn(single, at, 1)) return startOfCharacter(bytes, at, charset)
  }
  return readStrictly(bytes, charset) === null ? bytes.length : -1
}

/** A character is noticed to be none at its last byte: what stands before its first is whole. */
function startOfCharacter(bytes: Uint8Array, at: number, charset: Charset): number {
  for (let start = at; start > at - LONGEST && start >= 0; start -= 1) {
    if (readStrictly(bytes.subarray(0, start), charset) !== null) return start
  }
  return at
}
