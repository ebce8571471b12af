import { Worker } from 'node:worker_threads'
import { IndexError, type SearchIndex } from '../index.ts'
import { livez } from './api.ts'
import { createApp } from './app.ts'
import type { Asked, Told } from './thread-messages.ts'

/** What answers the requests for an index, here or in a thread of its own. */
export interface Answering extends Pick<SearchIndex, 'generation' | 'notice' | 'counts'> {
  fetch(request: Request): Response | Promise<Response>
  /** Never settles unless it can answer no more: then it fails. */
  readonly ended: Promise<never>
  close(): Promise<void>
}

/**
 * Whether this is compiled code: threads cannot load TypeScript on every Node we run on, so that
 * from sources requests are answered in the one thread there is.
 */
export const hasThreads = !import.meta.url.endsWith('.ts')

/** Answers in this thread, which is busy as long as a search takes. */
export function answerHere(index: SearchIndex, log: (line: string) => void): Answering {
  const { generation, notice, counts } = index
  const app = createApp(index, { log })
  return {
    generation,
    notice,
    counts,
    fetch: (request) => app.fetch(request),
    ended: new Promise(() => {}),
    close: async () => {},
  }
}

/** Headers that decide an answer. */
const DECIDING = ['accept', 'content-length', 'if-none-match', 'transfer-encoding'] as const

/**
 * Opens an index in a thread that answers the requests one after the other, so that accepting
 * connections, sending answers and telling that the process lives wait for no search. One thread:
 * another would hold the reports a second time.
 *
 * @param log told each error that was not foreseen.
 * @throws IndexError as `openIndex` does.
 */
export async function answerInThread(
  folder: string,
  log: (line: string) => void,
): Promise<Answering> {
  const thread = new Worker(new URL('./answering-thread.js', import.meta.url), {
    workerData: folder,
  })
  const waiting = new Map<number, (answer: Response) => void>()
  const ended = new Promise<never>((_, reject) => {
    thread.once('error', (error) => reject(asTold(folder, error)))
  })
  // Nobody may be waiting yet when it fails.
  ended.catch(() => {})
  const opened = new Promise<Extract<Told, { type: 'opened' }>>((resolve, reject) => {
    thread.on('message', (told: Told) => {
      if (told.type === 'opened') resolve(told)
      else if (told.type === 'refused') reject(refused(folder, told))
      else if (told.type === 'log') log(told.line)
      else {
        waiting.get(told.id)?.(responseOf(told))
        waiting.delete(told.id)
      }
    })
  })
  let asked = 0
  const ask = (request: Request) =>
    new Promise<Response>((resolve) => {
      waiting.set(++asked, resolve)
      const headers = Object.fromEntries(
        DECIDING.flatMap((name) => {
          const value = request.headers.get(name)
          return value === null ? [] : [[name, value]]
        }),
      )
      thread.postMessage({
        id: asked,
        url: request.url,
        method: request.method,
        headers,
      } satisfies Asked)
    })
  const close = async () => {
    await thread.terminate()
  }
  try {
    const { generation, notice, counts } = await Promise.race([opened, ended])
    const fetch = (request: Request) => (isAlive(request) ? livez() : ask(request))
    return { generation, notice, counts, fetch, ended, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Whether it is asked only if the process lives: no search may delay that. */
function isAlive({ method, url }: Request): boolean {
  return method === 'GET' && new URL(url).pathname === '/livez'
}

function responseOf({ status, headers, body }: Extract<Told, { type: 'answer' }>): Response {
  const held = body.byteLength === 0 ? null : new Uint8Array(body)
  return new Response(held, { status, headers: Object.fromEntries(headers) })
}

function refused(folder: string, { message, advice }: { message: string; advice: string }) {
  return new IndexError(folder, message.replace(`Index ${folder}: `, ''), advice)
}

function asTold(folder: string, error: Error & { code?: string }): Error {
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error
  return new IndexError(
    folder,
    'serving it takes more heap than this process may use',
    'Start it with more: NODE_OPTIONS=--max-old-space-size=4096.',
    { cause: error },
  )
}
