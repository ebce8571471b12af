/** Milliseconds: nearest-rank percentiles of all values, and how many there are; null when there are none. */
export function percentiles(values) {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  return {
    count: sorted.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: sorted.at(-1),
  }
}

/** The same for all queries and for each class of them. @param times one a query, undefined when not asked. */
export function byClass(queries, times) {
  const taken = queries.flatMap((query, i) =>
    times[i] === undefined ? [] : [{ class: query.class, time: times[i] }],
  )
  const classes = [...new Set(taken.map((each) => each.class))].sort()
  const of = (name) => taken.filter((each) => each.class === name).map(({ time }) => time)
  return {
    all: percentiles(taken.map(({ time }) => time)),
    ...Object.fromEntries(classes.map((name) => [name, percentiles(of(name))])),
  }
}

export function median(values) {
  return percentiles(values)?.p50
}
