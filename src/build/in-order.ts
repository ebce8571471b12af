/**
 * Does jobs side by side, and gives their results in the order of the jobs, each as soon as those
 * before it are given. A job that fails ends all.
 *
 * @param most jobs that may be under way; the next is taken when one of them ends.
 */
export async function* inOrder<T>(
  jobs: AsyncIterable<() => Promise<T>>,
  most: number,
): AsyncGenerator<T> {
  const results: Pending<T>[] = []
  let underWay = 0
  let wake = () => {}
  for await (const job of jobs) {
    const pending: Pending<T> = { settled: null }
    results.push(pending)
    underWay += 1
    const settle = (settled: Settled<T>) => {
      pending.settled = settled
      underWay -= 1
      wake()
    }
    job().then(
      (value) => settle({ value }),
      (error) => settle({ error }),
    )
    do {
      yield* taken(results)
      if (underWay >= most) await new Promise<void>((resolve) => (wake = resolve))
    } while (underWay >= most)
  }
  while (results.length > 0) {
    yield* taken(results)
    // The end of `yield*` is waited for: what settles meanwhile wakes nobody.
    if (results[0]?.settled === null) await new Promise<void>((resolve) => (wake = resolve))
  }
}

type Settled<T> = { readonly value: T } | { readonly error: unknown }

interface Pending<T> {
  settled: Settled<T> | null
}

/** What is done at the head of the line. */
function* taken<T>(results: Pending<T>[]): Generator<T> {
  for (;;) {
    const settled = results[0]?.settled
    if (!settled) return
    results.shift()
    if ('error' in settled) throw settled.error
    yield settled.value
  }
}
