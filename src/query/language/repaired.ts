import type { MappedText } from '../../model/mapped-text.ts'

/**
 * A repaired query with the map back to what was typed, found by comparing the two, for repairs do
 * not say where they were made: the longest common subsequence is what stayed.
 *
 * What was removed belongs to the character before it, so 發(fā)布 is marked from 發 to 布; what was
 * put in, to all that it replaced (&ldquo;). Every unit has at least one of the typed text.
 */
export function repaired(text: string, typed: string): MappedText {
  const starts = new Uint32Array(text.length)
  const ends = new Uint32Array(text.length)
  const places = keptPlaces(text, typed)
  let next = typed.length
  for (let i = text.length - 1; i >= 0; i--) {
    const place = places[i] as number
    ends[i] = place === REPLACED || isKept(places, i + 1) ? next : place + 1
    if (place !== REPLACED) next = place
  }
  let previous = 0
  for (let i = 0; i < text.length; i++) {
    const place = places[i] as number
    const start = place === REPLACED ? previous : place
    // Nothing typed stands for what was put in: its neighbour does.
    starts[i] = Math.min(start, typed.length - 1)
    ends[i] = Math.max(ends[i] as number, start + 1)
    if (place !== REPLACED) previous = place + 1
  }
  return { text, starts, ends: ends.map((end) => Math.min(end, typed.length)) }
}

const REPLACED = -1

function isKept(places: Int32Array, i: number): boolean {
  return i >= places.length || places[i] !== REPLACED
}

/** For each unit of `text` its place in `typed`, or `REPLACED`. */
function keptPlaces(text: string, typed: string): Int32Array {
  if (text === typed) return new Int32Array(text.length).map((_, i) => i)
  const shorter = Math.min(text.length, typed.length)
  let head = 0
  while (head < shorter && text[head] === typed[head]) head++
  let tail = 0
  while (tail < shorter - head && text.at(-1 - tail) === typed.at(-1 - tail)) tail++
  const removed = typed.length - text.length
  const middle = commonPlaces(
    text.slice(head, text.length - tail),
    typed.slice(head, typed.length - tail),
  )
  return Int32Array.from({ length: text.length }, (_, i) => {
    if (i < head) return i
    if (i >= text.length - tail) return i + removed
    const place = middle[i - head] as number
    return place === REPLACED ? REPLACED : head + place
  })
}

/** A reference is one piece, so that no letter of &ldquo; is taken for one that follows it. */
const PIECE = /&(?:amp;)*#?\w{1,31};|[\s\S]/g

/** The longest common subsequence by the usual table of suffixes: a query is short. */
function commonPlaces(text: string, typed: string): Int32Array {
  const places = new Int32Array(text.length).fill(REPLACED)
  const pieces = [...typed.matchAll(PIECE)]
  const width = pieces.length + 1
  const longest = new Uint16Array((text.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] as number
  const isSame = (i: number, j: number) => text[i] === pieces[j]?.[0]
  for (let i = text.length - 1; i >= 0; i--) {
    for (let j = pieces.length - 1; j >= 0; j--) {
      longest[i * width + j] = isSame(i, j)
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  for (let i = 0, j = 0; i < text.length && j < pieces.length; ) {
    if (isSame(i, j)) places[i++] = pieces[j++]?.index ?? 0
    else if (at(i, j + 1) >= at(i + 1, j)) j++
    else i++
  }
  return places
}
