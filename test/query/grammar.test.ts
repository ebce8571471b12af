import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parsed, pieces } from '../support/parsed.ts'

interface Row {
  readonly typed: string
  readonly printed: string
  readonly warned: readonly string[]
  readonly why: string
}

const README = new URL('../../src/query/README.md', import.meta.url)
const rows = grammarRows(readFileSync(README, 'utf8'))

/** Rows of the table under "Grammar by example". */
function grammarRows(page: string): Row[] {
  const [, examples = ''] = page.split('## Grammar by example')
  return examples
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [typed = '', printed = '', warned = '', why = ''] = line
        .slice(2, -2)
        .split(/ \| /)
        .map((cell) => cell.replaceAll('\\|', '|'))
      return {
        typed: codesIn(typed)[0] ?? '',
        printed: codesIn(printed)[0] ?? '',
        warned: codesIn(warned),
        why,
      }
    })
}

function codesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]*)`/g)].map(([, code = '']) =>
    code.replaceAll('\\n', '\n').replaceAll('\\u3000', '\u3000'),
  )
}

test('the table has its rows', () => {
  expect(rows.length).toBeGreaterThan(100)
  expect(new Set(rows.map(({ typed }) => typed)).size).toBe(rows.length)
  expect(rows.filter(({ why }) => why === '')).toEqual([])
})

test.each(rows)('$typed is $printed: $why', ({ typed, printed, warned }) => {
  const query = parsed(typed)
  expect(query.printed).toBe(printed)
  expect(pieces(query, query.warnings)).toEqual(warned)
  expect(parsed(printed)).toMatchObject({ printed, root: query.root, sort: query.sort })
})
