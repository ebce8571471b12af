import { Worker } from 'node:worker_threads'
import { IndexError, type SearchIndex } from '../index.ts'
import { comeAgain } from './come-again.ts'
import { RequestQueue } from './request-queue.ts'
import { type Answer, respond } from './responses.ts'
import type { Told } from './thread-messages.ts'

/** What answers the requests for an index, here or in a thread of its own. */
export interface Answering extends Pick<SearchIndex, 'generation' | 'notice' | 'counts'> {
  fetch(request: Request): Response | Promise<Response>
  /** Never settles unless it can answer no more: then it fails. */
  readonly ended: Promise<never>
  close(): Promise<void>
}

/** Answers in this thread, which is busy as long as a search takes. */
export async function answerHere(
  index: SearchIndex,
  log: (line: string) => void,
): Promise<Answering> {
  const { createApp } = await import('./app.ts')
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

/**
 * Room for young objects, four times what Node gives: an answer makes 200 kB of them, and each time the room is
 * full all that is still used has to be copied (a sixth of the time of answers, measured).
 */
const YOUNG_MEGABYTES = 192

/**
 * Opens an index in a thread that answers the requests one after the other, so that accepting
 * connections, sending answers and telling that the process lives wait for no search. One thread:
 * another would hold the reports a second time.
 *
 * @param log told each error that was not foreseen.
 * @param givenUp aborted when nobody wants it opened any more: then this fails.
 * @throws IndexError as `openIndex` does.
 */
export async function answerInThread(
  folder: string,
  log: (line: string) => void,
  givenUp?: AbortSignal,
): Promise<Answering> {
  givenUp?.throwIfAborted()
  const thread = new Worker(new URL('./answering-thread.js', import.meta.url), {
    workerData: folder,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  })
  // Loaded while the thread opens the index: this one only asks, and tells that it lives.
  const api = import('./api.ts')
  const queue = new RequestQueue((asked) => thread.postMessage(asked), tooMany)
  const ended = new Promise<never>((_, reject) => {
    thread.once('error', (error) => {
      queue.end(interrupted)
      reject(asTold(folder, error))
    })
    givenUp?.addEventListener('abort', () => reject(givenUp.reason), { once: true })
  })
  // Nobody may be waiting yet when it fails.
  ended.catch(() => {})
  const opened = new Promise<Extract<Told, { type: 'opened' }>>((resolve, reject) => {
    thread.on('message', (told: Told) => {
      if (told.type === 'opened') resolve(told)
      else if (told.type === 'refused') reject(refused(folder, told))
      else if (told.type === 'log') log(told.line)
      else queue.answered(told)
    })
  })
  const close = async () => {
    await thread.terminate()
  }
  try {
    const { generation, notice, counts } = await Promise.race([opened, ended])
    const probes = probesOf(await api)
    const fetch = (request: Request) => {
      const probe = request.method === 'GET' ? probes[new URL(request.url).pathname] : undefined
      return probe === undefined
        ? queue.ask(request)
        : respond(probe({ generation, notice, counts }))
    }
    return { generation, notice, counts, fetch, ended, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** What is asked by who watches the process: no search may delay that. */
function probesOf({
  livez,
  ready,
}: typeof import('./api.ts')): Readonly<
  Record<string, (index: Parameters<typeof ready>[0]) => Answer>
> {
  return { '/livez': livez, '/readyz': ready }
}

function tooMany(request: Request): Response {
  return comeAgain(request, 'busy', 'Too many requests wait for an answer.')
}

function interrupted(request: Request): Response {
  return comeAgain(request, 'interrupted', 'What was answering this request has ended.')
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
