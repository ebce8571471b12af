import { DISPUTE_RULES } from './disputes.ts'
import { PUBLISHED_RULES } from './published.ts'
import { REQUEST_RULES } from './requests.ts'
import { RESOURCE_RULES } from './resources.ts'
import type { MeasureRule } from './statement.ts'

/** Tried in this order; the first that fits decides. */
const MEASURE_RULES: readonly MeasureRule[] = [
  ...PUBLISHED_RULES,
  ...REQUEST_RULES,
  ...DISPUTE_RULES,
  ...RESOURCE_RULES,
]

const byUnit = new Map<string, MeasureRule[]>()
for (const rule of MEASURE_RULES) {
  for (const unit of rule.units) byUnit.set(unit, [...(byUnit.get(unit) ?? []), rule])
}

export function rulesFor(unit: string): readonly MeasureRule[] {
  return byUnit.get(unit) ?? []
}
