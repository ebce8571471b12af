// How long one pattern takes over one text, as code uses it.

/**
 * Milliseconds of matching, the least of up to five runs while they look slow. A global pattern goes
 * through the whole text; a sticky one is tried at its first place or, when walking, at every place.
 */
export function timeOf({ source, flags }, text, slow, isWalk = false) {
  const isSticky = flags.includes('y')
  const regex = new RegExp(source, isSticky && isWalk ? `${flags.replace(/[gy]/g, '')}g` : flags)
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < 5 && least > slow; run++) {
    regex.lastIndex = 0
    const start = performance.now()
    if (regex.global) findAll(regex, text)
    else regex.exec(text)
    least = Math.min(least, performance.now() - start)
    // Not after one run: a busy machine may stop a process for seconds.
    if (run > 0 && least > 50 * slow) break
  }
  return least
}

/** Matching alone: a replacement of 100,000 matches takes 20 ms to put its result together. */
function findAll(regex, text) {
  for (let last = -1; regex.test(text); last = regex.lastIndex) {
    if (regex.lastIndex === last) regex.lastIndex++
  }
}
