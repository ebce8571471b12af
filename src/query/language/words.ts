import type { FilterField, Sort } from '../../model/query.ts'

/** Names of the filters, as typed before a colon; Latin ones in either case. */
const FIELDS: Readonly<Record<FilterField, readonly string[]>> = {
  agency: ['agency', '机构', '機構'],
  region: ['region', '地区', '地區'],
  level: ['level', '级别', '級別'],
  kind: ['kind', '类型', '類型'],
  section: ['section', '章节', '章節'],
  year: ['year', '年份'],
  title: ['title', '标题', '標題'],
  heading: ['heading', '小标题', '小標題'],
}

const FIELD_OF = new Map(
  Object.entries(FIELDS).flatMap(([field, names]) =>
    names.map((name) => [name, field as FilterField] as const),
  ),
)

/** Every name a filter goes by. */
export const FIELD_NAMES: readonly string[] = [...FIELD_OF.keys()]

export function fieldNamed(name: string): FilterField | undefined {
  return FIELD_OF.get(name.toLowerCase())
}

const ORDERS = new Map<string, Sort>([
  ['relevance', 'relevance'],
  ['相关', 'relevance'],
  ['相關', 'relevance'],
  ['newest', 'newest'],
  ['最新', 'newest'],
  ['oldest', 'oldest'],
  ['最早', 'oldest'],
])
const SORT = /^(?:sort|排序)[=:](.*)$/is

/** The order a word asks for (sort=newest, 排序:最新); null when it names none; undefined: no sort. */
export function sortNamed(plain: string): Sort | null | undefined {
  const named = SORT.exec(plain)?.[1]
  return named === undefined ? undefined : (ORDERS.get(named.toLowerCase()) ?? null)
}

/** Operators that are words, or stand as words do. */
export type WordOperator =
  | { readonly type: 'or' | 'not' }
  | { readonly type: 'beside'; readonly within: number }

/** 非, 或, OR, | and NEAR/5, where they stand alone between spaces. Latin ones in capitals. */
export function operatorNamed(plain: string): WordOperator | undefined {
  if (plain === 'OR' || plain === '或' || plain === '|') return { type: 'or' }
  if (plain === '非') return { type: 'not' }
  const within = /^(?:NEAR|近)\/(\d+)$/.exec(plain)?.[1]
  return within === undefined ? undefined : { type: 'beside', within: Number(within) }
}
