import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { createAdaptorServer } from '@hono/node-server'
import { ListenError } from '../index.ts'
import { HEADER_BYTES } from './limits.ts'
import { unreadProblem } from './problem.ts'
import { OpenAnswers } from './stopping.ts'

export interface ListenOptions {
  /** Default 127.0.0.1: this machine only. */
  readonly host?: string
  /** Default 8080; 0 takes any free port. */
  readonly port?: number
  /** How long open requests may take to end once `close` is called, in ms. Default 10,000, the most a query takes. */
  readonly patience?: number
}

export interface Listening {
  /** What to open in a browser. */
  readonly address: string
  /**
   * Lets open requests finish and refuses others meanwhile (503), then stops listening.
   *
   * @param patience how long that may take, in ms. Default: that of the options.
   * @returns how many answers were cut off.
   */
  close(patience?: number): Promise<number>
}

type App = { readonly fetch: (request: Request) => Response | Promise<Response> }

/**
 * Serves an app until closed.
 *
 * @throws ListenError when the address is taken, forbidden or not of this machine.
 */
export function listen(app: App, options: ListenOptions = {}): Promise<Listening> {
  const { host = '127.0.0.1', port = 8080, patience = 10_000 } = options
  const answers = new OpenAnswers()
  const server = createAdaptorServer({
    fetch: answers.untilStopping((request) => app.fetch(request)),
    serverOptions: { maxHeaderSize: HEADER_BYTES, headersTimeout: 10_000, requestTimeout: 20_000 },
  }) as Server
  server.on('clientError', tellUnread)
  answers.watch(server)
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(refusal(error, host, port))
    })
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo
      const name = host.includes(':') ? `[${host}]` : host
      resolve({
        address: `http://${name}:${taken}`,
        close: (most = patience) => answers.stop(server, most),
      })
    })
  })
}

/** A request that cannot be read never reaches the app; it is told here, in the same form. */
function tellUnread(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const problem = unreadProblem(error.code === 'HPE_HEADER_OVERFLOW')
  const body = JSON.stringify(problem)
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.title}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  EADDRINUSE: [
    'is in use',
    'Stop the program that uses it, or choose another port: PORT=8081, or --port 8081.',
  ],
  EACCES: ['needs rights this program lacks', 'Choose a port from 1024 on: PORT=8080.'],
  EADDRNOTAVAIL: ['is not an address of this machine', 'Choose another host: HOST=127.0.0.1.'],
  ENOTFOUND: ['has a host that is not known', 'Choose another host: HOST=127.0.0.1.'],
}

function refusal(error: NodeJS.ErrnoException, host: string, port: number): ListenError {
  const [reason, advice] = REASONS[error.code ?? ''] ?? [
    `cannot be listened on (${error.code ?? error.message})`,
    'Choose another host or port.',
  ]
  return new ListenError(`Port ${port} on ${host} ${reason}.`, advice, { cause: error })
}
