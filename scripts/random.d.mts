/** Gives whole numbers from 0 to below a bound, the same for the same seed. */
export function random(seed: number): (below: number) => number
