/**
 * The weighted frequency a slot stands for: the lower edge of its bucket, high first. Twelve, as
 * FlexSearch's resolution; BM25 saturates long before the highest.
 */
export const FREQUENCIES: readonly number[] = [34, 26, 20, 15, 11, 8, 6, 5, 4, 3, 2, 1]

const HIGHEST = FREQUENCIES[0] as number

/** Slot of each frequency up to the highest edge. */
const SLOTS = Uint8Array.from({ length: HIGHEST + 1 }, (_, frequency) =>
  FREQUENCIES.findIndex((edge) => Math.max(1, frequency) >= edge),
)

/** Slot of a weighted frequency, at least 1. */
export function slotOf(frequency: number): number {
  return SLOTS[Math.min(frequency, HIGHEST)] as number
}
