export type Encoding = 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be'

/** The bytes of a text in an encoding. @throws when a character is not in it. */
export function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  return Uint8Array.from([...text].flatMap((character) => bytesOf(character, encoding)))
}

const tables = new Map<Encoding, Map<string, readonly number[]>>()

function bytesOf(character: string, encoding: Encoding): readonly number[] {
  if (character < '\u0080') return [character.charCodeAt(0)]
  let table = tables.get(encoding)
  if (!table) {
    table = twoBytes(encoding)
    tables.set(encoding, table)
  }
  const bytes = table.get(character) ?? (encoding === 'gb18030' ? fourBytes(character) : undefined)
  if (!bytes) throw new Error(`${character} is not in ${encoding}`)
  return bytes
}

/** There is a decoder only, so it is asked what each pair of bytes is. */
function twoBytes(encoding: Encoding): Map<string, readonly number[]> {
  const decoder = new TextDecoder(encoding)
  const table = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (character.length === 1 && !table.has(character)) table.set(character, [lead, trail])
    }
  }
  return table
}

/** GB18030 numbers the planes beyond the first in steps of 10, 126 and 10, from 90 30 81 30 on. */
function fourBytes(character: string): readonly number[] | undefined {
  if (character === '\ufeff') return [0x84, 0x31, 0x95, 0x33]
  let at = (character.codePointAt(0) ?? 0) - 0x10000
  if (at < 0) return undefined
  const fourth = at % 10
  at = (at - fourth) / 10
  const third = at % 126
  at = (at - third) / 126
  return [0x90 + (at - (at % 10)) / 10, 0x30 + (at % 10), 0x81 + third, 0x30 + fourth]
}
