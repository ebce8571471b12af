import { SingleBar } from 'cli-progress'

/** A bar on stderr that counts sources; it leaves nothing behind. */
export function sourceBar() {
  const bar = new SingleBar({
    format: '{bar} {value}/{total} sources, {eta_formatted} left',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    clearOnComplete: true,
    hideCursor: false,
    stream: process.stderr,
  })
  return {
    start: (sources: number) => bar.start(sources, 0),
    step: () => bar.increment(),
    stop: () => bar.stop(),
  }
}
