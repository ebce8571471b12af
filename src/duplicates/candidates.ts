import type { Sketch } from './sketch.ts'

/**
 * In a list of reports that share a minimum, each is compared with so many of those after it. Only
 * phrases that everybody writes have longer lists; a report's own phrases find its copies. It bounds
 * the work to reports × 128 × 64 steps, and a page copied a thousand times is still linked, each copy
 * to those beside it.
 */
const NEIGHBOURS = 64

/**
 * Pairs of sketches worth a closer look: those that share at least `shared` minima. Every pair is told once, lower
 * place first; where all are asked for, in order. Memory is linear in the sketches: they are listed by minimum, and the
 * pairs of one report are counted at a time.
 *
 * @param isAsked of a report; only pairs that have one which is asked for are told. Default: all.
 */
export function* candidatePairs(
  sketches: readonly Sketch[],
  shared: number,
  isAsked: (report: number) => boolean = () => true,
): Generator<readonly [number, number]> {
  const asked = Uint8Array.from(sketches, (_, report) => (isAsked(report) ? 1 : 0))
  const areAllAsked = !asked.includes(0)
  const { owners, starts, placeOf } = listsOf(sketches, asked)
  const counts = new Uint16Array(sketches.length)
  for (let report = 0; report < sketches.length; report++) {
    if (asked[report] === 0) continue
    const met: number[] = []
    const count = (other: number) => {
      if (counts[other] === 0) met.push(other)
      counts[other] = (counts[other] as number) + 1
    }
    const end = starts[report + 1] as number
    for (let entry = starts[report] as number; entry < end; entry++) {
      const place = placeOf[entry] as number
      if (place === ALONE) continue
      const minimum = owners.minimum[place]
      const last = Math.min(place + NEIGHBOURS, owners.report.length - 1)
      for (let next = place + 1; next <= last && owners.minimum[next] === minimum; next++) {
        count(owners.report[next] as number)
      }
      if (areAllAsked) continue
      const first = Math.max(place - NEIGHBOURS, 0)
      for (let before = place - 1; before >= first; before--) {
        if (owners.minimum[before] !== minimum) break
        const other = owners.report[before] as number
        // The other told that pair.
        if (asked[other] === 0) count(other)
      }
    }
    // Most of them share a few phrases that everybody writes.
    const alike = met.filter((other) => (counts[other] as number) >= shared)
    for (const other of met) counts[other] = 0
    for (const other of alike.sort((a, b) => a - b)) {
      yield other < report ? [other, report] : [report, other]
    }
  }
}

/** No place: most minima are those of one report. */
const ALONE = 0xffff_ffff

interface Lists {
  /**
   * Minima of reports that are asked for, and a few others, ascending, equal ones in the order of their reports; and whose
   * each is.
   */
  readonly owners: { readonly minimum: Uint32Array; readonly report: Uint32Array }
  /** Where among them each minimum of each report stands, report by report; `ALONE` where no other report has it. */
  readonly placeOf: Uint32Array
  /** Where those of each report start in `placeOf`, and one more. */
  readonly starts: Uint32Array
}

/** @param asked 1 for each report that is asked for. */
function listsOf(sketches: readonly Sketch[], asked: Uint8Array): Lists {
  const { minimum, report, starts } = listed(sketches, bucketsOf(sketches, asked))
  const total = minimum.length
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
  return { owners, starts, placeOf }
}

/** Minima by the buckets they fall in: what shares none with a report that is asked for need not be sorted. */
const BUCKETS = 1 << 20

/** The lowest bit only says whether a digit is there. */
function bucketOf(minimum: number): number {
  return (minimum >>> 1) & (BUCKETS - 1)
}

/** 1 for each bucket with a minimum of a report that is asked for. */
function bucketsOf(sketches: readonly Sketch[], asked: Uint8Array): Uint8Array {
  const buckets = new Uint8Array(BUCKETS)
  sketches.forEach(({ minima }, report) => {
    if (asked[report] === 0) return
    for (let i = 0; i < minima.length; i++) buckets[bucketOf(minima[i] as number)] = 1
  })
  return buckets
}

/** Minima that fall in some buckets, report by report. */
function listed(sketches: readonly Sketch[], buckets: Uint8Array) {
  const most = sketches.reduce((sum, { minima }) => sum + minima.length, 0)
  const minimum = new Uint32Array(most)
  const report = new Uint32Array(most)
  const starts = new Uint32Array(sketches.length + 1)
  let total = 0
  sketches.forEach(({ minima }, owner) => {
    for (let i = 0; i < minima.length; i++) {
      const value = minima[i] as number
      if (buckets[bucketOf(value)] === 0) continue
      minimum[total] = value
      report[total++] = owner
    }
    starts[owner + 1] = total
  })
  return { minimum: minimum.subarray(0, total), report, starts }
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
