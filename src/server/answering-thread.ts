import { setFlagsFromString } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { BaosouError, openIndex } from '../index.ts'
import { createApp } from './app.ts'
import type { TakenAnswer } from './responses.ts'
import type { Asked, Told } from './thread-messages.ts'
import { WarmUp, WHILE_IDLE } from './warm-up.ts'

/**
 * The thread that opens an index and answers every request: however long a search takes, the
 * thread that accepts connections is free.
 *
 * Nothing is handed over to the other thread, only copied: as soon as memory was once
 * taken from a thread, V8 throws away all code that reads numbers, and what it makes of it then looks before each
 * of them whether its memory is still there (a tenth of the time of answers, measured with Node 20).
 */
const port = parentPort
if (port === null) throw new Error('This module is the entry of a thread.')
const tell = (told: Told) => port.postMessage(told)
const log = (line: string) => tell({ type: 'log', line })
const NOTHING = new Uint8Array(0)

/**
 * How much bytecode runs before V8 optimises it, in bytes; its own default is 67,584. Early while nobody waits, late while
 * people do: compilers take the cores that answers need (scripts/bench/README.md). It holds for the whole process.
 */
const OPTIMISED_AFTER = { warmingUp: 20_000, serving: 270_336 }

/** In Node 20: later ones have no such flag, and would say so on standard error. */
function optimiseAfter(bytes: number): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString(`--interrupt-budget=${bytes}`)
}

try {
  const index = await openIndex(workerData as string)
  const app = createApp(index, { log })
  // Answers are kept by index: those to its own queries drive out nobody's, and go when these are over.
  const own = createApp({ ...index }, { log })
  const warmUp = new WarmUp((request) => own.fetch(request, { take: () => {} }))
  optimiseAfter(OPTIMISED_AFTER.warmingUp)
  await index.prepare((query) => warmUp.ask(query))
  optimiseAfter(OPTIMISED_AFTER.serving)
  const { generation, notice, counts } = index
  port.on('message', async ({ id, url, method, headers }: Asked) => {
    warmUp.visited()
    try {
      const take = ({ status, headers, body }: TakenAnswer) => {
        tell({ type: 'answer', id, status, headers, body: method === 'HEAD' ? NOTHING : body })
      }
      await app.fetch(new Request(url, { method, headers }), { take })
    } catch (error) {
      // No request may end the process.
      log(`error: ${String(error)}`)
      tell({ type: 'answer', id, status: 500, headers: {}, body: NOTHING })
    } finally {
      warmUp.visited()
    }
  })
  tell({ type: 'opened', generation, notice, counts })
  warmUp.askWhileIdle(index.ownQueries(WHILE_IDLE)).catch((error) => log(`error: ${String(error)}`))
} catch (error) {
  if (!(error instanceof BaosouError)) throw error
  tell({ type: 'refused', message: error.message, advice: error.advice })
}
