import type { Sketch } from './sketch.ts'

/**
 * In a list of reports that share a minimum, each is compared with so many of those after it. Only
 * phrases that everybody writes have longer lists; a report's own phrases find its copies. It bounds
 * the work to reports × 128 × 64 steps, and a page copied a thousand times is still linked, each copy
 * to those beside it.
 */
const NEIGHBOURS = 64

/**
 * Pairs of sketches worth a closer look: those that share at least `shared` minima. Every pair is
 * told once, lower place first, in order. Memory is linear in the sketches: they are listed by
 * minimum, and the pairs of one report are counted at a time.
 */
export function* candidatePairs(
  sketches: readonly Sketch[],
  shared: number,
): Generator<readonly [number, number]> {
  const { owners, placeOf } = listsOf(sketches)
  const counts = new Uint16Array(sketches.length)
  for (let report = 0, entry = 0; report < sketches.length; report++) {
    const met: number[] = []
    const { length } = (sketches[report] as Sketch).minima
    for (const end = entry + length; entry < end; entry++) {
      const place = placeOf[entry] as number
      if (place === ALONE) continue
      const minimum = owners.minimum[place]
      const last = Math.min(place + NEIGHBOURS, owners.report.length - 1)
      for (let next = place + 1; next <= last && owners.minimum[next] === minimum; next++) {
        const other = owners.report[next] as number
        if (counts[other] === 0) met.push(other)
        counts[other] = (counts[other] as number) + 1
      }
    }
    // Most of them share a few phrases that everybody writes.
    const alike = met.filter((other) => (counts[other] as number) >= shared)
    for (const other of met) counts[other] = 0
    for (const other of alike.sort((a, b) => a - b)) yield [report, other]
  }
}

/** No place: most minima are those of one report. */
const ALONE = 0xffff_ffff

interface Lists {
  /** All minima, ascending, equal ones in the order of their reports; and whose each is. */
  readonly owners: { readonly minimum: Uint32Array; readonly report: Uint32Array }
  /** Where among them each minimum of each report stands, report by report; `ALONE` where no other report has it. */
  readonly placeOf: Uint32Array
}

function listsOf(sketches: readonly Sketch[]): Lists {
  const total = sketches.reduce((sum, { minima }) => sum + minima.length, 0)
  const minimum = new Uint32Array(total)
  const report = new Uint32Array(total)
  let entry = 0
  sketches.forEach(({ minima }, owner) => {
    minimum.set(minima, entry)
    report.fill(owner, entry, entry + minima.length)
    entry += minima.length
  })
  const order = sortedBy(minimum)
  const placeOf = new Uint32Array(total)
  const owners = { minimum: new Uint32Array(total), report: new Uint32Array(total) }
  for (let place = 0; place < total; place++) {
    const from = order[place] as number
    owners.minimum[place] = minimum[from] as number
    owners.report[place] = report[from] as number
  }
  for (let place = 0; place < total; place++) {
    const own = owners.minimum[place]
    const isAlone = owners.minimum[place - 1] !== own && owners.minimum[place + 1] !== own
    placeOf[order[place] as number] = isAlone ? ALONE : place
  }
  return { owners, placeOf }
}

/** Places of the values from the smallest up, equal ones in order: two stable counting passes. */
function sortedBy(values: Uint32Array): Uint32Array {
  let order = new Uint32Array(values.length)
  for (let place = 0; place < values.length; place++) order[place] = place
  for (const shift of [0, 16]) {
    const starts = new Uint32Array(0x10001)
    for (let place = 0; place < values.length; place++) {
      const digit = ((values[place] as number) >>> shift) & 0xffff
      starts[digit + 1] = (starts[digit + 1] as number) + 1
    }
    for (let digit = 0; digit < 0x10000; digit++) {
      starts[digit + 1] = (starts[digit + 1] as number) + (starts[digit] as number)
    }
    const sorted = new Uint32Array(values.length)
    for (let i = 0; i < values.length; i++) {
      const place = order[i] as number
      const digit = ((values[place] as number) >>> shift) & 0xffff
      const at = starts[digit] as number
      sorted[at] = place
      starts[digit] = at + 1
    }
    order = sorted
  }
  return order
}
