/** What a command may do to the world outside. */
export interface Io {
  readonly out: Output
  readonly err: Output
  readonly env: Readonly<Record<string, string | undefined>>
  /** Settles when the user or the system asks the program to stop. */
  stopped(): Promise<void>
}

export interface Output {
  readonly isTerminal: boolean
  /** Width of the terminal in columns; 80 where there is none. */
  readonly columns: number
  write(text: string): void
}

/**
 * A second request to stop within this many ms is an echo of the first: a terminal asks npm and
 * the program, and npm passes it on. The program stays for the echo, which would kill it leaving.
 */
const ECHO = 300

/** The process's own. */
export function processIo(): Io {
  return {
    out: output(process.stdout),
    err: output(process.stderr),
    env: process.env,
    stopped: () =>
      new Promise((resolve) => {
        let asked = 0
        const stop = () => {
          if (asked === 0) {
            asked = Date.now()
            setTimeout(() => {}, ECHO)
            resolve()
          } else if (Date.now() - asked > ECHO) process.exit(130)
        }
        process.on('SIGINT', stop)
        process.on('SIGTERM', stop)
      }),
  }
}

function output(stream: NodeJS.WriteStream): Output {
  let open = true
  // The reader of a pipe may leave before the end (`| head`): the rest goes nowhere, quietly. A disk may be full.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    open = false
    // A log that cannot be written ends no server.
    if (error.code === 'EPIPE' || stream === process.stderr) return
    const reason = `the output cannot be written (${error.code ?? error.message})`
    process.stderr.write(`error: ${reason}\nMake room for it, or give it another place.\n`)
    process.exit(1)
  })
  return {
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.columns || 80
    },
    write(text) {
      if (open) stream.write(text)
    },
  }
}
