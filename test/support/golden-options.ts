import type { SearchIndex } from '../../src/search.ts'

export type SearchOptions = NonNullable<Parameters<SearchIndex['search']>[1]>
type Filters = NonNullable<SearchOptions['filters']>

/** Every hit of a golden query is on its one page. */
const PER_PAGE = 50

const PLAIN: ReadonlyMap<string, SearchOptions> = new Map<string, SearchOptions>([
  ['variants=off', { variants: false }],
  ['script=exact', { script: 'exact' }],
  ['boundary=word', { boundary: 'word' }],
  ['sort=newest', { sort: 'newest' }],
  ['sort=oldest', { sort: 'oldest' }],
])

const FILTERS = ['agency', 'region', 'year', 'level', 'kind'] as const satisfies (keyof Filters)[]

/**
 * The column `options` of the golden queries, as an address writes them.
 *
 * @throws Error for one that is not known.
 */
export function searchOptions(cell: string): SearchOptions {
  let options: SearchOptions = { perPage: PER_PAGE }
  const filters: Partial<Record<(typeof FILTERS)[number], string[]>> = {}
  for (const option of cell.split(' ').filter((one) => one !== '')) {
    const [key = '', value = ''] = option.split('=')
    const field = FILTERS.find((one) => one === key)
    const plain = PLAIN.get(option)
    if (plain) options = { ...options, ...plain }
    else if (field && value !== '') filters[field] = [...(filters[field] ?? []), value]
    else throw new Error(`no option is called ${option}`)
  }
  return Object.keys(filters).length === 0 ? options : { ...options, filters }
}
