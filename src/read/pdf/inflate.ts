import { inflateSync } from 'node:zlib'
import { LARGEST_FILE } from '../limits.ts'

let users = 0
let native: unknown

/**
 * Gives PDF.js the decompression it asks of browsers without what a web stream costs: fonts drawn
 * letter by letter are a thousand small streams, and took a third more time. In place while a file is
 * read; each use is ended with {@link restoreDecompression}.
 */
export function replaceDecompression(): void {
  users += 1
  if (users > 1) return
  native = Reflect.get(globalThis, 'DecompressionStream')
  Reflect.set(globalThis, 'DecompressionStream', InflateStream)
}

export function restoreDecompression(): void {
  users -= 1
  if (users === 0) Reflect.set(globalThis, 'DecompressionStream', native)
}

/** As much of a `DecompressionStream` as PDF.js uses: one piece in, one out. */
class InflateStream {
  readonly readable: AsyncIterable<Uint8Array>
  readonly writable: { getWriter(): object }

  constructor(format: string) {
    if (format !== 'deflate') throw new TypeError(`No decompression of ${format}.`)
    let give: (bytes: Uint8Array) => void = () => {}
    const given = new Promise<Uint8Array>((resolve) => {
      give = resolve
    })
    this.readable = inflated(given)
    const write = async (bytes: Uint8Array): Promise<void> => give(bytes)
    this.writable = {
      getWriter: () => ({ ready: Promise.resolve(), write, close: async () => {} }),
    }
  }
}

async function* inflated(given: Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield inflateSync(await given, { maxOutputLength: LARGEST_FILE })
}
