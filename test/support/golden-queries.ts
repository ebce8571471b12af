import type { SearchAnswer } from '../../src/model/answer.ts'
import { claimOf } from './golden-claims.ts'
import type { GoldenCollection } from './golden-collections.ts'
import { type SearchOptions, searchOptions } from './golden-options.ts'

/** Finds what an answer lacks; nothing when it is as the row says. */
export type Check = (answer: SearchAnswer) => readonly string[]

/** One row of the golden queries, ready to be asked. */
export interface GoldenQuery {
  readonly query: string
  readonly options: SearchOptions
  /** Name of the collection it is put to. */
  readonly collection: string
  readonly check: Check
}

/** Columns of `queries.tsv`. */
const COLUMNS = 9

/**
 * A row of `queries.tsv`, where the columns are explained.
 *
 * @throws Error that says what is wrong with the row.
 */
export function goldenQuery(
  row: readonly string[],
  collectionOf: (name: string) => GoldenCollection,
): GoldenQuery {
  if (row.length !== COLUMNS) throw new Error(`${row.length} columns instead of ${COLUMNS}`)
  const [query = '', options = '', name = '', found = '', not = '', first = '', marks = ''] = row
  const [says = '', why = ''] = row.slice(-2)
  if (query === '') throw new Error('no query')
  if (why === '') throw new Error('no reason')
  if (`${found}${not}${first}${marks}${says}` === '') throw new Error('the row claims nothing')
  const collection = collectionOf(name)
  const claims = says.split(';').filter((claim) => claim !== '')
  const ids = (cell: string) => sectionIds(cell, collection)
  return {
    query,
    options: searchOptions(options),
    collection: name,
    check: all([
      foundCheck(found.startsWith('='), ids(found.replace(/^=/, ''))),
      notCheck(ids(not)),
      firstCheck(ids(first)),
      ...(marks === '' ? [] : [marksCheck(marks, collection)]),
      ...claims.map((claim) => claimOf(claim, (id) => oneId(id, collection))),
      // What no row expects must not happen.
      ...QUIET.filter((quiet) => !claims.some((claim) => claim.startsWith(quiet.unless))).map(
        ({ check }) => check,
      ),
    ]),
  }
}

const QUIET: readonly { readonly unless: string; readonly check: Check }[] = [
  {
    unless: 'relaxed',
    check: ({ relaxed }) => (relaxed ? [`relaxed to ${relaxed.step}: ${relaxed.message}`] : []),
  },
  {
    unless: 'warns',
    check: ({ query }) => query.warnings.map(({ message }) => `warned: ${message}`),
  },
]

function all(checks: readonly Check[]): Check {
  return (answer) => [...new Set(checks.flatMap((check) => check(answer)))]
}

const hitIds = ({ hits }: SearchAnswer) => hits.map(({ id }) => id)

function foundCheck(exactly: boolean, ids: readonly string[]): Check {
  return (answer) => {
    const shown = hitIds(answer)
    const missing = ids.filter((id) => !shown.includes(id)).map((id) => `${id} is not found`)
    if (!exactly) return missing
    const wrong = shown.filter((id) => !ids.includes(id)).map((id) => `${id} is found`)
    return [...missing, ...wrong]
  }
}

function notCheck(ids: readonly string[]): Check {
  return (answer) => ids.filter((id) => hitIds(answer).includes(id)).map((id) => `${id} is found`)
}

function firstCheck(ids: readonly string[]): Check {
  return (answer) => {
    const top = hitIds(answer).slice(0, ids.length)
    return top.join() === ids.join() ? [] : [`first ${top.join(', ')}, not ${ids.join(', ')}`]
  }
}

/** `id: a¦b*`: the displayed characters of each mark, with a star where another word stands. */
function marksCheck(cell: string, collection: GoldenCollection): Check {
  const [, name = '', wanted = ''] = /^([^:]+): (.+)$/s.exec(cell) ?? []
  const id = oneId(name, collection)
  const text = collection.reports
    .flatMap(({ sections }) => sections)
    .find((section) => section.id === id)?.text
  return ({ hits }) => {
    const hit = hits.find((one) => one.id === id)
    if (!hit) return [`${id} is not found, so nothing of it is marked`]
    const shown = hit.spans.map(
      ({ start, end, alternative }) =>
        `${text?.slice(start, end)}${alternative === undefined ? '' : '*'}`,
    )
    return shown.join('¦') === wanted ? [] : [`marks ${shown.join('¦')}, not ${wanted}`]
  }
}

function sectionIds(cell: string, collection: GoldenCollection): readonly string[] {
  return cell
    .split(' ')
    .filter((id) => id !== '')
    .map((id) => oneId(id, collection))
}

function oneId(name: string, { sectionIds }: GoldenCollection): string {
  const id = sectionIds.get(name)
  if (id === undefined) throw new Error(`the collection has no section ${name}`)
  return id
}
