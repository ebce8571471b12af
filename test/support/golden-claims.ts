import { searchForm } from '../../src/analyze.ts'
import type { SearchAnswer } from '../../src/model/answer.ts'
import type { Check } from './golden-queries.ts'

/** Makes the check of one claim; throws when its value cannot be read. */
type Claim = (value: string, idOf: (name: string) => string) => Check

/**
 * One claim of the column `says`: `key=value`, or a key alone.
 *
 * @throws Error for a claim that cannot be read.
 */
export function claimOf(claim: string, idOf: (name: string) => string): Check {
  const [key = '', value = ''] = claim.split(/=(.*)/s)
  const make = CLAIMS.get(key)
  if (!make) throw new Error(`no claim is called ${key}`)
  if ((value === '') !== (key === 'warns')) throw new Error(`${claim} is no claim`)
  return make(value, idOf)
}

const form = (text: string) => searchForm(text).text

const CLAIMS: ReadonlyMap<string, Claim> = new Map<string, Claim>([
  [
    'terms',
    (value) => equal('terms', value, ({ query }) => query.terms.map((t) => t.form).join('¦')),
  ],
  ['relaxed', relaxed],
  ['sort', (value) => equal('sort', value, ({ query }) => query.sort)],
  ['sections', (value) => equal('sections', value, ({ total }) => `${total.sections}`)],
  ['hits', (value) => equal('hits', value, ({ hit_count }) => `${hit_count}`)],
  [
    'boundary',
    (value) =>
      equal('boundary', value, ({ total }) => `${total.boundary.word}/${total.boundary.across}`),
  ],
  [
    'warns',
    () =>
      ({ query }) =>
        query.warnings.length > 0 ? [] : ['nothing is warned of'],
  ],
  ['alternative', alternative],
  ['duplicates', duplicates],
  ['without', without],
  ['instead', instead],
])

function equal(what: string, wanted: string, shown: (answer: SearchAnswer) => string): Check {
  return (answer) => {
    const value = shown(answer)
    return value === wanted ? [] : [`${what} ${value}, not ${wanted}`]
  }
}

/** The step by which the query was loosened; `*` allows every step, and none. */
function relaxed(value: string): Check {
  if (value === '*') return () => []
  return equal('relaxed', value, (answer) => answer.relaxed?.step ?? 'nothing')
}

/** The value is looked for beside one of the terms. */
function alternative(value: string): Check {
  return ({ query }) => {
    const shown = query.terms.flatMap(({ alternatives }) => alternatives.map(({ to }) => to))
    if (shown.some((to) => form(to) === form(value))) return []
    return [`looked for beside the terms: ${shown.join(', ') || 'nothing'}, not ${value}`]
  }
}

/** `a:b`: the hit a lists the section b. */
function duplicates(value: string, idOf: (name: string) => string): Check {
  const [hitId = '', copy = ''] = value.split(':').map(idOf)
  return ({ hits }) => {
    const copies = hits.find(({ id }) => id === hitId)?.duplicates.map(({ id }) => id) ?? []
    return copies.join() === copy ? [] : [`copies of ${hitId}: ${copies.join()}, not ${copy}`]
  }
}

/** `term:n`: without the term there would be n sections. */
function without(value: string): Check {
  return ({ help }) => {
    const shown = help?.without.map(({ term, sections }) => `${term}:${sections}`) ?? []
    return shown.includes(value) ? [] : [`without: ${shown.join(', ') || 'nothing'}, not ${value}`]
  }
}

/** `reason`, or `reason:query`: such a query is proposed. */
function instead(value: string): Check {
  return ({ help }) => {
    const shown = help?.instead.map(({ reason, query }) => `${reason}:${query}`) ?? []
    if (shown.some((one) => one === value || one.startsWith(`${value}:`))) return []
    return [`instead: ${shown.join(', ') || 'nothing'}, not ${value}`]
  }
}
