/** One line of a file, without its end. */
export interface ByteLine {
  /** Counted from 1. */
  readonly number: number
  /** Where it begins in the file, in bytes. */
  readonly offset: number
  /** Null when it is longer than the limit: then it was not kept. */
  readonly bytes: Uint8Array | null
}

const LINE_END = 0x0a

/** The lines of a file as its bytes come, each as soon as it is whole; never more than one is kept. */
export async function* byteLines(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<ByteLine> {
  let parts: Uint8Array[] = []
  let length = 0
  let number = 1
  let offset = 0
  const add = (part: Uint8Array): void => {
    length += part.length
    if (length <= limit) parts.push(part)
    else parts = []
  }
  const line = (): ByteLine => ({
    number,
    offset,
    bytes: length <= limit ? whole(parts) : null,
  })
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(LINE_END); end >= 0; end = chunk.indexOf(LINE_END, from)) {
      add(chunk.subarray(from, end))
      yield line()
      number += 1
      offset += length + 1
      parts = []
      length = 0
      from = end + 1
    }
    add(chunk.subarray(from))
  }
  if (length > 0) yield line()
}

/** Most lines lie in one chunk: those are not copied. */
function whole(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts)
}
