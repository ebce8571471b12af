/** Section id → 3, 2 or 1. */
type Grades = ReadonlyMap<string, number>

/** Hits that a reader looks at: 10. */
export const DEPTH: number
/** 0 to 1. */
export function ndcg(ranking: readonly string[], grades: Grades, depth?: number): number
/** 1 over the rank of the first section of grade 3; 0 when there is none. */
export function reciprocalRank(ranking: readonly string[], grades: Grades): number
/** 0 to 1. */
export function recall(ranking: readonly string[], grades: Grades, depth?: number): number
/** NaN of nothing. */
export function mean(values: readonly number[]): number
