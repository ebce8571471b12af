// How the tables write numbers; undefined where there is none.

const MEGABYTE = 1e6

/** With its share of the UTF-8 text. */
export function sized(bytes, text) {
  if (typeof bytes !== 'number') return undefined
  return `${(bytes / MEGABYTE).toFixed(1)} (${(bytes / text.bytes).toFixed(2)}×)`
}

export function counted(exact, asked) {
  return exact === undefined ? undefined : `${exact} of ${asked}`
}

export function shares(recall, precision) {
  if (typeof recall !== 'number') return undefined
  return `${(100 * recall).toFixed(1)} % · ${(100 * precision).toFixed(1)} %`
}

/** p50 / p95 / p99. */
export function times(summary) {
  return summary ? [summary.p50, summary.p95, summary.p99].map(figure).join(' / ') : undefined
}

/** Three digits that count. */
export function figure(value) {
  if (typeof value !== 'number') return undefined
  return value >= 100
    ? value.toFixed(0)
    : value >= 10
      ? value.toFixed(1)
      : value >= 1
        ? value.toFixed(2)
        : value.toFixed(3)
}
