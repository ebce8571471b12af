import { SingleBar } from 'cli-progress'

/** A bar on stderr that counts files; it leaves nothing behind. */
export function sourceBar() {
  const bar = new SingleBar({
    format: '{bar} {value}/{total} files, {eta_formatted} left',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    clearOnComplete: true,
    hideCursor: false,
    stream: process.stderr,
  })
  return {
    start: (files: number) => bar.start(files, 0),
    step: () => bar.increment(),
    stop: () => bar.stop(),
  }
}
