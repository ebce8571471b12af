import type { Io, Output } from '../../src/cli/io.ts'

/** What a command wrote, and a hand on when it is asked to stop. */
export interface FakeIo extends Io {
  readonly written: { out: string; err: string }
  stop(): void
}

/** The world outside of a command, kept in memory. Not a terminal, and no environment, unless told. */
export function fakeIo(
  options: { isTerminal?: boolean; columns?: number; env?: Io['env'] } = {},
): FakeIo {
  const { isTerminal = false, columns = 80, env = {} } = options
  const written = { out: '', err: '' }
  const output = (name: 'out' | 'err'): Output => ({
    // A bar would draw on the real stderr.
    isTerminal: isTerminal && name === 'out',
    columns,
    write(text) {
      written[name] += text
    },
  })
  let stop = () => {}
  const asked = new Promise<void>((resolve) => {
    stop = resolve
  })
  return { out: output('out'), err: output('err'), env, written, stop, stopped: () => asked }
}
