import type { Report } from '../../src/model/report.ts'
import type { Item } from './collections.d.mts'
import type { Scored } from './score.d.mts'

export function measure(
  collection: { readonly items: readonly Item[] },
  read: (file: string, id: string) => Promise<readonly Report[]>,
): Promise<readonly (Scored & { readonly id: string })[]>
