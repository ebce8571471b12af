import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'

/** Programs that run as people run them, as processes of their own. */
export class Programs {
  readonly #running = new Set<ChildProcess>()

  /** Runs Node. */
  node(args: readonly string[], options: SpawnOptions = {}) {
    const child = spawn(process.execPath, args, options)
    this.#running.add(child)
    const written = { out: '', err: '' }
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      written.out += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      written.err += text
    })
    const ended = once(child, 'close').then(([code]) => {
      this.#running.delete(child)
      return code as number | null
    })
    return { child, written, ended }
  }

  /** Ends all that still run. */
  end(): void {
    for (const child of this.#running) child.kill('SIGKILL')
  }
}
