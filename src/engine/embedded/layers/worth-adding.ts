/** Share of a base that may be added to it, or dropped of it: more is worth merging. */
const MOST_ADDED = 1 / 10

/** Of how many sections a base and what is to be written differ. */
export interface Difference {
  readonly base: number
  readonly added: number
  readonly dropped: number
}

/** Whether a base is to stay as it is. @param fewest sections of a base that is added to. */
export function isWorthAdding({ base, added, dropped }: Difference, fewest: number): boolean {
  return base >= fewest && added + dropped <= MOST_ADDED * base
}
