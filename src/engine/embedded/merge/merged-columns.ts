import { copyBits, type Stretch } from '../bit-copy.ts'
import type { Columns, ReportRecord } from '../collection.ts'
import { firstSections } from '../first-sections.ts'
import { PositionBits } from '../position-bits.ts'
import { Moves } from './moves.ts'
import type { Taken } from './taken.ts'

/** A stretch of sections of one collection, and where what belongs to them goes. */
interface Part {
  readonly side: 0 | 1
  readonly sections: Stretch
  readonly units: Stretch
  readonly texts: Stretch
  /** Added to the ordinal of a report. */
  readonly reports: number
}

/** What is merged of a collection; of its reports only how many there are. */
export type Side = Omit<Columns, 'reports'> & { readonly reports: { readonly length: number } }

/** How two collections become one. */
export class Merge {
  readonly #sides: readonly [Side, Side]
  readonly #parts: readonly Part[]

  /** @param taken what is taken of both, in the order of the whole; ordinals of a side ascend. */
  constructor(sides: readonly [Side, Side], taken: readonly Taken[]) {
    this.#sides = sides
    this.#parts = partsOf(sides, taken)
  }

  /** Where the section ordinals of each go. */
  get sectionMoves(): readonly [Moves, Moves] {
    const movesOf = (side: 0 | 1) =>
      new Moves(this.#stretches(side, 'sections'), this.#sides[side].reportOf.length)
    return [movesOf(0), movesOf(1)]
  }

  /** Of each section of the whole its ordinal in one of them, times two, and 1 for the second. */
  get sectionOrigins(): Uint32Array {
    const last = this.#parts.at(-1)?.sections
    const origins = new Uint32Array(last ? last.start + last.to - last.from : 0)
    for (const { side, sections } of this.#parts) {
      for (let at = sections.from, to = sections.start; at < sections.to; at++, to++) {
        origins[to] = 2 * at + side
      }
    }
    return origins
  }

  /** Where the positions of each go. */
  get positionMoves(): readonly [Moves, Moves] {
    const movesOf = (side: 0 | 1) =>
      new Moves(this.#stretches(side, 'units'), this.#sides[side].units.length)
    return [movesOf(0), movesOf(1)]
  }

  /** @param reports those of the whole, in order. */
  columns(reports: readonly ReportRecord[]): Columns {
    const end = (kind: Kind) => {
      const last = this.#parts.at(-1)?.[kind]
      return last ? last.start + last.to - last.from : STARTS[kind]
    }
    const [sections, units, texts] = [end('sections'), end('units'), end('texts')]
    const columns = {
      reports,
      reportOf: new Uint32Array(sections),
      formStarts: new Uint32Array(sections + 1),
      formLeads: new Uint32Array(sections),
      units: new Uint16Array(units),
      wordStarts: new PositionBits(new Uint8Array(bytesOfBits(units))),
      sentenceEnds: new PositionBits(new Uint8Array(bytesOfBits(units))),
      paragraphEnds: new PositionBits(new Uint8Array(bytesOfBits(units))),
      texts: Buffer.alloc(2 * texts),
      textStarts: new Uint32Array(sections + 1),
    }
    for (const part of this.#parts) copyPart(this.#sides[part.side], part, columns)
    columns.formStarts[sections] = units
    columns.textStarts[sections] = texts
    return columns
  }

  #stretches(side: 0 | 1, kind: Kind): readonly Stretch[] {
    return this.#parts.filter((part) => part.side === side).map((part) => part[kind])
  }
}

type Kind = 'sections' | 'units' | 'texts'

/** Where the first of them goes: a separator stands before all forms. */
const STARTS: Readonly<Record<Kind, number>> = { sections: 0, units: 1, texts: 0 }

function partsOf(sides: readonly [Side, Side], taken: readonly Taken[]): readonly Part[] {
  const firsts = sides.map((side) => firstSections(side.reports.length, side.reportOf))
  const next = { ...STARTS }
  const moved = (kind: Kind, from: number, to: number): Stretch => {
    const start = next[kind]
    next[kind] += to - from
    return { from, to, start }
  }
  let reports = 0
  return taken.map(({ side, from, to }) => {
    const { formStarts, textStarts } = sides[side]
    const [a, b] = [firsts[side]?.[from] as number, firsts[side]?.[to] as number]
    const part = {
      side,
      sections: moved('sections', a, b),
      units: moved('units', formStarts[a] as number, formStarts[b] as number),
      texts: moved('texts', textStarts[a] as number, textStarts[b] as number),
      reports: reports - from,
    }
    reports += to - from
    return part
  })
}

function copyPart(from: Side, { sections, units, texts, reports }: Part, to: Columns): void {
  copyMoved(from.reportOf, sections, to.reportOf, reports)
  copyMoved(from.formLeads, sections, to.formLeads, 0)
  copyMoved(from.formStarts, sections, to.formStarts, units.start - units.from)
  copyMoved(from.textStarts, sections, to.textStarts, texts.start - texts.from)
  to.units.set(from.units.subarray(units.from, units.to), units.start)
  to.texts.set(from.texts.subarray(2 * texts.from, 2 * texts.to), 2 * texts.start)
  for (const bits of ['wordStarts', 'sentenceEnds', 'paragraphEnds'] as const) {
    copyBits(from[bits].bits, to[bits].bits, units)
  }
}

function copyMoved(from: Uint32Array, stretch: Stretch, to: Uint32Array, shift: number): void {
  for (let at = stretch.from, i = stretch.start; at < stretch.to; at++, i++) {
    to[i] = (from[at] as number) + shift
  }
}

/** One bit for each unit, and one more, as a collection has them. */
function bytesOfBits(units: number): number {
  return Math.ceil((units + 1) / 8)
}
