// Loaded into the server before it starts: tells its memory and how late its event loop was, when asked.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

/** How often the loop is looked at, in ms. What is told is the lateness alone, without it. */
const RESOLUTION = 5

if (isMainThread && process.send) {
  const lag = monitorEventLoopDelay({ resolution: RESOLUTION })
  lag.enable()
  const told = () => {
    const lagMs = Math.max(0, lag.max / 1e6 - RESOLUTION)
    process.send({ watched: { lagMs, rssMb: process.memoryUsage.rss() / 2 ** 20 } })
  }
  process.on('message', (message) => {
    if (message !== 'reset') return told()
    lag.reset()
    // The first look after a reset only starts the clock: whoever asked waits until it runs.
    setTimeout(told, 4 * RESOLUTION)
  })
  // Who measures was stopped.
  process.on('disconnect', () => process.exit())
  // It keeps the server from ending no longer than its own work does.
  process.channel.unref()
}
