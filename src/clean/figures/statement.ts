import type { Measure } from '../../model/figure.ts'
import type { SectionKind } from '../../model/section.ts'
import { followingEnd, previousOf } from './lead.ts'
import type { Quantity } from './quantities.ts'

/** How far behind a number its sentence is looked at. UTF-16 units. */
const REACH = 240
const OF_REQUESTS = /依申[请請]|申[请請]公[开開]|公[开開]的?申[请請]/
const OF_OPENNESS = /(?:信息|政[务務])公[开開]|公[开開]信息|申[请請]公[开開]/
const DROPPED = /[\s\u200b\u00ad]+/g

/** What a sentence stands in. The line is only looked at when a rule asks what it speaks of. */
export class Setting {
  readonly kind: SectionKind
  readonly #line: string
  #ofRequests: boolean | undefined
  #ofOpenness: boolean | undefined

  /** @param line as displayed, in either script. */
  constructor(line: string, kind: SectionKind) {
    this.#line = line
    this.kind = kind
  }

  /** The section or the line is of requests for information, not of others (低保申请, 展位申请). */
  get ofRequests(): boolean {
    this.#ofRequests ??= this.kind === 'requests' || this.#says(OF_REQUESTS)
    return this.#ofRequests
  }

  /** The line speaks of open information. */
  get ofOpenness(): boolean {
    this.#ofOpenness ??= this.#says(OF_OPENNESS)
    return this.#ofOpenness
  }

  #says(words: RegExp): boolean {
    return words.test(this.#line) || words.test(this.#line.replace(DROPPED, ''))
  }
}

/** What stands around a quantity, in plain text. */
export class Statement {
  readonly value: number
  readonly unit: string
  /** From the last mark, or the quantity before it, to the number: 其中同意公开. */
  readonly lead: string
  /** The same without the words that only join it to the number: 其中, 共计, 达到, 约. */
  readonly label: string
  /** The figures of the line so far: the first of each measure. */
  readonly said: ReadonlyMap<Measure, number>
  readonly #setting: Setting
  readonly #sentence: string
  readonly #start: number
  readonly #end: number

  constructor(
    setting: Setting,
    said: ReadonlyMap<Measure, number>,
    sentence: string,
    { value, unit, start, end }: Quantity,
    lead: string,
    label: string,
  ) {
    this.#setting = setting
    this.said = said
    this.#sentence = sentence
    this.value = value
    this.unit = unit
    this.lead = lead
    this.label = label
    this.#start = start
    this.#end = end
  }

  get kind(): SectionKind {
    return this.#setting.kind
  }

  get ofRequests(): boolean {
    return this.#setting.ofRequests
  }

  get ofOpenness(): boolean {
    return this.#setting.ofOpenness
  }

  /** What follows the unit, up to the next mark or number. */
  get following(): string {
    return this.#sentence.slice(this.#end, followingEnd(this.#sentence, this.#end))
  }

  /** What follows the unit, up to the end of the sentence. */
  get rest(): string {
    return this.#sentence.slice(this.#end, this.#end + REACH)
  }

  /** What stands before the number, some clauses of it. */
  get earlier(): string {
    return this.#sentence.slice(Math.max(0, this.#start - 60), this.#start)
  }

  /** The clause before the one it stands in. */
  get previous(): string {
    return previousOf(this.#sentence, this.#start)
  }
}

export interface MeasureRule {
  readonly measure: Measure
  readonly units: readonly string[]
  /** One of these characters stands in the lead, or in what follows, of every statement of it. */
  readonly trigger: string
  /** Also where nothing names it at the number itself: the label is empty. */
  readonly bare?: true
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
