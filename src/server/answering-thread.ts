import { parentPort, workerData } from 'node:worker_threads'
import { BaosouError, openIndex } from '../index.ts'
import { createApp } from './app.ts'
import type { Asked, Told } from './thread-messages.ts'

/**
 * The thread that opens an index and answers every request: however long a search takes, the
 * thread that accepts connections is free.
 */
const port = parentPort
if (port === null) throw new Error('This module is the entry of a thread.')
const tell = (told: Told, moved: ArrayBuffer[] = []) => port.postMessage(told, moved)

try {
  const index = await openIndex(workerData as string)
  index.prepare()
  const { generation, notice, counts } = index
  const app = createApp(index, { log: (line) => tell({ type: 'log', line }) })
  port.on('message', async ({ id, url, method, headers }: Asked) => {
    try {
      let taken: ArrayBuffer | undefined
      const take = (whole: ArrayBuffer) => {
        taken = whole
      }
      const request = new Request(url, { method, headers })
      const answer = await app.fetch(request, method === 'GET' ? { take } : {})
      const body = taken ?? (await answer.arrayBuffer())
      tell({ type: 'answer', id, status: answer.status, headers: [...answer.headers], body }, [
        body,
      ])
    } catch (error) {
      // No request may end the process.
      tell({ type: 'log', line: `error: ${String(error)}` })
      tell({ type: 'answer', id, status: 500, headers: [], body: new ArrayBuffer(0) })
    }
  })
  tell({ type: 'opened', generation, notice, counts })
} catch (error) {
  if (!(error instanceof BaosouError)) throw error
  tell({ type: 'refused', message: error.message, advice: error.advice })
}
