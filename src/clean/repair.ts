/** How often each kind of repair was made. */
export type RepairCounts = Record<string, number>

/** A named rule that undoes one kind of damage; `count` is told of every place it mends. */
export interface Repair {
  readonly kind: string
  readonly apply: (text: string, count: (kind: string) => void) => string
}
