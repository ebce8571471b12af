import type { Server, ServerResponse } from 'node:http'
import { comeAgain } from './come-again.ts'

/** Until requests that were on their way when a server stopped have been refused, in ms. */
const LAST_REFUSALS = 100

type Answer = (request: Request) => Response | Promise<Response>

/** The answers a server owes, so that it can stop without breaking them off. */
export class OpenAnswers {
  readonly #open = new Set<ServerResponse>()
  #isStopping = false

  /** Notes every request from now on. */
  watch(server: Server): void {
    server.on('request', (_request, response) => {
      this.#open.add(response)
      response.once('close', () => this.#open.delete(response))
    })
  }

  /** The same answer, until the server stops: then whoever asks is told to ask again. */
  untilStopping(answer: Answer): Answer {
    return (request) => (this.#isStopping ? stopping(request) : answer(request))
  }

  /**
   * Waits for what was asked before, refuses what is asked meanwhile, then stops listening.
   *
   * @param patience how long that may take, in ms.
   * @returns how many answers were cut off.
   */
  async stop(server: Server, patience: number): Promise<number> {
    this.#isStopping = true
    const owed = [...this.#open]
    // Whoever was answered must not ask again on the same connection.
    for (const response of owed)
      if (!response.headersSent) response.setHeader('Connection', 'close')
    await allClosed(owed, patience)
    const cut = owed.filter((response) => this.#open.has(response)).length
    await new Promise<void>((resolve) => {
      // Not those that never ask anything, as browsers open ahead.
      const hurry = setTimeout(() => server.closeAllConnections(), cut > 0 ? 0 : LAST_REFUSALS)
      server.close(() => {
        clearTimeout(hurry)
        resolve()
      })
    })
    return cut
  }
}

/** Until every one is sent or given up by its asker, or the time is over. */
function allClosed(responses: readonly ServerResponse[], most: number): Promise<void> {
  return new Promise((resolve) => {
    const overdue = setTimeout(resolve, most)
    let left = responses.length
    const settle = () => {
      if (left > 0) return
      clearTimeout(overdue)
      resolve()
    }
    for (const response of responses) {
      response.once('close', () => {
        left--
        settle()
      })
    }
    settle()
  })
}

function stopping(request: Request): Response {
  return comeAgain(request, 'stopping', 'The server is stopping.', { Connection: 'close' })
}
