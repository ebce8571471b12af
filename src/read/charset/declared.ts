import type { Charset } from './strict.ts'

/** HTML wants its declaration in the first 1,024 bytes; pages do not always know. */
const WINDOW = 4096
const META = /<meta\b[^<>]{0,400}?\bcharset\s{0,8}=\s{0,8}["']?\s{0,8}([\w:.-]{1,40})/i
const XML = /^\s{0,80}<\?xml\b[^<>]{0,200}?\bencoding\s{0,8}=\s{0,8}["']([\w:.-]{1,40})["']/i

/** What an HTML or XML file says its encoding is: its XML declaration, else its meta tag; as written. */
export function declaredIn(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, WINDOW))
  return (XML.exec(start) ?? META.exec(start))?.[1] ?? null
}

/** The encoding meant by a name, as browsers know it; null when it is none of ours. */
export function charsetNamed(label: string): Charset | null {
  let encoding: string
  try {
    encoding = new TextDecoder(label).encoding
  } catch {
    return null
  }
  switch (encoding) {
    case 'gbk':
    case 'gb18030':
      return 'gb18030'
    case 'utf-8':
    case 'big5':
    case 'utf-16le':
    case 'utf-16be':
      return encoding
    default:
      return null
  }
}
