import { annotations, brokenAnnotations } from './annotations.ts'
import { controls } from './controls.ts'
import { entities } from './entities.ts'
import { comments, escapes, tags } from './markup.ts'
import { applyEdits, type Edit, type Repair, type RepairCounts } from './repair.ts'

/** All repairs of a text, in the order in which the damage was done last to first. */
const REPAIRS: readonly Repair[] = [
  controls,
  escapes,
  ...entities,
  ...comments,
  ...tags,
  annotations,
  brokenAnnotations,
]

/** What may also be wrong with a passage that somebody pasted into the search box. */
const QUERY_REPAIRS: readonly Repair[] = [...entities, annotations]

/** Damage nested deeper than this is not damage but an attack; the rest of it stays as it is. */
const PASSES = 16

export interface RepairedText {
  readonly text: string
  readonly counts: Readonly<RepairCounts>
}

/** What one repair did to the text as the repairs before it had left it. */
export interface RepairStep {
  readonly kind: string
  readonly edits: readonly Edit[]
}

/** Told of every step that changed something, in order. */
export type StepListener = (step: RepairStep) => void

/**
 * Undoes known damage and nothing else (law 5), to a fixpoint: what one repair lays bare the
 * next pass sees, so repairing twice equals repairing once.
 */
export function repairText(text: string, onStep?: StepListener): RepairedText {
  return repairWith(REPAIRS, text, onStep)
}

/**
 * What may be wrong with a single line of text, laid bare when broken lines were joined, or with a
 * typed query: annotations and entities. No line of a report is left that a query would repair, so
 * that every piece of it finds itself (law 1).
 */
export function repairLine(text: string, onStep?: StepListener): RepairedText {
  return repairWith(QUERY_REPAIRS, text, onStep)
}

/** What begins an entity, or the parenthesis of an annotation. */
const DAMAGE = /[&(（]/

/** The same repairs for a typed query: annotations and entities only. */
export function repairQuery(text: string): string {
  return DAMAGE.test(text) ? repairLine(text).text : text
}

function repairWith(repairs: readonly Repair[], text: string, onStep?: StepListener): RepairedText {
  const counts: RepairCounts = {}
  let repaired = text
  for (let pass = 0; pass < PASSES; pass += 1) {
    const before = repaired
    for (const { kind, edits } of repairs) {
      const made = edits(repaired)
      if (made.length === 0) continue
      repaired = applyEdits(repaired, made)
      const counted = made.reduce((sum, edit) => (edit.counted ? sum + 1 : sum), 0)
      if (counted > 0) counts[kind] = (counts[kind] ?? 0) + counted
      onStep?.({ kind, edits: made })
    }
    if (repaired === before) break
  }
  return { text: repaired, counts }
}
