import { connect } from 'node:net'

/** Bytes in which the head of an answer ends. */
const HEAD = 4096

/**
 * A connection that asks and waits, in as little time of its own as there is: Node's client takes as long for an
 * answer as the server does, and both share the machine. It is opened again when the server has closed it.
 *
 * @returns `get(path)`, which resolves with the status and the body's bytes, one at a time; and `close()`.
 */
export function openConnection({ hostname, port }) {
  let socket
  let waiting = null
  let parts = []
  let length = 0

  const settle = (how, value) => {
    waiting?.[how](value)
    waiting = null
    parts = []
    length = 0
  }
  const open = () => {
    const opened = connect(Number(port), hostname).setNoDelay(true)
    opened.on('data', (part) => {
      parts.push(part)
      length += part.length
      const answer = wholeOf(parts, length)
      if (answer !== null) settle('resolve', answer)
    })
    opened.on('error', (error) => settle('reject', error))
    opened.on('close', () => settle('reject', new Error('the server closed a connection')))
    return opened
  }
  return {
    get: (path) =>
      new Promise((resolve, reject) => {
        if (socket === undefined || socket.destroyed) socket = open()
        waiting = { resolve, reject }
        socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`)
      }),
    close: () => socket?.destroy(),
  }
}

/** The answer once all of it is there; else null. This server always tells the length. */
function wholeOf(parts, length) {
  const head = parts[0].toString('latin1', 0, HEAD)
  const end = head.indexOf('\r\n\r\n')
  if (end < 0) return parts.length > 1 ? wholeOf([Buffer.concat(parts)], length) : null
  const bytes = Number(/content-length: (\d+)/i.exec(head.slice(0, end))?.[1])
  if (!(length >= end + 4 + bytes)) return null
  return { status: Number(head.slice(9, 12)), body: Buffer.concat(parts).subarray(end + 4) }
}
