import type { Measure } from '../../model/figure.ts'
import type { SectionKind } from '../../model/section.ts'

/** What a sentence stands in. */
export interface Setting {
  readonly kind: SectionKind
  /** The section or the line is of requests for information, not of others (低保申请, 展位申请). */
  readonly ofRequests: boolean
  /** The line speaks of open information. */
  readonly ofOpenness: boolean
}

/** What stands around a quantity, in plain text. */
export interface Statement extends Setting {
  readonly value: number
  readonly unit: string
  /** From the last mark, or the quantity before it, to the number: 其中同意公开. */
  readonly lead: string
  /** The same without the words that only join it to the number: 其中, 共计, 达到, 约. */
  readonly label: string
  /** What follows the unit, up to the next mark or number. */
  readonly following: string
  /** What follows the unit, up to the end of the sentence. */
  readonly rest: string
  /** The clause before the one it stands in. */
  readonly previous: string
  /** The figures of the line so far: the first of each measure. */
  readonly said: ReadonlyMap<Measure, number>
}

export interface MeasureRule {
  readonly measure: Measure
  readonly units: readonly string[]
  /**
   * Null when the statement is not of the measure; else how many characters after the unit name it:
   * none where the name stands before the number.
   */
  readonly reach: (statement: Statement) => number | null
}

/** The name stands before the number. */
export function before(named: boolean): number | null {
  return named ? 0 : null
}

/** The name stands behind the unit. */
export function behind(pattern: RegExp, following: string): number | null {
  return pattern.exec(following)?.[0].length ?? null
}

const OF_REQUESTS = /依申[请請]|申[请請]公[开開]|公[开開]的?申[请請]/
const OF_OPENNESS = /(?:信息|政[务務])公[开開]|公[开開]信息|申[请請]公[开開]/

/** @param line as displayed, in either script. */
export function settingOf(line: string, kind: SectionKind): Setting {
  return {
    kind,
    ofRequests: kind === 'requests' || OF_REQUESTS.test(line),
    ofOpenness: OF_OPENNESS.test(line),
  }
}
