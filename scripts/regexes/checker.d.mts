import type { CollectedRegex } from './collect.mjs'

export function verdictOn(regex: CollectedRegex): Promise<string>
