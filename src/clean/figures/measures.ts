import { DISPUTE_RULES } from './disputes.ts'
import { PUBLISHED_RULES } from './published.ts'
import { REQUEST_RULES } from './requests.ts'
import { RESOURCE_RULES } from './resources.ts'
import type { MeasureRule } from './statement.ts'

/** Tried in this order; the first that fits decides. At most 32: each is one bit below. */
export const MEASURE_RULES: readonly MeasureRule[] = [
  ...PUBLISHED_RULES,
  ...REQUEST_RULES,
  ...DISPUTE_RULES,
  ...RESOURCE_RULES,
]

const byUnit = new Map<string, number>()
const byTrigger = new Uint32Array(0x10000)
let bare = 0
for (const [bit, rule] of MEASURE_RULES.entries()) {
  for (const unit of rule.units) byUnit.set(unit, (byUnit.get(unit) ?? 0) | (1 << bit))
  for (const character of rule.trigger) {
    const at = character.charCodeAt(0)
    byTrigger[at] = (byTrigger[at] ?? 0) | (1 << bit)
  }
  if (rule.bare === true) bare |= 1 << bit
}

/** Which rules may count in this unit, a bit each. */
export function rulesOfUnit(unit: string): number {
  return byUnit.get(unit) ?? 0
}

/** Which of them a character from `start` to `end` may name. */
export function rulesNamed(line: string, start: number, end: number): number {
  let named = 0
  for (let at = start; at < end; at++) named |= byTrigger[line.charCodeAt(at)] as number
  return named
}

/** Those that a number with no words of its own may be of. */
export function rulesUnnamed(): number {
  return bare
}
