// How long one pattern takes over one text, as the code would use it.

/**
 * Milliseconds of CPU-bound matching, the least of up to five runs when the first looks slow.
 * A sticky pattern counts as one tried at every place: code walks a text with it.
 */
export function timeOf({ source, flags }, text, slow) {
  const regex = new RegExp(source, flags.replace('y', flags.includes('g') ? '' : 'g'))
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < 5 && least > slow; run++) {
    const start = performance.now()
    if (regex.global) text.replace(regex, '')
    else regex.exec(text)
    least = Math.min(least, performance.now() - start)
    if (least > 50 * slow) break
  }
  return least
}
