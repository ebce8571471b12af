// What is drawn at random and comes out the same for the same seed.

/** Gives whole numbers from 0 to below `below`: mulberry32, by Tommy Ettinger. */
export function random(seed) {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000) * below)
  }
}

/** A seed of a text's own, whatever comes before it (FNV-1a). */
export function seedOf(text, seed = 0) {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

export function pick(next, options) {
  return options[next(options.length)]
}

/** Fisher and Yates; the array given is left as it is. */
export function shuffled(next, values) {
  const all = [...values]
  for (let i = all.length - 1; i > 0; i--) {
    const j = next(i + 1)
    const kept = all[i]
    all[i] = all[j]
    all[j] = kept
  }
  return all
}
