/** Sections that are read at most, about. */
const MOST_READ = 16_384

/** One section in so many is read for phrases, when an index has `expected` of them: a power of two. */
export function stepOf(expected: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(expected / MOST_READ)))
}

/** Whether a section is one of those: by a hash of its id, whatever the others are. */
export function isRead(id: string, step: number): boolean {
  return hashOf(id) % step === 0
}

/** FNV-1a (Fowler, Noll, Vo), its low bits mixed with the high ones: not negative. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
