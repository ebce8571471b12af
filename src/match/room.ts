/**
 * Memory that one query after the other uses, 64 MB of it, and only what was once used takes up any. Lists of
 * a hundred thousand numbers for each of a query's terms would be garbage after it: every few queries V8 would mark all
 * that lives, which takes longer than to answer one.
 */
const BYTES = 1 << 26

/** The first size whose numbers V8 does not keep on its own heap: to make such a list takes twenty times longer than a view. */
const WORTH_IT = 65

/** Views begin where any number may. */
const ALIGNED = 8

let memory: ArrayBuffer | undefined
let used = 0
let isOpen = false

/**
 * Answers with room: what was taken of it meanwhile is gone afterwards, so nothing of that may be part of the answer, or
 * kept; nor may it be awaited, or told piece by piece. Outside of it, and past its end, lists are made anew.
 */
export function inRoom<Answer>(answer: () => Answer): Answer {
  const before = { used, isOpen }
  isOpen = true
  try {
    return answer()
  } finally {
    used = before.used
    isOpen = before.isOpen
  }
}

interface ListType<List> {
  readonly BYTES_PER_ELEMENT: number
  new (length: number): List
  new (memory: ArrayBuffer, offset: number, length: number): List
}

/** A list of zeros. */
export function zeros<List extends { fill(value: number): List }>(
  type: ListType<List>,
  length: number,
): List {
  const list = taken(type, length)
  return list === null ? new type(length) : list.fill(0)
}

/** A list for who writes each number before reading it: what it holds is anything. */
export function unset<List>(type: ListType<List>, length: number): List {
  return taken(type, length) ?? new type(length)
}

function taken<List>(type: ListType<List>, length: number): List | null {
  const bytes = length * type.BYTES_PER_ELEMENT
  if (!isOpen || bytes < WORTH_IT || used + bytes > BYTES) return null
  memory ??= new ArrayBuffer(BYTES)
  const list = new type(memory, used, length)
  used += Math.ceil(bytes / ALIGNED) * ALIGNED
  return list
}
